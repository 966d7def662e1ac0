"""Quotation marks, paired a paragraph at a time.

A mark opens or closes by what it is and by where it stands: papers mix the systems, so “ closes a German
quote and opens an English one, and a run that opens curly may close straight.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from newsgen.model import Span

PARTNERS = {
    '"': '"”“″',
    "“": "”“\"″''",
    "”": '”“"',
    "„": '“”"‟',
    "‟": '”“"',
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "``": "''\"”",
}
"""Which marks may close a run, by the mark that opened it."""

SINGLES = {"‘": "’'", "'": "'’", "‚": "‘’'", "‹": "›", "›": "‹"}
"""The same for the single marks, which are apostrophes more often than not."""

_DOUBLE = re.compile(r"``|''|[\"“”„‟«»「」『』″]")
_SINGLE = re.compile(r"[‘’'‚‹›]")
_OPENING = re.compile(r"\s*(?:``|[\"“„«»「『‘'‹])")
_ALWAYS_OPEN = frozenset("„「『")
_OPENERS: Final = (*PARTNERS, *SINGLES)
_DOUBLES: Final = (*PARTNERS, "''", "」", "』", "″")
_PAIRS: Final = {
    "“”": re.compile(r"“(?<!=“)(?=\S)[^“”]+(?<!\s)”"),
    '"': re.compile(r'"(?<![\w.,!?=]")(?=\S)[^"]+(?<!\s)"'),
}
"""Runs beyond doubt, in a text that has these double marks and no others."""
_SINGLE_WORDS = 3  # a run in single marks has as many words at least; less is an apostrophe or a nickname


class Run(msgspec.Struct, frozen=True, gc=False):
    """A run of words in quotation marks: the span inside the marks, and the span with them."""

    start: int
    end: int
    left: int
    right: int
    closed: bool = True
    single: bool = False


def quoted(text: str, paragraphs: Sequence[Span]) -> list[tuple[int, list[Run]]]:
    """The numbers of the paragraphs that have quoted runs, with the runs. The paragraphs follow one another.

    A paragraph without an opening mark is not looked at, and where each mark of a text belongs to a run beyond doubt,
    as in most of them, all runs are found in one go, in a fifth of the time: 14 µs for 16 paragraphs.
    """
    marks = "".join([mark for mark in _DOUBLES if mark[0] in text and mark in text])
    plain = _all_plain(text, paragraphs, marks) if marks in _PAIRS else None
    found = plain or {}
    for number in _opening(text, paragraphs, SINGLES if plain is not None or not marks else _OPENERS):
        if number in found:
            continue
        if read := _singles(text, paragraphs[number]) if plain is not None else runs(text, paragraphs[number]):
            found[number] = read
    return sorted(found.items())


def _all_plain(text: str, paragraphs: Sequence[Span], marks: str) -> dict[int, list[Run]] | None:
    """The runs of each paragraph of a text whose marks all belong to runs beyond doubt, as `runs` finds them."""
    opening, closing = marks[0], marks[-1]
    starts = [start for start, _ in paragraphs]
    found: dict[int, list[Run]] = {}
    at = 0
    for match in _PAIRS[marks].finditer(text):
        left, right = match.span()
        number = bisect_right(starts, left) - 1
        end = paragraphs[number][1] if number >= 0 else 0
        astray = text.find(opening, at, left) >= 0 or text.find(closing, at, left) >= 0
        if astray or left < end < right or number + 1 != bisect_left(starts, right):
            return None  # it runs from one paragraph into another, or a mark before it belongs to none
        if left < end:
            found.setdefault(number, []).append(Run(left + 1, right - 1, left, right))
        at = right
    return None if opening in text[at:] or closing in text[at:] else found


def _opening(text: str, paragraphs: Sequence[Span], openers: Iterable[str]) -> list[int]:
    """The numbers of the paragraphs with a mark that may open a run."""
    ends = [end for _, end in paragraphs]
    found = set()
    for mark in openers:
        at = text.find(mark) if mark[0] in text else -1  # one character is found ten times as fast as two
        while at >= 0 and (number := bisect_right(ends, at)) < len(ends):
            start, end = paragraphs[number]
            if start <= at:
                found.add(number)
            at = text.find(mark, end if start <= at else start)
    return sorted(found)


def runs(text: str, paragraph: Span) -> list[Run]:
    """The outermost quoted runs of one paragraph.

    Single marks count only where there is no double one. A run that never closes goes on to the end of the
    paragraph.
    """
    marks = list(_DOUBLE.finditer(text, *paragraph))
    return _paired(text, paragraph, marks, PARTNERS) if marks else _singles(text, paragraph)


def _singles(text: str, paragraph: Span) -> list[Run]:
    marks = [mark for mark in _SINGLE.finditer(text, *paragraph) if not _apostrophe(text, mark.start())]
    if len(marks) < 2:
        return []
    found = _paired(text, paragraph, marks, SINGLES)
    return [replace(run, single=True) for run in found if run.closed and _long_enough(text, run)]


def reopens(text: str, paragraph: Span) -> bool:
    """Whether a paragraph begins with an opening mark, and so may go on with the quote before it."""
    return bool(_OPENING.match(text, *paragraph))


def _paired(text: str, paragraph: Span, marks: Sequence[re.Match[str]], partners: dict[str, str]) -> list[Run]:
    found: list[Run] = []
    open_marks: list[re.Match[str]] = []
    for mark in marks:
        depth = _closes(open_marks, text, mark, partners)
        if depth is not None:
            opening = open_marks[depth]
            del open_marks[depth:]
            if not depth:
                found.append(_run(text, opening, mark.start(), mark.end()))
        elif mark[0] in partners and _may_open(text, mark, paragraph, open_marks):
            open_marks.append(mark)
    if open_marks:
        found.append(_run(text, open_marks[0], paragraph[1], paragraph[1], closed=False))
    return [run for run in found if run.start < run.end]


def _closes(
    open_marks: Sequence[re.Match[str]], text: str, mark: re.Match[str], partners: dict[str, str]
) -> int | None:
    """The depth of the run that this mark closes.

    Looks at the innermost and the outermost only, so that a wall of marks costs no more than a line of them.
    """
    for depth in dict.fromkeys((len(open_marks) - 1, 0)) if open_marks else ():
        opened = open_marks[depth][0]
        if mark[0] in partners[opened] and (mark[0] not in partners or _may_close(text, mark, opened)):
            return depth
    return None


def _may_close(text: str, mark: re.Match[str], opened: str) -> bool:
    """Whether a mark that could open as well stands where a closing one does."""
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    if not before.isspace():
        return True
    return opened == mark[0] == '"' or not after or after.isspace() or after in ",.;:!?)"


def _may_open(text: str, mark: re.Match[str], paragraph: Span, open_marks: Sequence[re.Match[str]]) -> bool:
    """Whether a mark stands where an opening one does: not after a letter or digit, and before a word."""
    if open_marks and open_marks[-1][0] == mark[0]:
        return False
    if mark[0] in _ALWAYS_OPEN:
        return True
    at, after = mark.start(), text[mark.end() : mark.end() + 1]
    before = text[at - 1] if at > paragraph[0] else " "
    if mark.end() >= paragraph[1] or before == "=":  # an attribute of markup
        return False
    if mark[0] in "“«":
        return not before.isalnum() or not after.isspace()
    return not before.isalnum() and before not in ".,!?" and not after.isspace()


def _run(text: str, opening: re.Match[str], end: int, right: int, *, closed: bool = True) -> Run:
    start = opening.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Run(start, end, opening.start(), right, closed)


def _apostrophe(text: str, at: int) -> bool:
    """Whether a single mark stands inside a word or opens a clipped one (’90s)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before.isalnum() and after.isalnum()) or (text[at] == "’" and not before.strip())


def _long_enough(text: str, run: Run) -> bool:
    return len(text[run.start : run.end].split(None, _SINGLE_WORDS)) >= _SINGLE_WORDS
