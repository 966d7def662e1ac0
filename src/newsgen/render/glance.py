"""A glance at all that shapes pages beside what they show: enough to know that nothing of it has changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from newsgen import __version__
from newsgen.digests import digest_of
from newsgen.render.dates import BABEL_VERSION
from newsgen.render.theme import default_theme


def glance(own: Path) -> str:
    """A digest of the theme's files and the archive's own templates, by name, size, time and inode.

    The same glance means the same fingerprints of the press, which take a reading of every template (60 ms).
    """
    files = [list(_files(str(folder))) for folder in (default_theme(), own)]
    return digest_of(__version__, BABEL_VERSION, files)


def _files(folder: str, below: str = "") -> Iterator[tuple[str, int, int, int]]:
    try:
        entries = sorted(os.scandir(f"{folder}/{below}"), key=lambda entry: entry.name)
    except OSError:  # the archive has no templates of its own
        return
    for entry in entries:
        path = f"{below}{entry.name}"
        if entry.is_dir():
            yield from _files(folder, f"{path}/")
        else:
            status = entry.stat()
            yield path, status.st_size, status.st_mtime_ns, status.st_ino
