"""More lines than fit into memory, in order: sorted by the heap, then merged from the disk."""

import heapq
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Final, Self

HEAP: Final = 100_000  # lines that are in memory at a time: some 30 MB


class Sorted:
    """Takes lines in any order, and gives them back by their bytes; its files lie in `folder`, without a name."""

    def __init__(self, folder: Path, *, heap: int = HEAP) -> None:
        self._folder = folder
        self._most = heap
        self._lines: list[bytes] = []
        self._heaps: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._heaps:
            file.close()

    def add(self, line: bytes) -> None:
        """Take in one, without its end."""
        self._lines.append(line)
        if len(self._lines) >= self._most:
            self._put_down()

    def __iter__(self) -> Iterator[bytes]:
        self._lines.sort()
        for file in self._heaps:
            file.seek(0)
        heaps = [(line.removesuffix(b"\n") for line in file) for file in self._heaps]
        return heapq.merge(*heaps, self._lines)

    def _put_down(self) -> None:
        self._lines.sort()
        file = TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with all the others
        file.writelines(line + b"\n" for line in self._lines)
        self._heaps.append(file)
        self._lines = []
