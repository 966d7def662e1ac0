"""A target in memory that can be killed at any call, and what a reader would find there at that moment."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from newsgen.deploy.target import Claim, Looks, Parcel
from newsgen.problems import Locked
from proofs.crawl import Sheet


class Killed(BaseException):
    """The process is no more."""


class Place:
    """What outlives a process: files, and what `Depot` keeps beside them."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.lines: list[str] = []
        self.pending: list[str] = []
        self.holder = ""

    def copy(self) -> "Place":
        """The same place again."""
        made = Place()
        made.files, made.lines = dict(self.files), list(self.lines)
        made.pending, made.holder = list(self.pending), self.holder
        return made


class Depot:
    """One process's hold on a place. `calls` may be made before it is killed; `sent` tells what came in."""

    def __init__(self, place: Place, *, calls: int = 10**9) -> None:
        self.remarks: list[str] = []
        self.place, self.left = place, calls
        self.sent: list[str] = []
        self.dropped: list[str] = []

    def _call(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Killed

    def claim(self, claim: Claim) -> None:
        self._call()
        if self.place.holder not in ("", claim.who) and not claim.force:
            raise Locked
        self.place.holder = claim.who

    def taken(self) -> Iterator[str]:
        yield from list(self.place.lines)

    def pending(self) -> Iterator[str]:
        yield from list(self.place.pending)

    def announce(self, urls: Iterable[str]) -> None:
        self._call()
        self.place.pending = list(urls)

    def look(self, parcels: Sequence[Parcel]) -> Iterator[Looks]:
        for each in parcels:
            found = self.place.files.get(each.url)
            same = found is not None and sha256(found).hexdigest() == each.digest
            yield "same" if same else "absent" if found is None else "other"

    def put(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        for each in parcels:
            self._call()
            self.place.files[each.url] = each.data()
            self.sent.append(each.url)
            yield each

    def drop(self, urls: Iterable[str]) -> None:
        for url in urls:
            self._call()
            self.place.files.pop(url, None)
            self.dropped.append(url)

    def settle(self, lines: Iterable[str]) -> None:
        self._call()
        self.place.lines = list(lines)
        self._call()
        self.place.pending = []

    def close(self) -> None:
        if self.left >= 0:
            self.place.holder = ""


def lost(files: dict[str, bytes]) -> list[str]:
    """Every link that leads a reader who begins at the front page, and goes everywhere, to a file that is not there."""
    waiting, seen, found = deque(["index.html"] if "index.html" in files else []), {"index.html"}, set[str]()
    while waiting:
        sheet = Sheet(waiting.popleft())
        sheet.feed(files[sheet.page].decode())
        for link in sheet.links:
            if link.outside or link.path in seen:
                continue
            if link.path not in files:
                found.add(f"{sheet.page} → {link.target}")
                continue
            seen.add(link.path)
            if link.path.endswith(".html"):
                waiting.append(link.path)
    return sorted(found)


def standing(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, but for those of newsgen's own; none where it is not there."""
    files = (path for path in folder.rglob("*") if path.is_file()) if folder.exists() else ()
    named = {path.relative_to(folder).as_posix(): path for path in files}
    ours = (".newsgen", ".git/")
    return {name: path.read_bytes() for name, path in sorted(named.items()) if not name.startswith(ours)}
