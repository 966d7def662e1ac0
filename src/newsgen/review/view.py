"""What the page shows of an article, as JSON: every text in it is a text, never HTML."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

from newsgen.articles.reading.ledger import FIELDS as FIELD_OF
from newsgen.articles.reading.names import Names
from newsgen.articles.reading.speech import speech
from newsgen.galley.marks import Line, lines
from newsgen.model import Quote, When
from newsgen.review import corrections, pictures
from newsgen.review.doubts import Doubt
from newsgen.review.proof import Proof
from newsgen.review.roles import ROLES, Part
from newsgen.review.story import IN_BODY

_LONG: Final = frozenset({"headline", "standfirst"})
_SPACE: Final = re.compile(r"\s+")
MOST_NAMES: Final = 60
MOST_TEXT: Final = 100_000  # characters of an article in which names are looked for
MOST_MISSED: Final = 50  # quotes that are not found in the original, after which no more are looked for


def view(found: Proof, doubts: Sequence[Doubt], *, draft: bool) -> dict[str, Any]:
    """An article under review: its source line by line, its fields, photos and quotes, and what is doubtful."""
    article = found.article
    quotes = list(_quotes(found))
    return {
        "path": found.path,
        "sha256": found.sha256,
        "headline": article.headline,
        "language": article.language,
        "direction": article.direction,
        "draft": draft,
        "original": bool(found.original),
        "parts": list(_parts(found.parts, doubts)),
        "lines": list(_lines(found, quotes)),
        "fields": [_field(found, name) for name in corrections.FIELDS],
        "photos": list(_photos(found)),
        "quotes": quotes,
        "names": _names(found),
        "doubts": [{"kind": doubt.kind, "at": doubt.at, "confidence": round(doubt.confidence, 2)} for doubt in doubts],
    }


def _parts(parts: Sequence[Part], doubts: Sequence[Doubt]) -> Iterator[dict[str, Any]]:
    unsure = {doubt.at for doubt in doubts if doubt.kind == "block"}
    for number, part in enumerate(parts):
        sure = round(part.confidence, 2)
        yield {"role": part.role, "confidence": sure, "unsure": str(number) in unsure, "text": part.text}


# -- the source --------------------------------------------------------------------------------


def _lines(found: Proof, quotes: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each line that is not blank: the part it belongs to, what it became, its words cut where marks begin and end."""
    if not found.original:
        return
    told = {**found.told, "quotes": quotes, "blocks": _blocks(found.parts), "ledger": list(_ledger(found))}
    numbers = {line: number for number, part in reversed(list(enumerate(found.parts))) for line in _on(part, found)}
    for line in lines(found.original, told):
        if line.number in numbers:
            yield _line(line, numbers[line.number])


def _line(line: Line, number: int) -> dict[str, Any]:
    pieces = [{"text": piece.text, "kinds": piece.kinds, "told": piece.told} for piece in line.pieces]
    return {"number": line.number, "part": number, "family": line.family, "outcome": line.outcome, "pieces": pieces}


def _on(part: Part, found: Proof) -> range:
    """The numbers of the lines on which a part stands."""
    starts = _starts(found.original)
    return range(bisect_right(starts, part.start), bisect_left(starts, part.end) + 1)


@lru_cache(maxsize=2)
def _starts(text: str) -> tuple[int, ...]:
    """Where each line of a text begins."""
    return (0, *accumulate(len(line) + 1 for line in text.split("\n")))


def _blocks(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [{"start": part.start, "end": part.end, "role": part.role, "confidence": part.confidence} for part in parts]


def _ledger(found: Proof) -> Iterator[dict[str, Any]]:
    """What each line became: as it was read, or by the word of a person."""
    said = found.manuscript.reading.get(ROLES)
    given = said if isinstance(said, dict) else {}
    by_hand = {line: _became(part) for part in found.parts if part.place in given for line in _on(part, found)}
    for entry in found.told["ledger"]:
        yield {**entry, "outcome": by_hand.get(entry["line"], entry["outcome"])}


def _became(part: Part) -> str:
    if part.role == "boilerplate":
        return "dropped: by a person"
    return part.role if part.role in IN_BODY or part.role not in FIELD_OF else f"field {FIELD_OF[part.role]}"


# -- the article -------------------------------------------------------------------------------


def _field(found: Proof, name: str) -> dict[str, Any]:
    known = found.article.provenance.get(name)
    return {
        "name": name,
        "value": _value(getattr(found.article, name)),
        "status": known.status if known else "",
        "confidence": round(known.confidence, 2) if known else 1.0,
        "rule": known.rule if known else "",
        "long": name in _LONG or isinstance(getattr(found.article, name), tuple),
    }


def _value(value: Any) -> str:
    """A value as a person would type it."""
    if isinstance(value, When):
        bounds = f"{value.earliest} / {value.latest}" if value.earliest or value.latest else ""
        return value.text or bounds.strip()
    if isinstance(value, tuple):
        return "\n".join(", ".join(filter(None, (each.name, each.role))) if hasattr(each, "name") else each
                         for each in value)  # fmt: skip
    return str(value)


def _photos(found: Proof) -> Iterator[dict[str, str]]:
    """The words of the photos of the front matter, in its order."""
    for photo in pictures.photos(found.manuscript):
        yield {part: str(photo.get(part, "")) for part in (*pictures.PARTS, "file")}


def _quotes(found: Proof) -> Iterator[dict[str, Any]]:
    """The quotes of the article, each with its place in the original where its words stand there."""
    at, missed = 0, 0
    for quote in found.article.quotes:
        start, end = _found(found.original, quote, at) if missed < MOST_MISSED else (-1, -1)
        at, missed = (end, missed) if end >= 0 else (at, missed + 1)
        yield {
            "text": quote.text,
            "speaker": quote.speaker,
            "mention": quote.mention,
            "inferred": quote.inferred,
            "confidence": round(quote.confidence, 2),
            "rule": quote.rule,
            "large": corrections.is_large(quote, found.article),
            "anchor": quote.anchor,
            "start": start,
            "end": end,
            "speaker_start": -1,
            "speaker_end": -1,
        }


def _found(text: str, quote: Quote, at: int) -> tuple[int, int]:
    """Where the words of a quote stand in the original, whatever its line breaks; (-1, -1) where they do not."""
    pattern = re.compile(r"\s+".join(map(re.escape, _SPACE.split(quote.text.strip()))))
    found = (pattern.search(text, at) or pattern.search(text)) if quote.text.strip() else None
    return found.span() if found else (-1, -1)


def _names(found: Proof) -> list[str]:
    """The people whom a quote can be of: those who speak already, whom the article is by or about, and who is named."""
    article = found.article
    speakers = [quote.speaker for quote in article.quotes]
    named = (*speakers, *article.people, *article.organisations, *(person.name for person in article.byline))
    full = Names(article.body_text[:MOST_TEXT], speech(article.language)).every
    return [name for name in dict.fromkeys((*named, *full)) if name][:MOST_NAMES]
