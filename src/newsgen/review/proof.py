"""A proof: all that must be known to review one article. Its original with what each part became, and the article.

A raw text of the content folder is proofed as the article that it would be once imported; nothing is written before
a person corrects or confirms it.
"""

from pathlib import Path
from typing import Any, Final

from newsgen import importing
from newsgen.articles import drafting, frontmatter, sources
from newsgen.articles.decoding import decode
from newsgen.articles.readers import plain
from newsgen.articles.reading import read
from newsgen.articles.reading.blocks import unwrapped
from newsgen.articles.reading.report import as_json
from newsgen.config import Config
from newsgen.digests import sha256
from newsgen.importing import ORIGINALS, InPlace
from newsgen.model import Article, Source, Value
from newsgen.problems import NewsgenError, Problem
from newsgen.review.manuscript import Manuscript, manuscript
from newsgen.review.roles import Part, as_said, refusal

MOST_PARTS: Final = 5_000  # blocks of an original; no page shows more of them, nor would anybody go through them

_LARGEST: Final = 2 * 1024 * 1024  # bytes of an original


class Proof(Value, frozen=True, kw_only=True):
    """An article under review."""

    path: str  # of its file, relative to content/
    sha256: str  # of the file's bytes
    manuscript: Manuscript
    article: Article
    original: str = ""  # the text; empty when it is not there any more, or far too long to go through
    told: dict[str, Any] = {}  # noqa: RUF012  msgspec makes a new one for every value
    parts: tuple[Part, ...] = ()
    place: InPlace | None = None  # of a raw text: what it becomes

    @property
    def becomes(self) -> str:
        """The path of the article's file once anything is corrected."""
        return f"{self.path.rpartition('.')[0]}.md" if self.place else self.path


def proof(config: Config, path: str, *, received: str) -> Proof:
    """The proof of a file of content/ as it stands now.

    `received` is the day that is noted as that of the import of a raw text. Raises NewsgenError when there is no
    article in the file, or no file.
    """
    source = _source(config, path)
    if source.suffix not in plain.SUFFIXES:
        return _proof(config, source, source, _original(config, decode(source.data)[0]), None)
    place = importing.in_place(source, config=config, received=received)
    if place is None:
        raise _none(config, path, "No article can be made of this text.")
    written = Source(path=f"{path.rpartition('.')[0]}.md", suffix=".md", data=place.data, sha256=sha256(place.data))
    return _proof(config, source, written, decode(source.data)[0], place)


def again(config: Config, before: Proof, changed: Manuscript) -> Proof:
    """The proof with another manuscript, as it is before anything is written."""
    data = changed.text.encode()
    written = Source(path=before.becomes, suffix=".md", data=data, sha256=sha256(data))
    kept = Source(path=before.path, suffix="", data=b"", sha256=before.sha256)
    return _proof(config, kept, written, before.original, before.place)


def _source(config: Config, path: str) -> Source:
    root = config.content_dir.resolve()
    try:
        if not (root / path).resolve().is_relative_to(root):
            raise _none(config, path, "This file lies outside of the content folder.")
        return sources.read(root, path)
    except (OSError, ValueError) as error:
        raise _none(config, path, "The file is not there any more, or cannot be read.") from error


def _none(config: Config, path: str, message: str) -> NewsgenError:
    mend = "Go on to the next; `newsgen check` tells what is wrong."
    return NewsgenError(Problem(rule="review/source", path=f"{config.content}/{path}", message=message, mend=mend))


def _proof(config: Config, file: Source, written: Source, original: str, place: InPlace | None) -> Proof:
    text = decode(written.data)[0]
    matter = frontmatter.load(text)
    drafted = drafting.drafted(written, config=config)
    outcome = importing.made_of(written, drafted, config)
    if outcome.article is None or any(problem.severity == "error" for problem in matter.problems):
        found = next((each for each in outcome.problems if each.severity == "error"), None)
        raise NewsgenError(found) if found else refusal("There is no article in this file.", "Go on to the next.")
    held = manuscript(text)
    told, parts = _read(original, config, held)
    original = original if parts else ""
    return Proof(
        path=file.path, sha256=file.sha256, manuscript=held, article=outcome.article, original=original, told=told,
        parts=parts, place=place,
    )  # fmt: skip


def _read(original: str, config: Config, held: Manuscript) -> tuple[dict[str, Any], tuple[Part, ...]]:
    """How the original is read, and its parts with the roles that they have by now; nothing when it is far too long."""
    if not original:
        return {}, ()
    era = (config.era.earliest, config.era.latest)
    reading = read(original, language=config.language, era=era, events=config.known_events)
    if len(reading.blocks) > MOST_PARTS:
        return {}, ()
    parts = tuple(
        Part(start=block.start, end=block.end, text=unwrapped(original[block.start : block.end]), role=block.role,
             confidence=block.confidence)
        for block in reading.blocks
    )  # fmt: skip
    return as_json("", reading, original), as_said(parts, held.reading)


def _original(config: Config, text: str) -> str:
    """The text of the original that an article was imported from; empty when it is gone, or is no raw text.

    Its path stands in the article's file, so it is followed to the folder of originals only.
    """
    origin = frontmatter.load(text).fields.get("origin")
    told = origin if isinstance(origin, dict) else {}
    folder = Path(config.root, ORIGINALS).resolve()
    try:
        file = Path(config.root, str(told.get("file", ""))).resolve()
        inside = file.suffix.lower() in plain.SUFFIXES and file.is_relative_to(folder)
        data = file.read_bytes() if inside and file.stat().st_size <= _LARGEST else b""
    except (OSError, ValueError):
        return ""
    return decode(data)[0] if sha256(data) == told.get("sha256") else ""
