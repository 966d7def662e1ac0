"""Whether anything at all has changed since the last build: answered in a fraction of the time a build needs to start.

Readers, templates and languages take 200 ms to be loaded, and a build with nothing to do needs none of them. So each
build leaves a *stamp* of all that it was made with beside content/ (the files of this package, of the theme and of
guests, the installed packages, the settings, the list of addresses); the digests of content/'s folders are in the
catalog. Where all are as they were, so is the site, and the report of the last build is this one's; where only folders
of content/ are not, a build need look into no others.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.json import decode, encode

from newsgen import clock
from newsgen.articles.authorities import NAMES
from newsgen.articles.folders import walk
from newsgen.catalog.glimpse import Glimpse, glimpse
from newsgen.catalog.schema import FILE
from newsgen.config import Config
from newsgen.digests import digest_of
from newsgen.report import Report
from newsgen.site import addresses
from newsgen.site.memory import facts_of
from newsgen.site.staging import Staging


class Look(NamedTuple):
    """What a glance at everything tells: that nothing has changed, or where something may have.

    `report` is what a build would say that finds nothing to do. Without it, `folders` are those of content/ that are
    otherwise than they were; None when anything can be.
    """

    report: Report | None = None
    folders: tuple[str, ...] | None = None


def look(config: Config) -> Look:
    """Whether there is anything to build.

    Nothing is locked and nothing written: while another build is at work, what it has not yet ended does not count.
    """
    facts = facts_of(config.memory_dir, config.output_dir)
    if facts.get("embargo") and facts["embargo"] <= clock.now():
        return Look()
    if not facts.get("stamp") or facts["stamp"] != stamp(config, decode(facts["made with"], type=list[str])):
        return Look()
    seen = glimpse(config.memory_dir / FILE)
    if seen is None or (seen.name, seen.generation) != (facts["name"], facts["generation"]):
        return Look()
    if Staging(config.output_dir).folder.exists():
        return Look()
    folders = _otherwise(seen, config, facts["rules"])
    return Look(folders=folders) if folders != () else Look(decode(facts["report"], type=Report), ())


def remembered(config: Config, report: Report, made_with: Iterable[Path], *, rules: str) -> dict[str, str]:
    """The facts by which the next build knows: what this one reports, and the stamp of what it was made with."""
    paths = sorted({str(path) for path in made_with})
    return {
        "report": encode(report).decode(),
        "made with": encode(paths).decode(),
        "stamp": stamp(config, paths),
        "rules": rules,
    }


def stamp(config: Config, made_with: Iterable[str]) -> str:
    """A digest of everything but content/ that a site depends on; files by name, size, time and inode."""
    beside = (config.content_dir / addresses.NAME, *(Path(config.root, name) for name in NAMES))
    ledger = [status for file in beside for status in _status(file)]
    # Installing or removing a package changes the folder that it lies in: site-packages, on Debian dist-packages.
    packages = [(path, Path(path).stat().st_mtime_ns) for path in sys.path if path.endswith("-packages")]
    files = [(path, list(_below(path))) for path in made_with]
    settings = (
        config.root,
        config.output,
        config.pages_digest,
        config.reading_digest,
        config.withdrawals,
        config.redirects,
        config.kept,
    )
    return digest_of(sys.version, settings, ledger, packages, files)


def _otherwise(seen: Glimpse, config: Config, rules: str) -> tuple[str, ...] | None:
    """The folders of content/ that are not as the catalog saw them; None when some are gone, or content/ is."""
    if not config.content_dir.is_dir():
        return None
    same = {folder.path: folder.same for folder in walk(config.content_dir, seen.folders, rules=rules)}
    return tuple(path for path, is_so in same.items() if not is_so) if same.keys() >= seen.folders.keys() else None


def _below(path: str) -> Iterator[tuple[str, int, int, int]]:
    """(path, size, time, inode) of a file, or of all files of a folder, in their order."""
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except NotADirectoryError:
        yield from _status(Path(path))
        return
    except FileNotFoundError:  # as an archive's own templates mostly are
        return
    for entry in entries:
        if entry.is_dir():
            yield from _below(entry.path) if entry.name != "__pycache__" else ()
        else:
            status = entry.stat()
            yield entry.path, status.st_size, status.st_mtime_ns, status.st_ino


def _status(path: Path) -> Iterator[tuple[str, int, int, int]]:
    if path.exists():
        status = path.stat()
        yield str(path), status.st_size, status.st_mtime_ns, status.st_ino
