"""The copies that were made, kept under `.newsgen/photos/` by what they were made of.

So a build after a change of templates, or after the site was deleted, makes none anew. Each file ends with the digest
of what stands before it: one that a power cut left half written is made again. The folder may be deleted at any time.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from newsgen.digests import digest, digest_of

FOLDER: Final = "photos"
_CHECK: Final = 32  # bytes


class Kept:
    """The folder of copies. Several processes may write into it at once."""

    def __init__(self, memory: Path, version: str) -> None:
        """`version` stands for all that shapes a copy beside the photo and the size."""
        self.folder = memory / FOLDER
        self._version = version

    def place(self, photo: str, width: int, suffix: str) -> Path:
        """Where the copy of a photo of this digest is kept; the photo's digest is the name's beginning."""
        return self.folder / photo[:2] / f"{photo[2:]}-{digest_of(self._version)[:8]}-{width}.{suffix}"

    def read(self, photo: str, width: int, suffix: str) -> bytes | None:
        """The copy, or None where it is not there whole."""
        try:
            found = self.place(photo, width, suffix).read_bytes()
        except OSError:
            return None
        data, check = found[:-_CHECK], found[-_CHECK:]
        return data if check == digest(data).encode() else None

    def has(self, photo: str, files: Iterable[tuple[int, str]]) -> bool:
        """Whether all of these copies (width, suffix) are there."""
        return all(self.place(photo, *each).exists() for each in files)

    def keep(self, photo: str, width: int, suffix: str, data: bytes) -> None:
        """Keep a copy; it takes its place whole."""
        place = self.place(photo, width, suffix)
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_name(f"{place.name}.{os.getpid()}")
        fresh.write_bytes(data + digest(data).encode())
        fresh.replace(place)

    def sweep(self, photos: Iterable[str]) -> None:
        """Forget the copies of all photos but those of these digests, which come in their order."""
        known = _by_shelf(photos)
        shelf, digests = next(known, ("", frozenset[str]()))
        for folder in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            while shelf and shelf < folder.name:
                shelf, digests = next(known, ("", frozenset[str]()))
            _sweep(folder, digests if shelf == folder.name else frozenset(), digest_of(self._version)[:8])

    def forget(self) -> None:
        """Throw all copies away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _by_shelf(photos: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The digests by their first two letters, by which copies are shelved: a part of them at a time."""
    for shelf, some in groupby(photos, key=lambda photo: photo[:2]):
        yield shelf, frozenset(photo[2:] for photo in some)


def _sweep(folder: Path, digests: frozenset[str], version: str) -> None:
    for file in sorted(folder.iterdir()):
        photo, _, rest = file.name.partition("-")
        # A number at the end is of a process that was killed while it wrote.
        if photo not in digests or not rest.startswith(f"{version}-") or file.suffix[1:].isdecimal():
            file.unlink(missing_ok=True)
