"""Raw sources become articles under content/: Markdown files that a person can edit.

The original bytes are kept under `originals/`, named by their SHA-256, which the article carries; so what was
read can always be read anew. Nothing that exists is ever overwritten.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from msgspec.structs import replace

from newsgen.articles import drafting, parse, sources, writing
from newsgen.articles.drafting import Drafted
from newsgen.config import Config
from newsgen.desks import SECONDS_AN_ARTICLE, SHORTEN
from newsgen.model import Article, LedgerLine, Origin, Source, Value, When
from newsgen.outcome import Outcome
from newsgen.problems import Problem
from newsgen.workers import TooSlow, within

ORIGINALS: Final = "originals"
ID_DIGITS: Final = 16  # of the original's SHA-256: the same file gets the same id wherever it is imported

_SHA256: Final = re.compile(rb"^ +sha256: '?([0-9a-f]{64})'?$", re.MULTILINE)
_FRONT_MATTER: Final = 64 * 1024  # bytes at the top of a file in which its origin is looked for


class Imported(Value, frozen=True, kw_only=True):
    """What became of one file. `target` and `original` are paths relative to the archive."""

    source: str  # the path as it was given or found
    outcome: Literal["imported", "already there", "refused", "left out"]
    target: str = ""
    original: str = ""
    article: Article | None = None
    ledger: tuple[LedgerLine, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Archive(NamedTuple):
    """Where imports go, and which originals are there already: SHA-256 → path of the article."""

    config: Config
    into: Path
    received: str
    known: dict[str, str]

    def shown(self, path: Path) -> str:
        """A path as the archive names it."""
        return Path(os.path.relpath(path, self.config.root)).as_posix()


def import_sources(
    config: Config,
    paths: Sequence[Path],
    *,
    into: Path,
    received: str,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[Imported, ...]:
    """Import files, and the files of folders, one after the other; one report for each.

    `into` is the content folder, `received` the day that is noted as that of the import (YYYY-MM-DD).
    `progress(stage, done, total)` is called after each file. Raises OSError when the archive cannot be written.
    """
    archive = _Archive(config, into, received, _known(into, config))
    files = tuple(_files(paths))
    imported = []
    for number, path in enumerate(files, start=1):
        imported.append(_import(path, archive))
        if progress:
            progress("Importing", number, len(files))
    return tuple(imported)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in folders named, in one order on every system; hidden ones left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _known(into: Path, config: Config) -> dict[str, str]:
    """The originals of all articles that were imported before."""
    known: dict[str, str] = {}
    for path in _files([into]) if into.is_dir() else ():
        if path.suffix == ".md":
            with path.open("rb") as file:
                for found in _SHA256.finditer(file.read(_FRONT_MATTER)):
                    known.setdefault(found[1].decode(), Path(os.path.relpath(path, config.root)).as_posix())
    return known


def _import(path: Path, archive: _Archive) -> Imported:
    if sources.suffix_of(path.name) not in sources.suffixes():
        mend = f"Give files that end in {', '.join(sorted(sources.suffixes()))}."
        return _refused(path, "suffix", "No reader reads this file; it was left out.", mend, left_out=True)
    try:
        source = _source(path)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        return _refused(path, "unreadable", message, "Look at its name and rights.")
    digest = source.sha256
    if target := archive.known.get(digest):
        return Imported(source=str(path), outcome="already there", target=target)
    return _written(path, source, digest, archive)


def _source(path: Path) -> Source:
    """A file from outside the archive, named by its own name: its folder means nothing there."""
    if path.stat().st_size > sources.LARGEST:
        raise OSError(27, "it is too large for an article")
    return sources.read(path.parent, path.name)


def _refused(path: Path, rule: str, message: str, mend: str, *, left_out: bool = False) -> Imported:
    problem = Problem(
        rule=f"source/{rule}",
        message=message,
        mend=mend,
        path=str(path),
        severity="note" if left_out else "error",
    )
    return Imported(source=str(path), outcome="left out" if left_out else "refused", problems=(problem,))


def _written(path: Path, source: Source, digest: str, archive: _Archive) -> Imported:
    """Keep the original and write the article, if the source makes one."""
    try:
        with within(SECONDS_AN_ARTICLE):
            drafted = drafting.drafted(source, config=archive.config)
            outcome = made_of(source, drafted, archive.config)
    except TooSlow:
        return _refused(path, "too-slow", f"Reading it took more than {SECONDS_AN_ARTICLE:g} seconds.", SHORTEN)
    article = outcome.article
    problems = (*(replace(problem, path=str(path)) for problem in outcome.problems), *_inside(path, archive.config))
    if article is None:
        return Imported(source=str(path), outcome="refused", ledger=drafted.draft.ledger, problems=problems)
    kept = Path(archive.config.root, ORIGINALS, digest[:2], f"{digest}{source.suffix}")
    write_new(kept, source.data)
    origin = Origin(path="", format=drafted.reader, file=archive.shown(kept), sha256=digest, received=archive.received)
    target = _create(archive.into / folder(article.published), article.slug, _file(article, drafted, origin))
    archive.known[digest] = archive.shown(target)
    return Imported(
        source=str(path), outcome="imported", target=archive.shown(target), original=archive.shown(kept),
        article=article, ledger=drafted.draft.ledger, problems=problems,
    )  # fmt: skip


class InPlace(NamedTuple):
    """A raw source of the content folder as the article that can stand there instead of it."""

    data: bytes  # of the Markdown file
    kept: Path  # where the original's bytes go


def in_place(source: Source, *, config: Config, received: str) -> InPlace | None:
    """What a raw source becomes where it lies, or None when it makes no article. Nothing is written.

    The article keeps the id by which it has been known, and so its address. A draft stays one.
    """
    drafted = drafting.drafted(source, config=config)
    article = made_of(source, drafted, config).article
    if article is None:
        return None
    kept = Path(config.root, ORIGINALS, source.sha256[:2], f"{source.sha256}{source.suffix}")
    file = kept.relative_to(config.root).as_posix()
    origin = Origin(path="", format=drafted.reader, file=file, sha256=source.sha256, received=received)
    return InPlace(writing.markdown_file(article, id=article.id, origin=origin), kept)


def made_of(source: Source, drafted: Drafted, config: Config) -> Outcome:
    """The article that a source makes; a draft as well, since importing is not publishing."""
    fields = {name: value for name, value in drafted.draft.fields.items() if name not in ("draft", "status")}
    draft = _with(drafted, fields)
    return parse.judged(source, draft, config=config)


def _with(drafted: Drafted, fields: dict[str, object]) -> Drafted:
    return drafted._replace(draft=replace(drafted.draft, fields=fields))


def _inside(path: Path, config: Config) -> Iterator[Problem]:
    """A word of warning about a source that is part of the site as it lies."""
    if path.resolve().is_relative_to(config.content_dir.resolve()):
        yield Problem(
            rule="import/inside",
            message="This file lies in the content folder, so it is an article of the site already.",
            mend="Move it out of there, now that its article has been written.",
            path=str(path),
            severity="warning",
        )


def folder(published: When) -> str:
    """The folder under content/ for a date: "2015/10", "2015", or "undated" when none was given."""
    return published.text[:7].replace("-", "/") if published.given else "undated"


def _file(article: Article, drafted: Drafted, origin: Origin) -> bytes:
    """The article's file. Markdown stays as it was written, with id and origin beside its own fields."""
    known_as = origin.sha256[:ID_DIGITS]
    draft = drafted.draft
    if draft.body_type == "markdown":
        fields = {"id": known_as, **draft.fields, "origin": writing.origin_map(origin)}
        return writing.whole(fields, draft.body)
    return writing.markdown_file(article, id=known_as, origin=origin)


def _create(where: Path, slug: str, data: bytes) -> Path:
    """A new file of this slug, or of slug-2, slug-3 … when there is one already."""
    number = 1
    while True:
        target = where / (f"{slug}-{number}.md" if number > 1 else f"{slug}.md")
        if write_new(target, data):
            return target
        number += 1


def write_new(target: Path, data: bytes) -> bool:
    """Write a file whole or not at all, and only when there is none of that name; whether it was written.

    Raises OSError when it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        return False
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return _placed(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)


def _placed(unfinished: Path, target: Path) -> bool:
    """Give a finished file its name, unless another has it by now."""
    try:
        os.link(unfinished, target)
    except FileExistsError:
        return False
    except OSError:
        # Not every file system has hard links; a rename is as atomic, but would not see a file made just now.
        unfinished.replace(target)
    return True
