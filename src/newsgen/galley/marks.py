"""The source in pieces: what each line became, and what the words in it are evidence of."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final, NamedTuple, TypeVar

Thing = TypeVar("Thing")

UNSURE: Final = 0.6  # confidence below which a role is shown as doubtful


class Mark(NamedTuple):
    """Why a run of the source is marked."""

    start: int
    end: int
    kind: str  # "evidence", "quote", "speaker"
    told: str  # "published, dates/caption, 0.90"


class Piece(NamedTuple):
    """Words between two ends of marks, with the marks that lie over them."""

    start: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> str:
        """The kinds of its marks, each once, as classes of HTML."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def told(self) -> str:
        """What all its marks tell."""
        return "; ".join(dict.fromkeys(mark.told for mark in self.marks))


class Line(NamedTuple):
    """One line of the source."""

    number: int  # from 1
    pieces: tuple[Piece, ...]
    outcome: str  # "field headline", "dropped: …"; empty for a blank line
    role: str  # "paragraph"; empty where no block stands
    confidence: float
    family: str  # of the outcome, for its colour


# What a newspaper keeps together; a colour for each.
FAMILIES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("headline", "standfirst", "kicker"), "head"),
    **dict.fromkeys(("byline", "date", "dateline", "source_line", "author_bio"), "origin"),
    **dict.fromkeys(("paragraph", "subhead", "list_item", "pullquote"), "story"),
    **dict.fromkeys(("caption", "credit"), "picture"),
    **dict.fromkeys(("boilerplate", "note", "embed"), "aside"),
}
_LEFT_OUT: Final = ("dropped", "duplicate")


def marks(told: Mapping[str, Any]) -> list[Mark]:
    """All marks of an account, in the order of the text."""
    return sorted(mark for mark in (*_evidence(told["fields"]), *_quotes(told["quotes"])) if 0 <= mark.start < mark.end)


def _evidence(fields: Mapping[str, Any]) -> Iterator[Mark]:
    for name, field in fields.items():
        for start, end in field["evidence"]:
            yield Mark(start, end, "evidence", f"{name}, {field['rule']}, {field['confidence']:.2f}")


def _quotes(quotes: Iterable[Mapping[str, Any]]) -> Iterator[Mark]:
    for quote in quotes:
        known = f", {quote['confidence']:.2f}" if quote["speaker"] else ""
        whose = f"{'words inferred to be of' if quote['inferred'] else 'words of'} {quote['speaker']}{known}"
        yield Mark(quote["start"], quote["end"], "quote", whose if quote["speaker"] else "words of nobody known")
        yield Mark(quote["speaker_start"], quote["speaker_end"], "speaker", f"speaker: {quote['speaker']}")


def lines(text: str, told: Mapping[str, Any]) -> list[Line]:
    """Every line of the source, blank ones too, with what it became and what is marked in it."""
    outcomes = {entry["line"]: entry["outcome"] for entry in told["ledger"]}
    written = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in written)]
    blocks = _by_line(((block["start"], block["end"], block) for block in told["blocks"]), starts)
    over = _by_line(((mark.start, mark.end, mark) for mark in marks(told)), starts)
    found = []
    for number, (line, start) in enumerate(zip(written, starts, strict=False), start=1):
        block = next(iter(blocks.get(number, ())), None)
        role, sure = (block["role"], block["confidence"]) if block else ("", 1.0)
        outcome = outcomes.get(number, "")
        pieces = tuple(_pieces(text, start, start + len(line), over.get(number, ())))
        found.append(Line(number, pieces, outcome, role, sure, _family(outcome, role)))
    return found


def _by_line(spans: Iterable[tuple[int, int, Thing]], starts: Sequence[int]) -> dict[int, list[Thing]]:
    """What lies on each line, in the order given, by the number of the line."""
    found: dict[int, list[Thing]] = {}
    for start, end, thing in spans:
        for number in range(bisect_right(starts, start), bisect_left(starts, end) + 1):
            found.setdefault(number, []).append(thing)
    return found


def _family(outcome: str, role: str) -> str:
    if outcome.startswith(_LEFT_OUT):
        return "out"
    return FAMILIES.get(role) or FAMILIES.get(outcome.removeprefix("field "), "aside" if outcome else "")


def _pieces(text: str, start: int, end: int, over: Sequence[Mark]) -> Iterator[Piece]:
    """A line cut at every end of a mark."""
    here = [mark for mark in over if mark.start < end and start < mark.end]
    cuts = sorted({start, end, *(cut for mark in here for cut in (mark.start, mark.end) if start < cut < end)})
    for left, right in pairwise(cuts):
        yield Piece(left, text[left:right], tuple(mark for mark in here if mark.start <= left and right <= mark.end))
