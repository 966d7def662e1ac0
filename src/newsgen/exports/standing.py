"""What there is to be taken along: the files that the last build read and left, and the articles that it published."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from newsgen import redirects_file, revisions_folder, withdrawals_file
from newsgen.articles.authorities import NAMES
from newsgen.catalog.queries import Shelf
from newsgen.catalog.schema import FILE
from newsgen.config import Config
from newsgen.importing import ORIGINALS
from newsgen.model import Value
from newsgen.problems import ConfigError, Problem
from newsgen.settings_file import settings_file
from newsgen.site import inventory
from newsgen.site.inventory import Held
from newsgen.site.lock import lock

PIECE: Final = 1 << 20  # bytes that are in memory at a time

Progress = Callable[[str, int, int], None]


class Exported(Value, frozen=True, kw_only=True):
    """What was written: how many articles, files and new versions; bytes are those before packing."""

    form: str  # "bagit", "ocfl", "wacz", "parquet"
    path: str
    articles: int = 0
    files: int = 0
    bytes: int = 0
    versions: int = 0


class Piece(NamedTuple):
    """A file of the archive, its name inside an export, and its SHA-256 as a build remembers it, or empty."""

    path: Path
    name: str
    sha256: str = ""


@contextmanager
def standing(config: Config) -> Iterator[Shelf]:
    """The catalog of an archive whose site stands whole; no build begins meanwhile.

    Raises ConfigError where no site stands, or a build was stopped; Locked when another run is at work.
    """
    with lock(config.memory_dir):
        known = inventory.known(config.memory_dir, config.output_dir)
        if not known or not (config.memory_dir / FILE).exists():
            raise ConfigError(_problem(config.output_dir, "nothing", "There is no finished site to export from."))
        if inventory.unfinished(config.memory_dir, config.output_dir):
            raise ConfigError(_problem(config.output_dir, "unfinished", "The last build was stopped."))
        with Shelf(config.memory_dir / FILE) as shelf:
            yield shelf


def published(config: Config) -> Iterator[Held]:
    """Every file of the site that a build put there, by address."""
    return inventory.holdings(config.memory_dir, config.output_dir)


def pieces(config: Config, shelf: Shelf) -> Iterator[Piece]:
    """Every file that the archive is made of: sources, originals, earlier states, templates, settings, and the site."""
    for folder, files in _folders(config.content_dir):
        known = shelf.sources_in(f"{folder}/" if folder else "")
        for name in files:
            path = f"{folder}/{name}" if folder else name
            yield Piece(config.content_dir / path, f"sources/{path}", known.get(path, ""))
    kept = ((name, Path(config.root, name)) for name in (ORIGINALS, revisions_folder.FOLDER))
    for place, root in (*kept, ("templates", config.templates_dir)):
        for folder, files in _folders(root):
            for name in files:
                path = f"{folder}/{name}" if folder else name
                digest = name.partition(".")[0] if place == "originals" else ""
                yield Piece(root / path, f"{place}/{path}", digest)
    settings = settings_file(Path(config.root))
    beside = (config.events, redirects_file.FILE, withdrawals_file.FILE, *NAMES)
    for name in sorted({*beside, *([settings.name] if settings else [])}):
        if (file := Path(config.root, name)).is_file():
            yield Piece(file, name)
    for held in published(config):
        yield Piece(config.output_dir / held.url, f"site/{held.url}", held.digest)


def original(config: Config, sha256: str) -> Path | None:
    """The original that has this digest, where the archive keeps it."""
    folder = Path(config.root, ORIGINALS, sha256[:2])
    return next(iter(sorted(folder.glob(f"{sha256}*"))), None)


def read(piece: Piece) -> Iterator[bytes]:
    """The bytes of a file, a piece at a time.

    Raises ConfigError at the end when they are not those that a build remembers.
    """
    digest = hashlib.sha256()
    try:
        with piece.path.open("rb") as file:
            while data := file.read(PIECE):
                digest.update(data)
                yield data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError) as error:
        raise ConfigError(_problem(piece.path, "unreadable", f"It cannot be read: {error.strerror}.")) from error
    if piece.sha256 and digest.hexdigest() != piece.sha256:
        raise ConfigError(_problem(piece.path, "changed", "It is not as the last build left it."))


def _folders(root: Path) -> Iterator[tuple[str, list[str]]]:
    """(folder within the root, its files) of all, in one order on every disk; links lead to files inside only."""
    inside = f"{root.resolve()}{os.sep}"
    for folder, folders, names in os.walk(root):
        folders.sort()
        here = Path(folder)
        files = [name for name in sorted(names) if _ours(here / name, inside)]
        place = here.relative_to(root).as_posix()
        yield ("" if place == "." else place), files


def _ours(file: Path, inside: str) -> bool:
    """A file, or a link to one inside: nothing is taken along from elsewhere, and no pipe is waited for."""
    return file.is_file() and (not file.is_symlink() or str(file.resolve()).startswith(inside))


def _problem(path: Path, rule: str, message: str) -> Problem:
    mend = "Run `newsgen build`, then export again; `newsgen verify` tells what else is not as it was left."
    return Problem(rule=f"export/{rule}", path=str(path), message=message, mend=mend)
