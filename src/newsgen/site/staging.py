"""Where the new files wait, on the same file system as the site, until all of them are there."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


class Staging:
    """A folder beside the output folder. Several processes may write into it at once."""

    def __init__(self, output: Path) -> None:
        self.folder = output.with_name(f".{output.name}.newsgen")
        self._place = str(self.folder)
        self._made: set[str] = set()

    def clear(self) -> None:
        """Remove what a build that was killed left behind."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, path: str, data: bytes) -> None:
        """Stage the bytes of one file of the site, at its site path."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make(folder)
        descriptor = os.open(f"{self._place}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            written = os.write(descriptor, data)
            while written < len(data):  # a disk that is nearly full takes a part
                written += os.write(descriptor, data[written:])
        finally:
            os.close(descriptor)

    def _make(self, folder: str) -> None:
        """Make a folder and those that it lies in, each asked for once; another process may be first."""
        above = folder.rpartition("/")[0]
        if above not in self._made and folder:
            self._make(above)
        with suppress(FileExistsError):
            os.mkdir(f"{self._place}/{folder}")
        self._made.add(folder)
