"""Where an export comes to stand: made beside its place, and put there when it is whole."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from msgspec.structs import replace

from newsgen import revisions_folder
from newsgen.config import Config
from newsgen.importing import ORIGINALS
from newsgen.problems import ConfigError, NotExported, Problem
from newsgen.site.syncing import sync
from newsgen.site.trouble import trouble

OF_A_NAME: Final = frozenset((errno.ENAMETOOLONG, errno.EINVAL, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP))
MEND: Final = "Make room or give leave to write there, then export again: nothing half made was left under that name."


@contextmanager
def new(config: Config, target: Path) -> Iterator[Path]:
    """The path at which to make what will stand at `target`; it is put there at the end, unless something is raised.

    Raises ConfigError where something stands there already, or the archive itself does; NotExported when the disk does
    not take it.
    """
    place = target.absolute()
    with written(place):
        _free(config, place)
    with written(place), TemporaryDirectory(dir=place.parent, prefix=".newsgen-export-") as beside:
        made = Path(beside, "made")
        yield made
        sync(place.parent)  # after a power cut it is there whole, or it is not there
        made.replace(place)


@contextmanager
def written(place: Path) -> Iterator[None]:
    """What a full, failing or read-only disk does meanwhile, or one that takes no such name, becomes NotExported."""
    try:
        yield
    except OSError as error:
        problem = trouble(error, place)
        if problem is None and error.errno not in OF_A_NAME:
            raise
        told = problem or _problem(place, "disk", f"It cannot be written: {error.strerror}.", MEND)
        raise NotExported(replace(told, rule="export/disk", mend=MEND)) from error


def outside(config: Config, place: Path) -> None:
    """Raises ConfigError where an export at `place` would stand in the way of the archive itself."""
    root = Path(config.root)
    if not place.parent.is_dir():
        told = "There is no such folder to export into."
        raise ConfigError(_problem(place.parent, "place", told, "Make it first, or name another."))
    folders = (config.content_dir, config.output_dir, config.templates_dir, config.memory_dir)
    ours = (*folders, root / ORIGINALS, root / revisions_folder.FOLDER)
    there = place.resolve()
    taken = next((each for each in ours if there == each or each in there.parents), None)
    if taken or there == root or there in root.parents:
        inside = f"in {taken.name}/, which is the archive's own" if taken else "where the archive itself is"
        raise ConfigError(_problem(place, "place", f"An export cannot stand {inside}.", "Name another place."))


def _free(config: Config, place: Path) -> None:
    outside(config, place)
    empty = not any(place.iterdir()) if place.is_dir() else not os.path.lexists(place)
    if not empty:
        told = "Something stands there already."
        raise ConfigError(_problem(place, "taken", told, "Name another place, or take away what stands there."))


def _problem(place: Path, rule: str, message: str, mend: str) -> Problem:
    return Problem(rule=f"export/{rule}", path=str(place), message=message, mend=mend)
