"""S3 and all that speaks like it (R2, B2, Ceph, MinIO …): `s3://bucket/prefix`.

Keys come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, a web identity, the machine's own role). A
claim is an object that is only put where none stands; servers that ignore such a condition are found out, and told of.
"""

import os.path
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import md5, sha256
from pathlib import Path
from time import sleep
from typing import Final

from newsgen.deploy.bucket import Bucket, Object, bucket
from newsgen.deploy.hands import by_many
from newsgen.deploy.headers import headers
from newsgen.deploy.leads import leads
from newsgen.deploy.packing import packed, unpacked
from newsgen.deploy.state import FOLDER
from newsgen.deploy.target import Claim, Looks, Parcel, Target, busy
from newsgen.destinations import Destination
from newsgen.problems import Locked, NotDeployed, Problem

NO_COPIES: Final = "a bucket hands out one form of an object; what stands before it compresses"
LOCK: Final = f"{FOLDER}/lock"
TAKEN: Final = f"{FOLDER}/taken.gz"
PENDING: Final = f"{FOLDER}/pending.gz"
FEW: Final = 100  # files that are asked for one by one; of more, all that stands there is listed
SETTLING: Final = 1.0  # seconds in which another's claim would show, where conditions are ignored
UNCONDITIONAL: Final = "The server ignores conditions, so that two deploys at the very same moment may both begin."
_PACKED: Final = {"media_type": "application/gzip", "cache": "no-store"}
_MD5: Final = 32  # characters of an ETag that is one


def target(destination: Destination, at: Path) -> Target:  # noqa: ARG001 -- a bucket is nowhere near the archive
    """The bucket. Raises ConfigError for an address that is none."""
    below = destination.rest.strip("/").partition("/")[2] if destination.website else None
    return S3(bucket(destination), destination.address, website=below)


class S3:
    """A site in a bucket."""

    def __init__(
        self, bucket: Bucket, told: str, *, website: str | None = None, wait: Callable[[float], None] = sleep
    ) -> None:
        self.remarks: list[str] = []
        self._bucket, self._told, self._wait = bucket, told, wait
        self._claim = b""
        self._website = website  # the path below which S3 shows the bucket as a website, if it does

    def claim(self, claim: Claim) -> None:
        """Put the claim where none stands, or instead of one that is ours or is to be ours."""
        held = self._bucket.get(LOCK)
        who, _, host = held[0].read(200).decode(errors="replace").partition("\n") if held else ("", "", "")
        if held and who != claim.who and not claim.force:
            raise Locked(busy(self._told, host))
        mine = f"{claim.who}\n{claim.host}\n".encode()
        if not self._bucket.put_new(LOCK, mine, instead=held[1] if held else ""):
            raise Locked(busy(self._told, ""))
        self._claim = mine
        if self._bucket.put_new(LOCK, mine):  # it stands there already: a server that heeds conditions says no
            self.remarks.append(UNCONDITIONAL)
            self._wait(SETTLING)
            self._still()

    def taken(self) -> Iterator[str]:
        """The list, if there is one."""
        return self._list(TAKEN)

    def pending(self) -> Iterator[str]:
        """What was announced, if it did not settle."""
        return self._list(PENDING)

    def announce(self, urls: Iterable[str]) -> None:
        """By an object beside the list."""
        with packed(urls) as made:
            self._bucket.put(PENDING, made, **_PACKED)

    def look(self, parcels: Sequence[Parcel]) -> Iterator[Looks]:
        """By ETags, which are MD5; where they are not, by the bytes."""
        found = self._asked(parcels) if len(parcels) <= FEW else self._standing(parcels)
        yield from by_many(lambda parcel: self._looks(parcel, found.get(parcel.url)), parcels)

    def put(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        """Many at a time; each has arrived as it was sent when it comes out."""
        return by_many(self._put, parcels)

    def drop(self, urls: Iterable[str]) -> None:
        """A thousand at a time."""
        self._bucket.delete(urls)

    def settle(self, lines: Iterable[str]) -> None:
        """Put the list, unless another has taken over meanwhile; then all is settled."""
        self._still()
        with packed(lines) as made:
            self._bucket.put(TAKEN, made, **_PACKED)
        self._bucket.delete([PENDING])

    def close(self) -> None:
        """Take the claim away, if it is ours still."""
        if self._claim and self._ours():
            self._bucket.delete([LOCK])

    def _still(self) -> None:
        if not self._ours():
            self._claim = b""
            raise Locked(busy(self._told, ""))

    def _ours(self) -> bool:
        held = self._bucket.get(LOCK)
        return held is not None and held[0].read() == self._claim

    def _list(self, name: str) -> Iterator[str]:
        if found := self._bucket.get(name):
            with found[0] as data:
                yield from unpacked(data)

    def _asked(self, parcels: Sequence[Parcel]) -> dict[str, Object]:
        """What stands there of them, each asked for."""
        found = by_many(lambda parcel: self._bucket.head(parcel.url), parcels)
        return {each.name: each for each in found if each}

    def _standing(self, parcels: Sequence[Parcel]) -> dict[str, Object]:
        """What stands between the first and the last of them, as far as it is asked for."""
        first, last = parcels[0].url, parcels[-1].url
        wanted = {each.url for each in parcels}
        folder = os.path.commonpath([first.rpartition("/")[0], last.rpartition("/")[0]])
        found: dict[str, Object] = {}
        for each in self._bucket.listing(folder, after=first[:-1]):
            if each.name > last:
                break
            if each.name in wanted:
                found[each.name] = each
        return found

    def _looks(self, parcel: Parcel, there: Object | None) -> Looks:
        if there is None:
            return "absent"
        if there.size != parcel.size:
            return "other"
        if len(there.etag) == _MD5:
            return "same" if there.etag == _md5(parcel.data()) else "other"
        found = self._bucket.get(parcel.url)
        return "same" if found and sha256(found[0].read()).hexdigest() == parcel.digest else "other"

    def _put(self, parcel: Parcel) -> Parcel:
        data, told = parcel.data(), headers(parcel)
        to = "" if self._website is None else leads(parcel, data, below=self._website)
        etag = self._bucket.put(parcel.url, data, media_type=told.media_type, cache=told.cache, leads=to)
        if len(etag) == _MD5 and etag != _md5(data):
            # Ways of encryption have other ETags of the same length; what stands there decides.
            found = self._bucket.get(parcel.url)
            if not found or found[0].read() != data:
                raise NotDeployed(_garbled(parcel.url))
        return parcel


def _md5(data: bytes) -> str:
    return md5(data, usedforsecurity=False).hexdigest()


def _garbled(url: str) -> Problem:
    message = "It did not arrive as it was sent."
    return Problem(rule="deploy/unlike", path=url, message=message, mend="Deploy again: it is sent anew.")
