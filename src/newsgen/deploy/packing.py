"""Lists on their way: lines of text, packed with gzip, written and read as a stream."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from newsgen.deploy.state import Doubtful

IN_MEMORY: Final = 1 << 23  # bytes; a larger list is packed into a temporary file
LONGEST: Final = 4096  # characters of a line; no address of ours has a tenth of them


def packed(lines: Iterable[str]) -> IO[bytes]:
    """The lines as gzip, at their beginning; the same lines give the same bytes. The caller closes it."""
    made = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the caller's
    with gzip.GzipFile(fileobj=made, mode="wb", mtime=0, filename="", compresslevel=6) as packing:
        for line in lines:
            packing.write(f"{line}\n".encode())
    made.seek(0)
    return made


def unpacked(data: IO[bytes]) -> Iterator[str]:
    """The lines of such a list. Raises Doubtful where it is none, or is cut off."""
    try:
        with gzip.GzipFile(fileobj=data, mode="rb") as unpacking:
            yield from whole(unpacking)
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
