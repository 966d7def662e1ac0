"""Plain text without markup: the raw article as an old system, a clipboard or a scan left it.

What the text means is told by `reading`; here its bytes become characters, and the reading becomes a draft with
the body in blocks. Nothing of the text is interpreted as markup: every character is escaped.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final

import msgspec

from newsgen.articles.decoding import decode
from newsgen.articles.reading import read as understood
from newsgen.articles.reading.blocks import unwrapped
from newsgen.articles.reading.body import Part, body
from newsgen.articles.reading.pullquotes import spread
from newsgen.model import Block, Draft, Event, Provenance, PullQuote, Quote, ReadBlock, ReadField, Reading, Source
from newsgen.problems import Problem

SUFFIXES: Final = (".txt",)
VERSION: Final = 4

_BULLET: Final = re.compile(r"(?:[•●▪■◦‣⁃*]|[-–—](?=\s))\s*")


def _lines(text: str, blocks: Sequence[ReadBlock]) -> list[int]:
    """The line, from 1, on which each block begins."""
    found: list[int] = []
    line, position = 1, 0
    for block in blocks:
        line += text.count("\n", position, block.start)
        position = block.start
        found.append(line)
    return found


def _story(text: str, reading: Reading) -> tuple[Part, ...]:
    """The blocks of the story without those that the ledger calls duplicates."""
    twice = {entry.line for entry in reading.ledger if entry.outcome.startswith("duplicate")}
    without = (place for place, line in enumerate(_lines(text, reading.blocks)) if line in twice)
    return body([block.role for block in reading.blocks], without=frozenset(without))


def item(text: str) -> str:
    """The words of a list's item, without the sign before them."""
    return _BULLET.sub("", text, count=1)


def _html(kind: str, texts: Sequence[str]) -> str:
    """The blocks' words as HTML, escaped."""
    if kind == "list":
        return "<ul>" + "".join(f"<li>{escape(item(text))}</li>" for text in texts) + "</ul>"
    words = escape(texts[0], quote=False)
    shapes = {"subhead": "<h2>{}</h2>", "quote": "<blockquote><p>{}</p></blockquote>"}
    return shapes.get(kind, "<p>{}</p>").replace("{}", words)


def _anchors(parts: Sequence[Part]) -> Iterator[str]:
    """p1, p2 … for paragraphs and quotes, h1, h2 … for subheads, none for lists."""
    count = {"p": 0, "h": 0}
    for part in parts:
        letter = {"paragraph": "p", "quote": "p", "subhead": "h"}.get(part.kind, "")
        if letter:
            count[letter] += 1
        yield f"{letter}{count[letter]}" if letter else ""


def _block(text: str, reading: Reading, part: Part, anchor: str) -> Block:
    spans = [(reading.blocks[place].start, reading.blocks[place].end) for place in part.places]
    texts = [unwrapped(text[start:end]) for start, end in spans]
    return Block(kind=part.kind, html=_html(part.kind, texts), text="\n".join(texts), anchor=anchor)


def _within(text: str, block: ReadBlock, place: int) -> int:
    """Where a place of the source lies in its block's unwrapped words; -1 when outside."""
    return len(unwrapped(text[block.start : place])) if block.start <= place <= block.end else -1


def _anchored(text: str, quote: Quote, block: ReadBlock, anchor: str) -> Quote:
    """The quote with its places in the words of its own block; a speaker named elsewhere has none."""
    start, end = _within(text, block, quote.speaker_start), _within(text, block, quote.speaker_end)
    beside = start >= 0 and end >= 0
    return msgspec.structs.replace(
        quote,
        start=_within(text, block, quote.start),
        end=_within(text, block, quote.end),
        text=unwrapped(quote.text),
        speaker_start=start if beside else -1,
        speaker_end=end if beside else -1,
        anchor=anchor,
    )


def _quotes(text: str, reading: Reading, parts: Sequence[Part], anchors: Sequence[str]) -> dict[int, Quote]:
    """The quotes that stand in a paragraph of the story, by their place in the reading."""
    homes = [
        (reading.blocks[place], anchor)
        for part, anchor in zip(parts, anchors, strict=True)
        if anchor.startswith("p")
        for place in part.places
    ]
    return {
        number: _anchored(text, quote, block, anchor)
        for number, quote in enumerate(reading.quotes)
        for block, anchor in homes
        if block.start <= quote.start and quote.end <= block.end
    }


def _pullquotes(reading: Reading, quotes: dict[int, Quote], anchors: Sequence[str]) -> tuple[PullQuote, ...]:
    """The lines to set large, each after its own paragraph."""
    large = (quotes[number] for number in reading.pullquotes if number in quotes)
    return spread((quote, anchors.index(quote.anchor) + 1) for quote in large)


def _value(name: str, field: ReadField) -> Any:
    """A field as front matter would write it: a date, part of a date, or its bounds."""
    if name != "published" or field.value is not None:
        return field.value
    if field.status == "given":
        year_only = field.earliest.endswith("-01-01") and field.latest.endswith("-12-31")
        return field.earliest[:4] if year_only else field.earliest[:7]
    bounds = {"earliest": field.earliest, "latest": field.latest}
    return {end: day for end, day in bounds.items() if day} or None


def _draft(text: str, reading: Reading) -> Draft:
    """The draft that a reading makes."""
    parts = _story(text, reading)
    anchors = tuple(_anchors(parts))
    quotes = _quotes(text, reading, parts, anchors)
    values = {name: _value(name, field) for name, field in reading.fields.items()}
    known = {name: value for name, value in values.items() if value not in (None, "", [])}
    evidence = {name: reading.fields[name].evidence for name in known}
    return Draft(
        fields=known | {"language": reading.language},
        lines={name: text.count("\n", 0, spans[0][0]) + 1 for name, spans in evidence.items() if spans},
        body_type="blocks",
        blocks=tuple(_block(text, reading, part, anchor) for part, anchor in zip(parts, anchors, strict=True)),
        figures=reading.figures,
        quotes=tuple(quotes.values()),
        pullquotes=_pullquotes(reading, quotes, anchors),
        provenance={name: _provenance(field) for name, field in reading.fields.items() if name in known},
        ledger=reading.ledger,
        language=reading.language,
    )


def _provenance(field: ReadField) -> Provenance:
    return Provenance(status=field.status, rule=field.rule, confidence=field.confidence, evidence=field.evidence)


def _missing(text: str, draft: Draft) -> tuple[Problem, ...]:
    """What an article can't be without, and what is doubtful in it."""
    if not text.strip():
        mend = "Put the article's text into it, the headline on the first line, or delete the file."
        return (Problem(rule="text/empty", message="The file holds no text.", mend=mend),)
    if not draft.blocks:
        mend = "Put the story below the headline, a blank line between its paragraphs."
        return (Problem(rule="text/body", message="The text has a headline but no story.", mend=mend, line=1),)
    return () if draft.provenance["headline"].status == "given" else (_supplied(draft),)


def problems(text: str, reading: Reading) -> tuple[Problem, ...]:
    """What a reading lacks to be an article, and what is doubtful in it; their path is empty."""
    return _missing(text, _draft(text, reading))


def _supplied(draft: Draft) -> Problem:
    """A warning of a headline made of the story's opening words, as texts get it that never had one."""
    return Problem(
        rule="text/headline",
        message="The text begins with the story; its opening words stand in for a headline, in square brackets.",
        mend="Write the headline on the first line, above the story.",
        line=draft.lines["headline"],
        field="headline",
        severity="warning",
    )


def read(
    source: Source, *, language: str, era: tuple[str, str], events: Sequence[Event] = ()
) -> tuple[Draft, tuple[Problem, ...]]:
    """The draft of a plain text, and what is wrong with it.

    `language` is the archive's own, as a hint; `era` the first and last day on which it can have come out;
    `events` what is known to have happened, and when.
    """
    text, wrong = decode(source.data)
    draft, missing = Draft(fields={}, body_type="blocks"), tuple[Problem, ...]()
    if not any(problem.severity == "error" for problem in wrong):
        draft = _draft(text, understood(text, language=language, era=era, events=events))
        missing = _missing(text, draft)
    placed = (msgspec.structs.replace(problem, path=source.path) for problem in (*wrong, *missing))
    return draft, tuple(placed)
