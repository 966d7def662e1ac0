"""One file to upload by hand, or by a host's own tool: `zip:archive.zip`, made anew each time.

The same site gives the same bytes: all files have one date. It takes the place of the last one when it is
whole and on the disk.
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from newsgen.deploy.opening import wrong
from newsgen.deploy.target import Claim, Looks, Parcel, Target
from newsgen.destinations import Destination
from newsgen.site.syncing import sync

DATE: Final = (1980, 1, 1, 0, 0, 0)  # the first that the format can tell
MODE: Final = 0o100644 << 16
STORED: Final = (".bin", ".br", ".gz", ".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")  # packed as they are


def target(destination: Destination, at: Path) -> Target:
    """The file. Raises ConfigError when a folder stands there."""
    file = at / destination.rest.removeprefix("//")
    if file.is_dir() or file.suffix != ".zip":
        raise wrong(destination, f"{file} is no name of a zip file.", 'Write it like "zip:archive.zip".')
    return Zip(file)


class Zip:
    """A zip of the whole site."""

    def __init__(self, file: Path) -> None:
        self.remarks: list[str] = []
        self._file = file
        self._made: Any = None
        self._zip: zipfile.ZipFile | None = None

    def claim(self, claim: Claim) -> None:
        """Nothing: each deploy writes a file of its own, and the last one's name is taken in one step."""

    def taken(self) -> Iterator[str]:
        """Nothing: a zip is always whole."""
        return iter(())

    def pending(self) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def announce(self, urls: Iterable[str]) -> None:  # noqa: ARG002 -- nothing is seen before all is
        """Begin the file, beside the one that stands there."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._made = NamedTemporaryFile(dir=self._file.parent, prefix=f".{self._file.name}-", delete=False)  # noqa: SIM115
        self._zip = zipfile.ZipFile(self._made, "w")

    def look(self, parcels: Sequence[Parcel]) -> Iterator[Looks]:
        """Nothing of the last zip is used; what is in the new one is read back."""
        for each in parcels:
            if self._zip is None:
                yield "absent"
            else:
                yield "same" if self._zip.read(each.url) == each.data() else "other"

    def put(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        """Into the zip."""
        for each in parcels:
            entry = zipfile.ZipInfo(each.url, DATE)
            entry.external_attr = MODE
            stored = each.path.suffix in STORED
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            if self._zip:
                self._zip.writestr(entry, each.data())
            yield each

    def drop(self, urls: Iterable[str]) -> None:
        """Nothing: what is gone was never put in."""

    def settle(self, lines: Iterable[str]) -> None:  # noqa: ARG002 -- a zip tells itself what it holds
        """Let it take the place of the last one."""
        if self._zip:
            self._zip.close()
            self._made.flush()
            sync(self._file.parent)
            Path(self._made.name).chmod(0o644)
            Path(self._made.name).replace(self._file)
            self._made.close()
            self._zip = None

    def close(self) -> None:
        """Nothing half made stays."""
        if self._zip:
            self._zip.close()
            self._made.close()
            Path(self._made.name).unlink(missing_ok=True)
