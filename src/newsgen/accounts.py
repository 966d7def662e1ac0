"""The account of one file: how it was read, as the JSON object that `newsgen explain --json` prints.

A raw text is accounted for by its reading. Of an article in Markdown nothing was inferred: its fields are
given, and its spans are those of the source as far as its words can be found there again.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from newsgen.articles import authorities, authority, frontmatter, named
from newsgen.articles.decoding import decode
from newsgen.articles.parse import parse
from newsgen.articles.readers import plain
from newsgen.articles.reading import read
from newsgen.articles.reading.report import as_json
from newsgen.config import Config
from newsgen.digests import sha256
from newsgen.model import Article, Block, Precision, Provenance, ReadField, Reading, Role, Source, When
from newsgen.problems import Problem
from newsgen.timings import with_weekday

ROLES: Final[dict[str, Role]] = {
    "paragraph": "paragraph",
    "subhead": "subhead",
    "list": "list_item",
    "quote": "paragraph",
    "table": "embed",
    "code": "embed",
    "embed": "embed",
}
_FIELDS: Final = (
    "headline", "kicker", "standfirst", "byline", "dateline", "section", "topics", "source_line",
    "publisher", "agencies", "updated", "published",
)  # fmt: skip
_GIVEN: Final = Provenance(status="given", rule="front-matter")
_UNKNOWN: Final = Provenance(status="unknown", confidence=0.0)
_NAMING: Final = frozenset(
    ("headline", "standfirst", "paragraph", "list_item", "pullquote", "subhead", "caption", "embed")
)
_ANCHORING: Final = 4  # words by which the start and the end of a block are found again


class Account(NamedTuple):
    """The decoded text of a file, what was understood of it, and what is wrong with it."""

    text: str
    told: dict[str, Any]
    problems: tuple[Problem, ...]


def account(path: Path, config: Config, *, guess: bool = True) -> Account:
    """How a file was read; its suffix tells which reader was at work.

    `guess` is at names that no authority file knows; it takes a third as long again as reading.
    """
    text, problems = decode(path.read_bytes())
    placed = _placed(path, problems)
    if any(problem.severity == "error" for problem in placed):
        return Account(text, {"path": str(path)}, placed)
    if path.suffix.lower() in plain.SUFFIXES:
        era = (config.era.earliest, config.era.latest)
        reading = read(text, language=config.language, era=era, events=config.known_events)
        problems = placed + _placed(path, plain.problems(text, reading))
        return Account(text, _of_reading(str(path), text, reading, config, guess=guess), problems)
    return _of_article(path, text, config, guess=guess)


def _placed(path: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(msgspec.structs.replace(problem, path=str(path)) for problem in problems)


def _index(config: Config) -> authority.Index | None:
    return authority.index_at(config.root, authorities.digest_at(config.root))


def _of_reading(path: str, text: str, reading: Reading, config: Config, *, guess: bool) -> dict[str, Any]:
    """The account of a raw text, the names in it, and the fields that the authority file fills with them."""
    date = reading.fields["published"]
    day = str(date.value)[:10] if date.value else ""
    when = _when(date, day)
    names = named.names(
        text,
        [(block.start, block.end) for block in reading.blocks if block.role in _NAMING],
        language=reading.language,
        index=_index(config),
        published=when,
        guess=guess,
    )
    told = as_json(path, reading, text)
    fields = with_weekday(
        told["fields"], text, told["blocks"], language=reading.language, published=when, config=config
    )
    return told | {"fields": fields | dict(named.fields(names)), "names": names}


def _when(date: ReadField, day: str) -> When:
    """A date as it was read: its day, what is given of it, or its bounds."""
    precision: Precision = "day" if day else "month" if date.status == "given" else "bounded"
    return When(precision=precision, text=day, earliest=day or date.earliest, latest=day or date.latest)


def _of_article(path: Path, text: str, config: Config, *, guess: bool) -> Account:
    data = path.read_bytes()
    source = Source(path=_content_path(path, config), suffix=path.suffix.lower(), data=data, sha256=sha256(data))
    outcome = parse(source, config=config)
    problems = _placed(path, outcome.problems)
    if outcome.article is None:
        return Account(text, {"path": str(path), "outcome": outcome.kind}, problems)
    article = outcome.article
    told = _article_as_json(article, text)
    held, names = _names_of_article(article, text, config, guess=guess)
    fields = with_weekday(
        told["fields"], text, told["blocks"], language=article.language, published=article.published, config=config
    )
    return Account(text, {"path": str(path), **told, "fields": fields | held, "names": names}, problems)


def _names_of_article(
    article: Article, text: str, config: Config, *, guess: bool
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The fields of names that the article has, given or by the authority file; and all names in its source."""
    index = _index(config)
    body, headline = len(text) - len(frontmatter.load(text).body), text.find(article.headline)
    spans = [(body, len(text)), *([(headline, headline + len(article.headline))] if 0 <= headline < body else [])]
    names = named.names(text, spans, language=article.language, index=index, published=article.published, guess=guess)
    whole = authority.with_names(article, index) if index else article
    held = {name: getattr(whole, name) for name in authority.FIELDS.values()}
    fields = {name: named.field(values, whole.provenance[name], names) for name, values in held.items() if values}
    return fields, names


def _content_path(path: Path, config: Config) -> str:
    """The path under content/, where it lies there: photos are looked for beside the article."""
    whole = path.resolve()
    content = config.content_dir.resolve()
    return whole.relative_to(content).as_posix() if whole.is_relative_to(content) else path.name


def _article_as_json(article: Article, text: str) -> dict[str, Any]:
    spans = list(_spans(article.body, text, start=len(text) - len(frontmatter.load(text).body)))
    places = {block.anchor: span for block, span in zip(article.body, spans, strict=True) if block.anchor}
    return {
        "language": article.language,
        "direction": article.direction,
        "characters": len(text),
        "fields": dict(_fields(article)),
        "blocks": [
            {"start": start, "end": end, "role": ROLES[block.kind], "confidence": 1.0, "rule": f"markdown/{block.kind}"}
            for block, (start, end) in zip(article.body, spans, strict=True)
            if block.kind in ROLES
        ],
        "figures": [
            {"caption": each.caption, "credit": each.credit, "date": each.date, "place": each.place,
             "file": each.file or None}
            for each in article.figures
        ],
        "quotes": [_quote(quote, text, places) for quote in msgspec.to_builtins(article.quotes)],
        "pullquotes": [
            index
            for index, quote in enumerate(article.quotes)
            if any(quote.text in large.text or large.text in quote.text for large in article.pullquotes)
        ],
        "ledger": list(_ledger(article.body, spans, text)),
    }  # fmt: skip


def _fields(article: Article) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in _FIELDS:
        value = getattr(article, name)
        known = article.provenance.get(name) or (_GIVEN if value not in ("", (), When()) else _UNKNOWN)
        told: dict[str, Any] = {
            "value": _plainly(value),
            "status": known.status,
            "confidence": known.confidence,
            "rule": known.rule,
            "evidence": [],
        }
        if isinstance(value, When):
            told |= {"earliest": value.earliest or None, "latest": value.latest or None}
        yield name, told


def _plainly(value: Any) -> Any:
    """A value as JSON has it: a date only when it is full, people by their names."""
    if isinstance(value, When):
        return value.text if value.day else None
    if isinstance(value, tuple):
        return [getattr(each, "name", each) for each in value]
    return value


def _quote(quote: dict[str, Any], text: str, places: dict[str, tuple[int, int]]) -> dict[str, Any]:
    """A quote with its span in the source, where its words stand there as they are printed."""
    start, end = places.get(quote.pop("anchor"), (0, len(text)))
    found = text.find(quote["text"], max(start, 0), end if end > 0 else len(text))
    place = {"start": found, "end": found + len(quote["text"]) if found >= 0 else -1}
    return quote | place | {"speaker_start": -1, "speaker_end": -1}


def _spans(blocks: Iterable[Block], text: str, *, start: int) -> Iterator[tuple[int, int]]:
    """Where each block stands in the source, one after the other; (-1, -1) where it cannot be found."""
    for block in blocks:
        words = re.findall(r"\w+", block.text)
        first, last = _phrase(words[:_ANCHORING]), _phrase(words[-_ANCHORING:])
        begins = first.search(text, start) if words else None
        ends = last.search(text, begins.start()) if begins else None
        if begins and ends:
            line_end = text.find("\n", ends.end())
            start = line_end if line_end >= 0 else len(text)
            yield begins.start(), start
        else:
            yield -1, -1


def _phrase(words: list[str]) -> re.Pattern[str]:
    """The words with any marks between them."""
    return re.compile(r"\W+".join(map(re.escape, words)))


def _ledger(blocks: Iterable[Block], spans: list[tuple[int, int]], text: str) -> Iterator[dict[str, Any]]:
    """What each line became: a field of the front matter, or a block of the body."""
    matter = frontmatter.load(text)
    fields = sorted((line, name) for name, line in matter.lines.items() if "." not in name)
    named = list(zip(spans, enumerate(blocks, start=1), strict=True))
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        field = next((name for first, name in reversed(fields) if first <= number), "front matter")
        inside = [item for (start, end), item in named if start <= offset + len(line) and offset < end]
        if line.strip() and number < matter.body_line:
            marks = line.strip() in ("---", "+++") or line.lstrip().startswith("#")
            yield {"line": number, "outcome": "front matter" if marks else f"field {field}"}
        elif line.strip():
            yield {"line": number, "outcome": f"block {inside[0][0]} {inside[0][1].kind}" if inside else "markup"}
        offset += len(line) + 1
