"""A paragraph as a string of letters, one a word, its quotes blanked to one letter each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsgen.articles.reading.marks import Run
from newsgen.articles.reading.speech import ENDINGS, Speech
from newsgen.model import Span

QUOTES = frozenset("qkef")
_LONGEST = 400  # words in a sentence; a longer one is a list or a wall of marks
_DATELINE = re.compile(r"C[COT,.()nWo&]{0,12}-")


class Clauses(NamedTuple):
    """The words of a paragraph: their kinds, joined, and where each stands in the source."""

    kinds: str
    spans: list[Span]
    quoted: list[int]  # the places of the quoted runs, in order
    speech: Speech  # the words that gave the letters

    def sentence(self, place: int) -> Span:
        """The places of the sentence around a place, its full stop left out."""
        first, last = max(0, place - _LONGEST), min(len(self.kinds), place + _LONGEST)
        start, end = self.kinds.rfind(".", first, place), self.kinds.find(".", place, last)
        return start + 1 if start >= 0 else first, end if end >= 0 else last


def clauses(text: str, paragraph: Span, runs: Sequence[Run], speech: Speech) -> Clauses:
    """The words of one paragraph; what stands in quotation marks counts as one word."""
    kinds: list[str] = []
    spans: list[Span] = []
    quoted: list[int] = []
    at = paragraph[0]
    for run in runs:
        _read(text, (at, run.left), speech, kinds, spans)
        quoted.append(len(kinds))
        kinds.append(ENDINGS.get(text[run.end - 1], "q"))
        spans.append((run.left, run.right))
        if _ends_sentence(text, run, kinds[-1], paragraph[1]):
            kinds.append(".")
            spans.append((run.right, run.right))
        at = run.right
    _read(text, (at, paragraph[1]), speech, kinds, spans)
    if spans and text[slice(*spans[0])].isupper() and (dateline := _DATELINE.match("".join(kinds))):
        kinds[dateline.end() - 1] = "."
    return Clauses("".join(kinds), spans, quoted, speech)


def _read(text: str, span: Span, speech: Speech, kinds: list[str], spans: list[Span]) -> None:
    letters = speech.letters
    kind = kinds[-1] if kinds else "."
    for match in speech.pattern.finditer(text, *span):
        group = match.lastindex or 0
        previous, kind = kind, letters[group][match[group]][kind in ".:-"]
        if kind in "VU.":
            kind = settled(text, match.span(group), kind, previous, speech)
        kinds.append(kind)
        spans.append(match.span(group))


def settled(text: str, span: Span, kind: str, previous: str, speech: Speech) -> str:
    """The letter where it hangs on what stands beside: a full stop may be none, and a verb a noun."""
    if kind == ".":
        return kind if _full_stop(text, span[1]) else "o"
    word = text[slice(*span)].lower()
    if previous == "D" or _owned(text, span[0]) or (previous in "IJnlt" and word in speech.nouns):
        return "O" if word in speech.people else "l"  # "the report", "recent remarks", not "they report"
    return kind


def _owned(text: str, at: int) -> bool:
    """Whether the word before a place is a possessive: "Roe's comments", "the editors' note"."""
    return text[max(0, at - 3) : at].rstrip().endswith(("'s", "’s", "s'", "s’"))


def _full_stop(text: str, at: int) -> bool:
    """Whether a mark that may end a sentence is followed by what may begin one."""
    return at >= len(text) or text[at].isspace() or text[at] in "”»"


def _ends_sentence(text: str, run: Run, ending: str, limit: int) -> bool:
    """Whether a quote that ends in a full stop or the like ends its sentence, too.

    It does when nothing follows, or a capital or another quote.
    """
    if ending not in "ef":
        return False
    following = text[run.right : min(run.right + 4, limit)].lstrip()[:1]
    return not following or not (following.islower() or following in ",;.:–—-")
