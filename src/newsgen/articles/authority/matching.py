"""Whom and what a text names, of those in the authority file: names found, and told apart where several share one."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from newsgen.articles.authority.entry import Entry
from newsgen.articles.authority.index import Index, Spot, plain
from newsgen.model import Span, When

NAME: Final = "authority/name"
DATES: Final = "authority/dates"
CONTEXT: Final = "authority/context"


class Match(NamedTuple):
    """An entry that a text names, by which rule it is known, and where."""

    entry: Entry
    rule: str
    spans: tuple[Span, ...]


class Doubt(NamedTuple):
    """A name in a text that stands for several entries, none of which is surer than the others."""

    name: str
    entries: tuple[Entry, ...]
    spans: tuple[Span, ...]


class Matches(NamedTuple):
    """What of an authority file stands in a text, in the order in which it is first named."""

    sure: tuple[Match, ...] = ()
    doubtful: tuple[Doubt, ...] = ()


_NONE: Final = Matches()
_NOBODY: Final = frozenset[str]()
_Named = dict[tuple[Entry, ...], list[Spot]]


def matches(text: str, index: Index, *, published: When) -> Matches:
    """Everyone and everything of the authority file that the text names.

    `published` is when it came out, as far as that is known: an entry that was not valid then is not meant.
    """
    bare = plain(text)
    spots, forbidding = index.found(bare)
    if not spots:
        return _NONE
    named = _by_entries(spots, forbidding, index, published)
    sure = {meant[0]: Match(meant[0], _rule(spots, index), _spans(spots)) for meant, spots in named.items()
            if len(meant) == 1}  # fmt: skip
    doubtful: list[Doubt] = []
    for several, spots in named.items():
        if len(several) > 1 and (one := _by_context(several, sure, bare)):
            spans = sorted({*_spans(spots), *(sure[one].spans if one in sure else ())})
            sure[one] = Match(one, sure[one].rule if one in sure else CONTEXT, tuple(spans))
        elif len(several) > 1:
            doubtful.append(Doubt(spots[0].name, several, _spans(spots)))
    return Matches(tuple(sorted(sure.values(), key=lambda match: match.spans[0])), tuple(doubtful))


def _by_entries(spots: Iterable[Spot], forbidding: list[Spot], index: Index, published: When) -> _Named:
    """The spots by the entries that can be meant there: of that name, valid then, and not forbidden there."""
    named: _Named = {}
    ahead = iter(forbidding)
    near = next(ahead, None)
    for spot in spots:
        while near and near.end < spot.end:
            near = next(ahead, None)
        refused = index.refused[near.name] if near and near.start <= spot.start else _NOBODY
        valid = index.called[spot.name]
        if refused or index.dated:
            valid = tuple([each for each in valid if each.id not in refused and _is_valid(each, published)])
        if valid:
            named.setdefault(valid, []).append(spot)
    return named


def _is_valid(entry: Entry, published: When) -> bool:
    """Whether what came out then can be about it."""
    ended = entry.valid_to and published.earliest > entry.valid_to
    return not ended and not (entry.valid_from and published.latest and published.latest < entry.valid_from)


def _rule(spots: Iterable[Spot], index: Index) -> str:
    """By the name alone, unless only its time tells one from others of its names."""
    return NAME if any(len(index.called[spot.name]) == 1 for spot in spots) else DATES


def _by_context(several: Iterable[Entry], sure: Iterable[Entry], text: str) -> Entry | None:
    """The one that the text names otherwise, too, or beside one of its context words; None where that is not one."""
    named = {entry.id for entry in sure}
    low = text.casefold()
    for held in (
        [entry for entry in several if entry.id in named],
        [entry for entry in several if any(_stands(word, low) for word in entry.context_words)],
    ):
        if len(held) == 1:
            return held[0]
    return None


def _stands(word: str, low: str) -> bool:
    """Whether a word, or several, stand in a text without capitals as whole words."""
    sought = plain(word).casefold()
    return sought in low and bool(re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", low))


def _spans(spots: Iterable[Spot]) -> tuple[Span, ...]:
    return tuple((spot.start, spot.end) for spot in spots)
