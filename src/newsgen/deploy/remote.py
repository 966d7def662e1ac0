"""A site in a folder of a server that is reached by SFTP: the same steps, lists and claims as by a shell.

Every file is written beside the site, under a name of this run, and takes its own in one step. What stands there is
compared by its bytes, all of which must be fetched: SFTP tells no digests.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from newsgen.deploy.hands import by_many
from newsgen.deploy.packing import packed, unpacked
from newsgen.deploy.state import FOLDER
from newsgen.deploy.target import Claim, Looks, Parcel, busy
from newsgen.deploy.wire import Wire
from newsgen.problems import Locked

LOCK: Final = f"{FOLDER}/lock"
TAKEN: Final = f"{FOLDER}/taken.gz"
PENDING: Final = f"{FOLDER}/pending.gz"
ON_THE_WAY: Final = f"{FOLDER}/sent"  # a folder for files that have not taken their names yet
AT_ONCE: Final = 20_000  # files after which folders that hold nothing more are looked for


class RemoteFolder:
    """A site in a folder of a server."""

    def __init__(self, wire: Wire, told: str, *, why: str = "") -> None:
        self.remarks: list[str] = [why] if why else []
        self._wire, self._told = wire, told
        self._mine = b""

    def claim(self, claim: Claim) -> None:
        """A file that takes its name only where none has it."""
        mine = f"{claim.who}\n{claim.host}\n".encode()
        if not self._wire.put_new(LOCK, mine, on_the_way=ON_THE_WAY):
            who, _, host = self._claimed().decode(errors="replace").partition("\n")
            if who != claim.who and not claim.force:
                raise Locked(busy(self._told, host))
            self._wire.put(LOCK, mine, on_the_way=ON_THE_WAY)
        self._mine = mine

    def taken(self) -> Iterator[str]:
        """The list, if there is one."""
        return self._list(TAKEN)

    def pending(self) -> Iterator[str]:
        """What was announced, if it did not settle."""
        return self._list(PENDING)

    def announce(self, urls: Iterable[str]) -> None:
        """By a file beside the list."""
        with packed(urls) as made:
            self._wire.put(PENDING, made, on_the_way=ON_THE_WAY)

    def look(self, parcels: Sequence[Parcel]) -> Iterator[Looks]:
        """By its size, and where that is the same, by its bytes."""
        return by_many(self._looks, parcels)

    def put(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        """Many at a time; each stands in its place when it comes out."""
        return by_many(self._put, parcels)

    def drop(self, urls: Iterable[str]) -> None:
        """With folders that hold nothing more."""
        remaining = iter(urls)
        while some := list(islice(remaining, AT_ONCE)):
            for _ in by_many(self._wire.remove, some):
                pass
            self._without_empty({url.rpartition("/")[0] for url in some})

    def settle(self, lines: Iterable[str]) -> None:
        """Put the list, unless another has taken over meanwhile; then all is settled."""
        if self._claimed() != self._mine:
            self._mine = b""
            raise Locked(busy(self._told, ""))
        with packed(lines) as made:
            self._wire.put(TAKEN, made, on_the_way=ON_THE_WAY)
        self._wire.remove(PENDING)

    def close(self) -> None:
        """Take the claim away, if it is ours still, with what never took its name, and hang up."""
        try:
            if self._mine and self._claimed() == self._mine:
                self._wire.clear(ON_THE_WAY)
                self._wire.remove(LOCK)
        finally:
            self._wire.close()

    def _claimed(self) -> bytes:
        """What the claim says; nothing where there is none."""
        found = self._wire.get(LOCK)
        return found.read(1000) if found else b""

    def _list(self, name: str) -> Iterator[str]:
        if found := self._wire.get(name):
            with found:
                yield from unpacked(found)

    def _looks(self, parcel: Parcel) -> Looks:
        size = self._wire.size(parcel.url)
        if size is None:
            return "absent"
        return "same" if size == parcel.size and self._wire.sha256(parcel.url) == parcel.digest else "other"

    def _put(self, parcel: Parcel) -> Parcel:
        self._wire.put(parcel.url, parcel.data(), on_the_way=ON_THE_WAY)
        return parcel

    def _without_empty(self, folders: set[str]) -> None:
        """The deepest first, since those above may hold nothing but them."""
        while folders := folders - {""}:
            depth = max(each.count("/") for each in folders)
            deepest = sorted(each for each in folders if each.count("/") == depth)
            gone = by_many(self._wire.remove_folder, deepest)
            above = {each.rpartition("/")[0] for each, away in zip(deepest, gone, strict=True) if away}
            folders = folders.difference(deepest) | above
