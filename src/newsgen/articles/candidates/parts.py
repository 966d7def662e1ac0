"""A run of capitalised words, cut into the names that it holds."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsgen.articles.candidates.gazetteer import places
from newsgen.articles.candidates.kinds import Seen
from newsgen.articles.candidates.lexicon import Lexicon
from newsgen.articles.candidates.runs import Run

_LINKS: Final = frozenset({"of", "for", "and", "the"})
_SHORT: Final = 4  # letters of what may be initials
_POSSESSIVES: Final = ("'s", "’s", "s'", "s’")


class Part(NamedTuple):
    """One name of a run: where it begins in the text, and all that can be seen of it."""

    start: int
    seen: Seen


def parts(run: Run, lexicon: Lexicon, common: frozenset[str]) -> Iterator[Part]:
    """The names in a run, without titles and other words that are no part of them.

    `common` are the words that the text has in lower case, too.
    """
    pieces = list(_pieces(run.words, lexicon))
    for number, (begins, words, before) in enumerate(pieces):
        opening = run.first and number == 0
        skipped, kept, title = _bare(words, lexicon, common, opening=opening)
        if kept:
            offset = begins + sum(len(word) + 1 for word in words[:skipped])
            after = run.after if number == len(pieces) - 1 else ""
            front = (before or run.before) if number or not skipped else ""
            seen = Seen(kept, title=title, before=front, after=after, first=opening and not skipped)
            yield Part(run.start + offset, seen)


def _pieces(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """(offset, words, the link in front) of what stands between "of" and "and", and behind a possessive.

    A body keeps its "of": "Bank of Oldport" is one name, "Mayor of Oldport" is not.
    """
    begun, offset, before = 0, 0, ""
    for place, word in enumerate(words):
        held = words[begun:place]
        cuts = word in _LINKS and (word == "and" or not any(each.lower() in lexicon.organisations for each in held))
        if cuts or (word.endswith(_POSSESSIVES) and place + 1 < len(words)):
            whole = held if cuts else words[begun : place + 1]
            if whole:
                yield offset, tuple(whole), before
            offset += sum(len(each) + 1 for each in words[begun : place + 1])
            begun, before = place + 1, word if cuts else ""
    if words[begun:]:
        yield offset, tuple(words[begun:]), before


def _bare(
    words: tuple[str, ...], lexicon: Lexicon, common: frozenset[str], *, opening: bool
) -> tuple[int, tuple[str, ...], bool]:
    """(how many words were cut in front, the others, whether a title was among the cut ones)."""
    kept = _usual((*words[:-1], _owner(words[-1])))
    if " ".join(kept) in places() or " ".join(kept) in lexicon.known:
        return 0, kept, False
    low = [word.lower().rstrip(".") for word in kept]
    last = max((place for place, word in enumerate(low) if word in lexicon.titles), default=-1)
    is_title = last >= 0 and not (last == len(low) - 1 and len(low) > 1 and low[0] in lexicon.given)
    skipped = last + 1 if is_title else 0
    while skipped < len(low) and _no_name(low[skipped], lexicon, common, opening=opening and not skipped):
        skipped += 1
        if " ".join(kept[skipped:]) in places():
            break
    end = len(low)
    while end > skipped and _no_name(low[end - 1], lexicon, common, opening=False):
        end -= 1
    return skipped, kept[skipped:end], is_title


def _usual(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, a place that is printed in capitals, as before a story, written as others are."""
    written = " ".join(words)
    if len(written) > _SHORT and written.isupper() and written.title() in places():
        return tuple(written.title().split(" "))
    return words


def _no_name(word: str, lexicon: Lexicon, common: frozenset[str], *, opening: bool) -> bool:
    told = word.replace("’", "'").partition("'")[0] if word not in lexicon.given else word  # "I'm", "Tuesday's"
    return told in lexicon.not_names or (opening and word in common and word not in lexicon.given)


def _owner(word: str) -> str:
    """The word without its possessive."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word.rstrip("'’")
