"""An S3 bucket by the library obstore: the few requests that a deploy makes, and its errors in words."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final, NamedTuple

from newsgen.deploy.opening import unreached, wrong
from newsgen.destinations import Destination
from newsgen.problems import NotDeployed

IN_MEMORY: Final = 1 << 23  # bytes of an object that is fetched; a larger one goes to a temporary file
AT_ONCE: Final = 1000  # objects that one request deletes, the most that S3 takes
PLACE: Final = re.compile(r"//([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?")
RETRIES: Final = {"max_retries": 6, "retry_timeout": timedelta(seconds=90)}  # a server that is busy for a while
LEADS: Final = "x-amz-website-redirect-location"
_CODE: Final = re.compile(r"<Code>([\w.]+)</Code>(?:\s*<Message>([^<]{1,200})</Message>)?")
_STATUS: Final = re.compile(r"status code: (\d{3} [A-Za-z ]+)")
_NO_KEYS: Final = "169.254.169.254"  # where a machine in a cloud is asked for its role, when nothing else is there


class Object(NamedTuple):
    """What a bucket tells of an object: the ETag is the MD5 of its bytes, but for some ways of encryption."""

    name: str
    size: int
    etag: str


class Bucket:
    """The objects below a prefix. Every call may raise NotDeployed."""

    def __init__(self, store: Any, destination: Destination, leading: Callable[[str], Any] | None = None) -> None:
        self._store, self._destination, self._leading = store, destination, leading

    def put(self, name: str, data: bytes | IO[bytes], *, media_type: str, cache: str, leads: str = "") -> str:
        """Put an object, whole or not at all; its ETag. Where S3 shows the bucket as a website, it `leads` on by 301.

        The library takes headers of S3's own for a whole store only, and signs them then; by its attributes they would
        become `x-amz-meta-…` (obstore 0.12). So each such object goes by a store of its own.
        """
        import obstore

        attributes: Any = {"Content-Type": media_type, "Cache-Control": cache}
        with self._asked():
            store = self._leading(leads) if leads and self._leading else self._store
            return _bare(obstore.put(store, name, data, attributes=attributes, use_multipart=False))

    def put_new(self, name: str, data: bytes, *, instead: str = "") -> bool:
        """Put an object where none is, or instead of the one with this ETag; False when the server says no.

        Ceph (radosgw 16.2, as Debian 12 has it) compares the ETag of such a request with its quotation marks to its own
        without: one that it does not know, though the object has it, is asked for again without.
        """
        if self._put_if(name, data, instead):
            return True
        bare = instead.strip('"')
        there = self.head(name) if bare != instead else None
        return there is not None and there.etag == bare.lower() and self._put_if(name, data, bare)

    def _put_if(self, name: str, data: bytes, instead: str) -> bool:
        import obstore
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        with self._asked():
            try:
                obstore.put(self._store, name, data, mode={"e_tag": instead} if instead else "create")
            except (AlreadyExistsError, PreconditionError):
                return False
            return True

    def get(self, name: str) -> tuple[IO[bytes], str] | None:
        """An object's bytes, from their beginning, and its ETag as it is; None when there is none."""
        import obstore

        made = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the caller's
        with self._asked():
            try:
                found = obstore.get(self._store, name)
                for chunk in found.stream():
                    made.write(chunk)
            except FileNotFoundError:
                return None
        made.seek(0)
        return made, found.meta["e_tag"] or ""

    def head(self, name: str) -> Object | None:
        """What is told of an object; None when there is none."""
        import obstore

        with self._asked():
            try:
                return _object(obstore.head(self._store, name))
            except FileNotFoundError:
                return None

    def listing(self, folder: str, *, after: str) -> Iterator[Object]:
        """What is told of all objects in a folder, of names behind `after`; S3 tells them by their names."""
        import obstore

        with self._asked():
            for some in obstore.list(self._store, folder or None, offset=after or None, chunk_size=1000):
                yield from map(_object, some)

    def delete(self, names: Iterable[str]) -> None:
        """Delete objects; one that is not there is no fault."""
        import obstore

        some: list[str] = []
        with self._asked():
            for name in names:
                some.append(name)
                if len(some) == AT_ONCE:
                    obstore.delete(self._store, some)
                    some = []
            if some:
                obstore.delete(self._store, some)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        from obstore.exceptions import BaseError

        try:
            yield
        except (BaseError, FileNotFoundError) as error:
            raise NotDeployed(unreached(self._destination, words(str(error)))) from error


def bucket(destination: Destination) -> Bucket:
    """The bucket of an address. Raises ConfigError for one that is none, or where the library is missing."""
    place = PLACE.fullmatch(destination.rest)
    if not place:
        raise wrong(destination, "It is not the address of a bucket.", 'Write it like "s3://bucket/archive".')
    try:
        from obstore.store import S3Store
    except ModuleNotFoundError:
        mend = "Install it: pip install 'newsgen[s3]'."
        raise wrong(destination, "To send to S3, newsgen needs the library obstore.", mend) from None
    options: dict[str, Any] = {"retry_config": RETRIES, "client_options": {"timeout": "120s"}}
    if destination.endpoint:
        options |= {"endpoint": destination.endpoint}
        options["client_options"]["allow_http"] = destination.endpoint.startswith("http://")
    if destination.region:
        options["region"] = destination.region
    prefix = (place[2] or "").strip("/") or None

    def leading(address: str) -> Any:
        client = {**options["client_options"], "default_headers": {LEADS: address}}
        return S3Store(place[1], prefix=prefix, **{**options, "client_options": client})

    return Bucket(S3Store(place[1], prefix=prefix, **options), destination, leading)


def words(said: str) -> str:
    """What a server said, without the library's own report, which is long."""
    if _NO_KEYS in said:
        return "there are no keys for it in the environment (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)"
    if found := _CODE.search(said):
        more = (found[2] or "").strip().rstrip(".")
        return f"the server said {found[1]}{f' ({more})' if more else ''}"
    if status := _STATUS.search(said):
        return f"the server said {status[1].strip()}"
    return said.partition("\n")[0].rpartition(" - ")[2].rstrip(". ")


def _object(meta: Any) -> Object:
    return Object(meta["path"], meta["size"], _bare(meta))


def _bare(told: Any) -> str:
    """An ETag without the quotation marks that some servers leave out."""
    return str(told["e_tag"] or "").strip('"').lower()
