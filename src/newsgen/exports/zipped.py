"""A zip that is written as its parts come, with the digest of each."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self


class Part(NamedTuple):
    """A file in the zip."""

    name: str
    hash: str  # "sha256:…"
    size: int


class Through:
    """A file that is only written to, and knows where it is and what went through it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._size = 0

    def write(self, data: bytes) -> int:
        """Append."""
        self._digest.update(data)
        self._size += len(data)
        return self._file.write(data)

    def tell(self) -> int:
        """How many bytes went through."""
        return self._size

    def flush(self) -> None:
        """The zip has its own mind about that."""

    def part(self, name: str) -> Part:
        """What went through, under its name."""
        return Part(name, f"sha256:{self._digest.hexdigest()}", self._size)


class Zip:
    """Nothing in it is packed again: web archives read records where they lie."""

    def __init__(self, path: Path, moment: datetime) -> None:
        self.held: list[Part] = []
        self._when = moment.timetuple()[:6]
        self._zip = zipfile.ZipFile(path, "x", zipfile.ZIP_STORED, allowZip64=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @contextmanager
    def begin(self, name: str) -> Iterator[Through]:
        """A part to be written, one at a time."""
        about = zipfile.ZipInfo(name, self._when)
        about.external_attr = 0o644 << 16
        with self._zip.open(about, "w", force_zip64=True) as file:
            through = Through(file)
            yield through
        self.held.append(through.part(name))

    def add(self, name: str, pieces: Iterator[bytes]) -> Part:
        """A part made of these pieces."""
        with self.begin(name) as file:
            for data in pieces:
                file.write(data)
        return self.held[-1]
