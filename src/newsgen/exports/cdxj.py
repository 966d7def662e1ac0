"""The index of a web archive: a line for each record, sorted by address, in packed blocks."""

import gzip
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple
from urllib.parse import urlsplit

BLOCK: Final = 300  # lines; as other writers of such indexes have it


class Line(NamedTuple):
    """Where a record lies in its file, in bytes, and what it is of."""

    mime: str
    offset: int
    length: int


def key(url: str) -> str:
    """The address as the index sorts it: "https://post.example/Sea/" is "example,post)/sea".

    The host from its end, all in lower case, without scheme, default port, "www." and a slash at the end.
    """
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port and (parts.scheme, parts.port) not in (("http", 80), ("https", 443)) else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}{port}){parts.path.rstrip('/') or '/'}{query}"


def packed(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """(packed block, its first line) of sorted lines."""
    remaining = iter(lines)
    while some := list(islice(remaining, BLOCK)):
        yield gzip.compress(b"".join(line + b"\n" for line in some), mtime=0), some[0]
