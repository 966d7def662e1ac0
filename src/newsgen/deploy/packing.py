"""Lists on their way: lines of text, packed with gzip, written and read as a stream."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from io import BufferedReader
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from newsgen.deploy.state import Doubtful

IN_MEMORY: Final = 1 << 23  # bytes; a larger list is packed into a temporary file
AT_ONCE: Final = 1000  # lines that are packed at a time
CHUNK: Final = 1 << 16  # bytes that are unpacked at a time
LONGEST: Final = 4096  # characters of a line; no address of ours has a tenth of them


def packed(lines: Iterable[str]) -> IO[bytes]:
    """The lines as gzip, at their beginning; the same lines give the same bytes. The caller closes it."""
    made = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the caller's
    with gzip.GzipFile(fileobj=made, mode="wb", mtime=0, filename="", compresslevel=6) as packing:
        remaining = iter(lines)
        while some := list(islice(remaining, AT_ONCE)):  # one by one they take thrice as long
            packing.write("\n".join([*some, ""]).encode())
    made.seek(0)
    return made


def unpacked(data: IO[bytes]) -> Iterator[str]:
    """The lines of such a list. Raises Doubtful where it is none, or is cut off."""
    try:
        # Through a reader of the system's own: to ask the other for each line takes twice as long.
        with gzip.GzipFile(fileobj=data, mode="rb") as unpacking, BufferedReader(unpacking, CHUNK) as lines:
            yield from whole(lines)
    except (OSError, EOFError, zlib.error) as error:
        raise Doubtful from error


def whole(data: Any) -> Iterator[str]:
    """The lines of a list that is not packed. Raises Doubtful for what is no text, or has no ends of lines."""
    try:
        while line := data.readline(LONGEST):
            if not line.endswith(b"\n"):
                raise Doubtful
            yield line[:-1].decode()
    except UnicodeDecodeError as error:
        raise Doubtful from error
