"""What is doubtful about how an article was read."""

from collections.abc import Iterator
from typing import Final, Literal

from newsgen.articles import sources
from newsgen.articles.decoding import decode
from newsgen.articles.quoting import GIVEN
from newsgen.articles.readers import plain
from newsgen.articles.reading import read
from newsgen.config import Config
from newsgen.desks import SECONDS_AN_ARTICLE
from newsgen.model import Quote, Value
from newsgen.problems import NewsgenError
from newsgen.review.corrections import FIELDS
from newsgen.review.proof import Proof, proof
from newsgen.review.story import IN_BODY
from newsgen.workers import TooSlow, within

BELOW: Final = 0.7  # confidence below which a reading is doubtful, unless another is named
NOBODY: Final = 0.5  # how sure we are that nobody can be named for words of which no speaker was found
SPEECH: Final = 5  # words from which words in quotation marks are somebody's, not a title

MOST: Final = 20  # doubts of an article that are counted

_TOP: Final = 64 * 1024  # bytes of a file in which its front matter stands


class Doubt(Value, frozen=True, kw_only=True):
    """One thing that may have been read wrongly: a block by its number, a field by its name, a quote by its number."""

    kind: Literal["block", "field", "quote"]
    at: str
    confidence: float


def doubts(found: Proof, *, below: float) -> tuple[Doubt, ...]:
    """All doubts about an article, the greatest first. What a person gave or confirmed is in no doubt."""
    told = (*_of_blocks(found), *_of_fields(found), *_of_quotes(found))
    return tuple(sorted((doubt for doubt in told if doubt.confidence < below), key=lambda doubt: doubt.confidence))


def _of_blocks(found: Proof) -> Iterator[Doubt]:
    for number, part in enumerate(found.parts):
        yield Doubt(kind="block", at=str(number), confidence=part.confidence)


def _of_fields(found: Proof) -> Iterator[Doubt]:
    """Bounds of a date are left out: they say of themselves that nobody knows more."""
    for name in FIELDS:
        known = found.article.provenance.get(name)
        bounds = name == "published" and not found.article.published.given
        if known and name != "language" and not bounds:
            yield Doubt(kind="field", at=name, confidence=known.confidence)


def _of_quotes(found: Proof) -> Iterator[Doubt]:
    for number, quote in enumerate(found.article.quotes):
        if quote.rule != GIVEN and (confidence := _of_quote(quote)):
            yield Doubt(kind="quote", at=str(number), confidence=confidence)


def confidences(config: Config, path: str) -> tuple[float, ...]:
    """How sure every doubtful thing about an article is, the least sure first, at most so many as anybody minds.

    Empty when there is nothing to review: the article was written by hand, was reviewed, or there is none.
    """
    suffix = sources.suffix_of(path)
    if suffix not in plain.SUFFIXES and not _was_read(config, path):
        return ()
    try:
        with within(SECONDS_AN_ARTICLE):
            found = _of_raw(config, path) if suffix in plain.SUFFIXES else _of_imported(config, path)
    except (NewsgenError, OSError, TooSlow):
        return ()
    return tuple(sorted(round(confidence, 2) for confidence in found if confidence < 1)[:MOST])


def _of_imported(config: Config, path: str) -> list[float]:
    found = proof(config, path, received="")
    return [] if found.manuscript.written.get("reviewed") else [doubt.confidence for doubt in doubts(found, below=1)]


def _of_raw(config: Config, path: str) -> list[float]:
    """The same as of its proof, without making an article of it, which takes three times as long."""
    text = decode(sources.read(config.content_dir, path).data)[0]
    if not text.strip():
        return []
    era = (config.era.earliest, config.era.latest)
    reading = read(text, language=config.language, era=era, events=config.known_events)
    if not any(block.role in IN_BODY for block in reading.blocks):
        return []
    fields = [
        field.confidence
        for name, field in reading.fields.items()
        if name in FIELDS and field.status != "unknown" and (name != "published" or field.status == "given")
    ]
    return [*(block.confidence for block in reading.blocks), *fields, *filter(None, map(_of_quote, reading.quotes))]


def _of_quote(quote: Quote) -> float:
    """How sure the speaker of a quote is; 0 when nobody would ask."""
    if quote.speaker:
        return quote.confidence
    return NOBODY if len(quote.text.split()) >= SPEECH else 0.0


def _was_read(config: Config, path: str) -> bool:
    """Whether an article was imported from something that had to be read, and not reviewed; a look at its top tells."""
    try:
        with (config.content_dir / path).open("rb") as file:
            top = file.read(_TOP)
    except OSError:
        return False
    return b"\nreading:" in top and b"\nreviewed:" not in top
