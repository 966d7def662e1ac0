"""What a host is to say of a file: what it is, and how long a reader's browser may keep it."""

import re
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from newsgen.deploy.target import Parcel

# Where a kind of page tells more than the end of its name.
OF_KINDS: Final = {
    "feed": "application/atom+xml",
    "history": "application/atom+xml",
    "jsonfeed": "application/feed+json",
    "opensearch": "application/opensearchdescription+xml",
    "sitemap": "application/xml",
}
OF_NAMES: Final = {
    ".avif": "image/avif", ".bin": "application/octet-stream", ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8", ".gif": "image/gif", ".htm": "text/html; charset=utf-8",
    ".html": "text/html; charset=utf-8", ".ico": "image/x-icon", ".jpeg": "image/jpeg", ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".jsonl": "application/jsonl",
    ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm", ".webp": "image/webp", ".woff2": "font/woff2", ".xml": "application/xml",
    "": "text/plain; charset=utf-8",
}  # fmt: skip

# A year is the longest that RFC 9111 advises; a name that is made of the bytes never stands for others.
FOR_EVER: Final = "public, max-age=31536000, immutable"
A_DAY: Final = "public, max-age=86400"
BRIEFLY: Final = "public, max-age=300"
_BY_BYTES: Final = re.compile(r"[./][0-9a-f]{8,}\.[a-z0-9]+")


class Headers(NamedTuple):
    """What is told of a file."""

    media_type: str
    cache: str


def headers(parcel: Parcel) -> Headers:
    """Of a file of the site."""
    suffix = PurePosixPath(parcel.url).suffix.lower()
    media_type = OF_KINDS.get(parcel.kind) or OF_NAMES.get(suffix, "application/octet-stream")
    if parcel.kind in ("asset", "finding") and _BY_BYTES.search(parcel.url):
        return Headers(media_type, FOR_EVER)
    return Headers(media_type, A_DAY if parcel.kind == "photo" else BRIEFLY)
