"""What changed in an article: paragraph by paragraph, word by word.

Paragraphs are laid side by side by difflib; of those that differ, the likest pairs are compared by their words. The
work is bounded: of a text that was made to take long, whole paragraphs are shown as taken out and put in.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, Literal

from newsgen.model import Article, Revision, Value
from newsgen.model.revision import Evidence, Line
from newsgen.render.dates import day, number
from newsgen.render.words import Words

Kind = Literal["same", "in", "out"]
Piece = tuple[Kind, str]

MOST_WORDS: Final = 1_000  # of a paragraph, with its spaces and marks, that are compared one by one
MOST_PAIRS: Final = 2_500  # of paragraphs that are looked at for their likeness
LIKE: Final = 0.4  # of their words that two share; below, the one is not the other changed
_WORDS: Final = re.compile(r"\w+|\s+|[^\w\s]")


class Row(Value, frozen=True, kw_only=True):
    """A paragraph as it is shown: what was taken out of it and put in, or how many stand unchanged."""

    role: str = ""
    pieces: tuple[Piece, ...] = ()
    unchanged: int = 0


class State(Value, frozen=True, kw_only=True):
    """An article as it stood: when that is known for, by what evidence, and how it differs from the state before."""

    at: str  # of the evidence; empty for the article as it stands now
    evidence: Evidence | Literal[""]
    rows: tuple[Row, ...]


def states(article: Article) -> list[State]:
    """The article as it was first kept, and what changed from state to state up to now."""
    first = article.revisions[0]
    whole = tuple(Row(role=role, pieces=(("same", words),)) for role, words in first.lines)
    found = [State(at=first.at, evidence=first.evidence, rows=whole)]
    now = Revision(at="", evidence=first.evidence, lines=article.lines)
    for before, after in pairwise((*article.revisions, now)):
        rows = tuple(compared(before.lines, after.lines))
        found.append(State(at=after.at, evidence=after.evidence if after.at else "", rows=rows))
    return found


def compared(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Row]:
    """What changed between two states, in the order of the page; runs of paragraphs that did not are counted."""
    for what, i, k, j, m in SequenceMatcher(None, before, after).get_opcodes():
        if what == "equal":
            yield Row(unchanged=k - i)
        else:
            yield from _replaced(before[i:k], after[j:m])


def _replaced(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Row]:
    """Paragraphs that gave way to others: those that are alike word by word, the rest whole."""
    i = j = 0
    for one, other in [*_alike(before, after), (len(before), len(after))]:
        yield from (Row(role=role, pieces=(("out", words),)) for role, words in before[i:one])
        yield from (Row(role=role, pieces=(("in", words),)) for role, words in after[j:other])
        if one < len(before):
            yield Row(role=after[other][0], pieces=tuple(_by_words(before[one][1], after[other][1])))
        i, j = one + 1, other + 1


def _alike(before: Sequence[Line], after: Sequence[Line]) -> list[tuple[int, int]]:
    """The pairs of paragraphs of which one is the other changed, in the order of both; the likest in sum."""
    if len(before) * len(after) > MOST_PAIRS:
        return []
    old, new = ([frozenset(words.split()) for _, words in lines] for lines in (before, after))
    none: _Found = (0.0, ())
    best = [none] * (len(new) + 1)  # of what was looked at of the old ones, with so many of the new ones
    for i, one in enumerate(old):
        row = [none]
        for j, other in enumerate(new):
            like = _likeness(one, other) if before[i][0] == after[j][0] else 0.0
            paired = (best[j][0] + like, (*best[j][1], (i, j))) if like >= LIKE else none
            row.append(max(best[j + 1], row[j], paired, key=_in_sum))
        best = row
    return list(best[-1][1])


_Found = tuple[float, tuple[tuple[int, int], ...]]  # how like the pairs are in sum, and they themselves


def _in_sum(found: _Found) -> float:
    return found[0]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _by_words(before: str, after: str) -> Iterator[Piece]:
    """A paragraph with the words that were taken out of it and put in."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    if start:
        yield "same", "".join(old[:start])
    yield from _between(old[start : len(old) - end], new[start : len(new) - end])
    if end:
        yield "same", "".join(old[len(old) - end :])


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words two texts begin with together."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if max(len(old), len(new)) > MOST_WORDS:
        yield from (("out", "".join(old)), ("in", "".join(new)))
        return
    for what, i, k, j, m in SequenceMatcher(None, old, new).get_opcodes():
        if what == "equal":
            yield "same", "".join(old[i:k])
            continue
        if k > i:
            yield "out", "".join(old[i:k])
        if m > j:
            yield "in", "".join(new[j:m])


def told(state: State, words: Words, *, first: bool = False) -> str:
    """When a state is known to have stood: "Kept on 3 May 2026"; of the present one, that it stands now."""
    if not state.at:
        return words("revision_now")
    return words(f"revision_{'first_' if first else ''}{state.evidence}", date=day(state.at[:10], words.language))


def count(article: Article, words: Words) -> str:
    """How often it was changed since it was first kept."""
    times = len(article.revisions)
    return words("count_changes", n=times, count=number(times, words.language))
