"""What is doubtful about how an article was read, and which articles of an archive have such doubts."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, Literal, NamedTuple

from newsgen.articles import folders, sources
from newsgen.articles.quoting import GIVEN
from newsgen.articles.readers import plain
from newsgen.config import Config
from newsgen.desks import SECONDS_AN_ARTICLE
from newsgen.model import Value
from newsgen.problems import NewsgenError
from newsgen.review.corrections import FIELDS
from newsgen.review.proof import Proof, proof
from newsgen.workers import TooSlow, within

BELOW: Final = 0.7  # confidence below which a reading is doubtful, unless another is named
NOBODY: Final = 0.5  # how sure we are that nobody can be named for words of which no speaker was found
SPEECH: Final = 5  # words from which words in quotation marks are somebody's, not a title

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
        if quote.rule == GIVEN:
            continue
        if quote.speaker:
            yield Doubt(kind="quote", at=str(number), confidence=quote.confidence)
        elif len(quote.text.split()) >= SPEECH:
            yield Doubt(kind="quote", at=str(number), confidence=NOBODY)


# -- the whole archive -------------------------------------------------------------------------


class Doubtful(Value, frozen=True, kw_only=True):
    """An article with doubts: how sure the least sure thing about it is, and how many there are."""

    path: str  # relative to content/
    confidence: float
    number: int


class ReviewDesk(NamedTuple):
    """Paths of content/ in, what is doubtful out; opened once in every worker."""

    config: Config
    below: float

    def open(self) -> Callable[[str], Doubtful | None]:
        """The work of one worker: read an article and see whether anybody should look at it."""
        return partial(doubtful, self.config, below=self.below)

    def lost(self, _path: str) -> None:
        """What stands for an article whose worker died over it: a build tells of that."""


def doubtful(config: Config, path: str, *, below: float) -> Doubtful | None:
    """The article at a path with its doubts; None when it has none, was reviewed, or is no article."""
    if not _may_be(config, path):
        return None
    try:
        with within(SECONDS_AN_ARTICLE):
            found = proof(config, path, received="")
    except (NewsgenError, TooSlow):
        return None
    told = doubts(found, below=below)
    if not told or found.manuscript.written.get("reviewed"):
        return None
    return Doubtful(path=path, confidence=told[0].confidence, number=len(told))


def _may_be(config: Config, path: str) -> bool:
    """Whether a file is a raw text, or was imported from something that had to be read; a look at its top tells."""
    if sources.suffix_of(path) in plain.SUFFIXES:
        return True
    try:
        with (config.content_dir / path).open("rb") as file:
            top = file.read(_TOP)
    except OSError:
        return False
    return b"\nreading:" in top and b"\nreviewed:" not in top


def paths(config: Config, only: str = "") -> list[str]:
    """Every article's path under content/, or those in a folder of it, or a single one."""
    listed = (entry.path for folder in folders.walk(config.content_dir) for entry in folder.articles)
    return [path for path in listed if not only or path == only or path.startswith(f"{only}/")]
