"""Where a page that leads on leads to, read from its bytes, for hosts that can say so with status 301."""

import re
from html import unescape
from typing import Final
from urllib.parse import urljoin

from newsgen.deploy.target import Parcel

LONGEST: Final = 2048  # bytes, the most that S3 takes
_ABSOLUTE: Final = re.compile(r'<link rel="canonical" href="(https?://[^"]+)">')
_BESIDE: Final = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')
_PLAIN: Final = re.compile(r"[\x21-\x7e]+")


def leads(parcel: Parcel, data: bytes, *, below: str = "") -> str:
    """The address, with its host where the site has a `base_url`; else from the root, the site standing `below` that.

    Empty for a page that leads nowhere, and for an address that no header can hold.
    """
    if parcel.kind != "redirect":
        return ""
    page = data.decode(errors="replace")
    if found := _ABSOLUTE.search(page):
        address = unescape(found[1])
    elif found := _BESIDE.search(page):
        address = urljoin(f"/{below}/{parcel.url}" if below else f"/{parcel.url}", unescape(found[1]))
    else:
        return ""
    return address if _PLAIN.fullmatch(address) and len(address) <= LONGEST else ""
