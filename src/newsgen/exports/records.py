"""WARC records of files, as a server would have answered with them."""

import html
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final

from newsgen.exports.cdxj import Line
from newsgen.exports.standing import Piece, read
from newsgen.exports.zipped import Through
from newsgen.problems import ConfigError, Problem

TYPES: Final = {
    ".atom": "application/atom+xml", ".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon", ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
    ".jsonl": "application/jsonl", ".mjs": "text/javascript; charset=utf-8", ".png": "image/png",
    ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm", ".webp": "image/webp",
    ".avif": "image/avif", ".woff2": "font/woff2", ".xml": "application/xml",
}  # fmt: skip
UNKNOWN: Final = "application/octet-stream"
SUMS: Final = "SHA256SUMS"
_TITLE: Final = re.compile(rb"<title[^>]*>([^<]*)</title>")
_HEAD: Final = 1 << 16  # bytes of a page in which its title stands


class Recorder:
    """What writes records, each packed for itself, so that it can be read where it lies."""

    def __init__(self, file: Through, moment: datetime, software: str) -> None:
        self._file = file
        self._when = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        self._writer = _writer(file)
        told = {"software": software, "format": "WARC File Format 1.1"}
        self._writer.write_record(self._writer.create_warcinfo_record("data.warc.gz", told))

    def record(self, url: str, piece: Piece, size: int) -> Line:
        """Where the record of a file at this address lies, and what its type is.

        Raises ConfigError when its bytes are not those that a build left.
        """
        from warcio.statusandheaders import StatusAndHeaders

        begin, kind = self._file.tell(), media_type(piece.name)
        headers = [("Content-Type", kind), ("Content-Length", str(size))]
        record = self._writer.create_warc_record(
            url,
            "response",
            payload=_Bytes(piece),
            length=size,
            http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": self._when},
        )
        self._writer.write_record(record)
        return Line(kind.partition(";")[0], begin, self._file.tell() - begin)


class _Bytes:
    """A file of the archive as something to be read from."""

    def __init__(self, piece: Piece) -> None:
        self._pieces: Iterator[bytes] = read(piece)

    def read(self, _size: int = -1) -> bytes:
        return next(self._pieces, b"")

    def close(self) -> None:
        """Each is closed when it has been read."""


def media_type(url: str) -> str:
    """As a server would tell it by the name."""
    return TYPES.get(PurePosixPath(url).suffix.lower(), TYPES[".txt"] if url == SUMS else UNKNOWN)


def title(piece: Piece) -> str:
    """The title of a page, or its address in the site."""
    with piece.path.open("rb") as file:
        found = _TITLE.search(file.read(_HEAD))
    return html.unescape(found[1].decode(errors="replace")).strip() if found else piece.name


def _writer(file: Through) -> Any:
    try:
        from warcio.warcwriter import WARCWriter
    except ImportError:
        told, mend = "warcio is not installed.", 'Install it with `pip install "newsgen[wacz]"`.'
        raise ConfigError(Problem(rule="export/wacz", message=told, mend=mend)) from None
    return WARCWriter(file, gzip=True, warc_version="1.1")
