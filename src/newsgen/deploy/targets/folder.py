"""A folder that a server on this machine shows: `folder:/srv/www/archive`, which becomes a symbolic link.

Each deploy makes a new edition beside it, `archive.editions/7`, with hard links to all files of the last one that
stayed as they were, and then turns the link round in one step: a reader sees the old site or the new one. The last
edition is kept, so that the link can be turned back by hand; but where the archive takes something back, it would still
tell it.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

from newsgen.deploy.opening import wrong
from newsgen.deploy.packing import packed, unpacked
from newsgen.deploy.target import Claim, Looks, Parcel, Target
from newsgen.destinations import Destination
from newsgen.problems import Locked, Problem
from newsgen.site.lock import hold
from newsgen.site.syncing import sync

SITE: Final = "site"
KEPT: Final = 2  # editions: the one that is shown, and the one before
LIST: Final = "taken.gz"
_NUMBER: Final = re.compile(r"\d{1,9}")


def target(destination: Destination, at: Path) -> Target:
    """The folder. Raises ConfigError when something else stands there."""
    link = at / destination.rest.removeprefix("//")
    taken = link.is_file() if link.is_symlink() else link.exists() and not _empty(link)
    if taken:
        message = f"{link} is not a place for the site: it holds something, and is no link of newsgen's."
        raise wrong(destination, message, "Move it away, or name a folder that is not there yet.")
    return Folder(link)


class Folder:
    """Editions of a site, of which a symbolic link shows one."""

    def __init__(self, link: Path) -> None:
        self.remarks: list[str] = []
        self._link = link
        self._editions = link.with_name(f"{link.name}.editions")
        self._held: IO[bytes] | None = None
        self._new: Path | None = None
        self._kept = KEPT

    def claim(self, claim: Claim) -> None:
        """Have it for oneself; the claim goes with the process, however that ends."""
        self._kept = 1 if claim.forget else KEPT
        self._editions.mkdir(parents=True, exist_ok=True)
        self._held = (self._editions / "lock").open("ab")
        try:
            hold(self._held.fileno())
        except OSError:
            message, mend = "Another deploy is at work there.", "Wait until it has ended."
            raise Locked(Problem(rule="deploy/locked", path=str(self._link), message=message, mend=mend)) from None
        for left in self._numbers():  # by a deploy that was stopped
            if left > self._last():
                shutil.rmtree(self._editions / str(left))

    def taken(self) -> Iterator[str]:
        """The list of the edition that is shown."""
        file = self._editions / str(self._last()) / LIST
        if file.exists():
            with file.open("rb") as opened:
                yield from unpacked(opened)

    def pending(self) -> Iterator[str]:
        """Nothing: what a stopped deploy made was never shown, and is gone."""
        return iter(())

    def announce(self, urls: Iterable[str]) -> None:  # noqa: ARG002 -- nothing is seen before all is
        """Begin a new edition: all that the last one shows, by hard links."""
        last = self._last()
        self._new = self._editions / str(last + 1) / SITE
        self._new.mkdir(parents=True)
        if last:
            _linked(self._editions / str(last) / SITE, self._new)

    def look(self, parcels: Sequence[Parcel]) -> Iterator[Looks]:
        """By the bytes of each."""
        folder = self._new or self._link
        for each in parcels:
            file = folder / each.url
            found = sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
            yield "same" if found == each.digest else "other" if found else "absent"

    def put(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        """Into the new edition; never through a link, since the last edition has the same file."""
        for each in parcels:
            file = self._edition() / each.url
            _clear(file, self._edition())
            file.write_bytes(each.data())
            yield each

    def drop(self, urls: Iterable[str]) -> None:
        """Out of the new edition, with folders that hold nothing more."""
        for url in urls:
            file = self._edition() / url
            if file.is_file():
                file.unlink()
                _without_empty(file.parent, self._edition())

    def settle(self, lines: Iterable[str]) -> None:
        """Turn the link round to the new edition, when all of it is on the disk; the one before is kept, no other."""
        edition = self._edition().parent
        with packed(lines) as made, (edition / LIST).open("wb") as written:
            shutil.copyfileobj(made, written)
        sync(edition)
        self._show(edition)
        self._new = None
        for number in self._numbers()[: -self._kept]:
            shutil.rmtree(self._editions / str(number))

    def close(self) -> None:
        """Let others have it; an edition that was not finished goes."""
        if self._new:
            shutil.rmtree(self._new.parent)
        if self._held:
            self._held.close()

    def _show(self, edition: Path) -> None:
        turned = self._editions / "turned"
        turned.unlink(missing_ok=True)
        turned.symlink_to(Path(self._editions.name, edition.name, SITE))
        if self._link.is_dir() and not self._link.is_symlink():
            self._link.rmdir()
        turned.replace(self._link)
        sync(self._link.parent)

    def _edition(self) -> Path:
        if self._new is None:
            message = "nothing is put before it is announced"
            raise RuntimeError(message)
        return self._new

    def _numbers(self) -> list[int]:
        """Of all editions, in order."""
        names = (each.name for each in self._editions.iterdir()) if self._editions.is_dir() else ()
        return sorted(int(name) for name in names if _NUMBER.fullmatch(name))

    def _last(self) -> int:
        """The edition that is shown, or 0."""
        if not self._link.is_symlink():
            return 0
        shown = self._link.readlink()
        ours = shown.name == SITE and shown.parent.parent == Path(self._editions.name)
        return int(shown.parent.name) if ours and _NUMBER.fullmatch(shown.parent.name) else 0


def _linked(last: Path, new: Path) -> None:
    """The same files again, as further names of the same bytes where the disk can do that."""
    for folder, folders, names in os.walk(last):
        here = new / Path(folder).relative_to(last)
        for name in folders:
            (here / name).mkdir()
        for name in names:
            _same(f"{folder}/{name}", f"{here}/{name}")


def _same(file: str, name: str) -> None:
    try:
        os.link(file, name, follow_symlinks=False)
    except OSError:
        shutil.copy2(file, name, follow_symlinks=False)


def _clear(file: Path, top: Path) -> None:
    """Room for a file: folders above it, and nothing of its name; what stood where a folder must be goes."""
    for above in reversed(file.relative_to(top).parents[:-1]):
        if (top / above).is_file():
            (top / above).unlink()
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    file.unlink(missing_ok=True)


def _without_empty(folder: Path, top: Path) -> None:
    while folder != top and _empty(folder):
        folder.rmdir()
        folder = folder.parent


def _empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())
