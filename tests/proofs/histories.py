"""An archive that is edited and built round after round, and how each site differs from a clean build of the same.

A history is data: rounds of edits and a way of building. An edit is a verb and what it is about; `EDITS` says what each
verb does to the files.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from PIL import Image

from newsgen import edition
from newsgen.build import check
from newsgen.report import Report
from newsgen.site import publish
from newsgen.site.manifest import Manifest
from newsgen.workers import processes
from proofs.archive import Archive, story

Edit = tuple[str, ...]
FIRST = {"first.md": story("First light", "2013-05-06", section="World")}


class Way(NamedTuple):
    """How a round is built: `named` is whether the build is told which files were edited, `killed` after how many
    steps of publishing it is, or before which of its last acts.
    """

    jobs: int = 1
    batch: int = 200
    strict: bool = False
    checked: bool = False
    named: bool = False
    killed: int | str | None = None


class Round(NamedTuple):
    """Edits, and the build that follows them."""

    edits: Sequence[Edit]
    way: Way = Way()


class Killed(BaseException):
    """What ends a build in the middle of a step."""


# -- edits ---------------------------------------------------------------------------------------


def edit(archive: Archive, edits: Sequence[Edit]) -> None:
    """Do to the archive's files what the edits say; one that is about a file which is not there does nothing."""
    for verb, *about in edits:
        with suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError):
            EDITS[verb](archive, *about)


def _save(archive: Archive, path: str, text: str) -> None:
    archive.write(path, text)


def _delete(archive: Archive, path: str) -> None:
    archive.delete(path)


def _copy(archive: Archive, path: str, other: str) -> None:
    archive.write(other, (archive.content / path).read_bytes())


def _move(archive: Archive, path: str, other: str) -> None:
    """A file or a whole folder; over a file that is there, never over a folder or into itself."""
    target = archive.content / other
    if not target.is_dir() and (archive.content / path).exists() and not other.startswith(f"{path}/"):
        target.parent.mkdir(parents=True, exist_ok=True)
        (archive.content / path).rename(target)


def _photo(archive: Archive, path: str, shown: str) -> None:
    archive.write(path, picture(shown) if shown in COLOURS else b"no picture")


def _configure(archive: Archive, settings: str) -> None:
    (archive.folder / "newsgen.toml").write_text(f'title = "The Post"\n{settings}', encoding="utf-8")


def _template(archive: Archive, name: str, text: str) -> None:
    own = archive.folder / "templates" / name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(text, encoding="utf-8") if text else own.unlink()


def _remember(archive: Archive, lines: str) -> None:
    """Write lines under the list of addresses, as a person who restores some would."""
    with (archive.content / "addresses.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write(lines)


def _forget(archive: Archive, what: str) -> None:
    """Throw away what a build can make anew: "public", or the catalog."""
    if what == "public":
        shutil.rmtree(archive.folder / "public")
    for file in (archive.folder / ".newsgen").glob(f"{what}*"):
        file.unlink()


COLOURS = {"red": (200, 0, 0), "blue": (0, 0, 200), "wide": (0, 200, 0), "torn": (0, 200, 0)}
LARGE = ("wide", "torn")
EDITS: dict[str, Callable[..., None]] = {
    "save": _save,
    "delete": _delete,
    "copy": _copy,
    "move": _move,
    "photo": _photo,
    "configure": _configure,
    "template": _template,
    "remember": _remember,
    "forget": _forget,
}

# How many of the first things that an edit is about are paths in content/.
WRITTEN = {"save": 1, "delete": 1, "copy": 2, "move": 2, "photo": 1}


def picture(colour: str) -> bytes:
    """A photo of one colour."""
    file = BytesIO()
    size = (360, 270) if colour in LARGE else (4, 3)
    exif = Image.Exif()
    if colour == "wide":
        exif[0x010E] = "Ice on the harbour"
    Image.new("RGB", size, COLOURS[colour]).save(file, "png", exif=exif)
    data = file.getvalue()
    return data[: data.index(b"IDAT") + 9] if colour == "torn" else data


# -- builds --------------------------------------------------------------------------------------


def follow(archive: Archive, history: Sequence[Round], folder: Path) -> Iterator[list[str]]:
    """Edit and build, round after round; after each, how the site differs from what it must be."""
    for number, (edits, way) in enumerate(history):
        edit(archive, edits)
        if way.checked:
            check(archive.config)
        if way.killed is not None:
            with suppress(Killed), _killing(archive, way.killed):
                _build(archive, way, edits)
            continue
        copy = elsewhere(archive, folder / f"copy-{number}")
        before = archive.site()
        report = _build(archive, way, edits)
        if report.kept:
            yield [] if archive.site() == before else ["a build that kept the site has changed it"]
        else:
            yield [*differences(archive, report, copy, copy.build()), *_untold(report, before, archive.site())]
        shutil.rmtree(copy.folder)


def _build(archive: Archive, way: Way, edits: Sequence[Edit]) -> Report:
    only = [path for verb, *about in edits for path in about[: WRITTEN.get(verb, 0)]] if way.named else None
    with ExitStack() as stack:
        if way.jobs > 1:
            # However few the pages, more than one hand works at them; and each is a fork of this process, whatever
            # threads a test runner has, since one begun afresh would not know what the proof has changed in here.
            stack.enter_context(patch.object(processes, "WORTH_A_PROCESS", 2))
            stack.enter_context(patch.object(processes.threading, "active_count", return_value=1))
        return archive.build(jobs=way.jobs, batch=way.batch, strict=way.strict, only=only)


def elsewhere(archive: Archive, folder: Path) -> Archive:
    """The same content, templates, settings and addresses, where nothing is remembered."""
    folder.mkdir()
    for name in ("content", "templates"):
        if (archive.folder / name).exists():
            shutil.copytree(archive.folder / name, folder / name)
    shutil.copy(archive.folder / "newsgen.toml", folder)
    copy = Archive.__new__(Archive)
    copy.folder, copy.content = folder, folder / "content"
    return copy


def differences(archive: Archive, report: Report, copy: Archive, clean: Report) -> list[str]:
    """Where an archive, as it stands after a build, is not as its clean copy is."""
    here, there = archive.site(), copy.site()
    return [
        *(f"{path}: not as in a clean build" for path in sorted(_odd(here, there))),
        *(f"{name}: {getattr(report, name)}, not {getattr(clean, name)}" for name in TOLD
          if getattr(report, name) != getattr(clean, name)),
        *_unlike("manifest", PLANNED, _memory(archive, "site-*.db"), _memory(copy, "site-*.db")),
        *_unlike("catalog", CATALOGUED, _memory(archive, "catalog.db"), _memory(copy, "catalog.db")),
        *([] if _addresses(archive) == _addresses(copy) else ["addresses.tsv: not as in a clean build"]),
    ]  # fmt: skip


# What both reports must say alike, and what both memories must hold alike.
TOLD = ("sources", "published", "refused", "drafts", "duplicates", "pages", "problems")
PLANNED = {
    "pages": "url, folded, kind, scope, fingerprint, digest, size from pages",
    "pending": "url from pending",
    "facts": "name, value from facts where name in ('pages', 'files', 'problems', 'refused')",
}
CATALOGUED = {
    "sources": "path, digest, sha256, reading, kind, problems from sources",
    "articles": "path, id, live, digest, card_digest, iif(live, address, '') from articles",
    "terms": "path, kind, terms.slug, terms.sort, name from terms join articles using (n)",
    "photos": "path, digest, problem from photos",
    "sheets": "path, period, sheets.count, sheets.digest, shown from sheets join articles using (n)",
    "twins": "path, taken from twins",
    "doubles": "path, problem from doubles",
    "addresses": "id, address from addresses",
    "tallies": "kind, key, count from tallies",
    "versions": "one.path, other.path, given, share, words from versions join articles as one on one.n = versions.n "
    "join articles as other on other.n = versions.other",
    "sketches": "path, sketch, (select group_concat(shingle) from (select shingle from shingles "
    "where shingles.n = sketches.n order by 1)) from sketches join articles using (n)",
    "kin": "path, same, target from kin join articles using (n)",
    "names": "kind, slug, name, count from names",
}


def _odd(here: dict[str, bytes], there: dict[str, bytes]) -> set[str]:
    return {path for path in here.keys() | there.keys() if here.get(path) != there.get(path)}


def _untold(report: Report, before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Files that the report calls changed and that are not, or the other way round.

    What was written over a killed build's leavings, or into an emptied folder, may have stood there already.
    """
    told, odd = {change.path for change in report.changes}, _odd(before, after)
    counted = sum(change.what == "removed" for change in report.changes) == report.removed
    return [*(f"{path}: changed, and not told" for path in sorted(odd - told)), *([] if counted else ["miscounted"])]


def _unlike(memory: str, tables: dict[str, str], here: sqlite3.Connection, there: sqlite3.Connection) -> Iterator[str]:
    for table, query in tables.items():
        ours, theirs = (sorted(one.execute(f"select {query}")) for one in (here, there))
        if ours != theirs:
            yield f"{memory}, {table}: {[row for row in ours if row not in theirs]}"
            yield f"{memory}, {table} of a clean build: {[row for row in theirs if row not in ours]}"
    here.close()
    there.close()


def _memory(archive: Archive, pattern: str) -> sqlite3.Connection:
    (path,) = (archive.folder / ".newsgen").glob(pattern)
    return sqlite3.connect(path)


def _addresses(archive: Archive) -> bytes:
    path = archive.content / "addresses.tsv"
    return path.read_bytes() if path.exists() else b""


def _killing(archive: Archive, when: int | str) -> ExitStack:
    """Kill whatever builds now, after so many steps of publishing, or before it remembers what it did."""
    stack = ExitStack()
    if isinstance(when, str):
        owner: Any = {"commit": Manifest, "note_published": edition}[when]
        stack.enter_context(patch.object(owner, when, side_effect=Killed))
        return stack
    public, steps = str(archive.folder / "public"), iter(range(when))

    def counting(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*paths: Any, **choices: Any) -> Any:
            if str(paths[-1]).startswith(public) and next(steps, None) is None:
                raise Killed
            return real(*paths, **choices)

        return step

    stack.enter_context(patch.object(publish.os, "replace", counting(publish.os.replace)))
    stack.enter_context(patch.object(publish.Path, "unlink", counting(publish.Path.unlink)))
    return stack
