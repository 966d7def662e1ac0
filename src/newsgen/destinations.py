"""Where a site can be sent: the setting `deploy`, and the same words on the command line.

What an address means is its target's to know (`newsgen.deploy`); here stands what is the same for all: that it begins
with a scheme, and that nothing secret is in it.
"""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from msgspec.structs import replace

from newsgen.model import Value
from newsgen.settings import Wrong, known_keys, text, web_address

_MEND: Final = 'Write it like "folder:/srv/www/archive", "s3://bucket/archive" or "ssh://you@example.org/var/www".'
ENCODINGS: Final = ("gz", "br")
_ADDRESS: Final = re.compile(r"([a-z][a-z0-9]+)[:+](.+)")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


class Destination(Value, frozen=True, kw_only=True):
    """A place for the site: the scheme of its address tells which target sends it there."""

    name: str  # as the settings call it; empty for an address from the command line
    address: str  # "s3://bucket/archive"
    endpoint: str = ""  # of an S3 that is not Amazon's
    region: str = ""
    website: bool = False  # whether S3 itself shows the bucket as a website
    precompress: tuple[str, ...] = ()  # encodings of copies that stand beside the files: "gz", "br"

    @property
    def scheme(self) -> str:
        """What stands before the first colon or plus: "git" of "git+ssh://…"."""
        return _parts(self.address)[0]

    @property
    def rest(self) -> str:
        """What stands behind it: "ssh://…"."""
        return _parts(self.address)[1]


def destinations(value: Any) -> tuple[Destination, ...]:
    """Targets by their names: each an address, or a table with one."""
    if not isinstance(value, dict):
        raise Wrong("It is not a table of targets.", 'Write [deploy.live], and below it to = "…".')
    return tuple(_named(name, given) for name, given in value.items())


def destination(written: str, *, name: str = "") -> Destination:
    """An address as a target. Raises Wrong for one that is none, or that holds a secret, which is not told."""
    _, rest = _parts(written)
    if not rest or _CONTROL.search(written):
        raise Wrong("It is not the address of a target.", _MEND)
    if _holds_secret(written) or _holds_secret(rest):
        raise Wrong(
            "Its address holds a password or a token, and logs and this file are read by others.",
            "Take it out, change it where it is used, and give it by the environment.",
        )
    return Destination(name=name, address=written)


def _parts(address: str) -> tuple[str, str]:
    found = _ADDRESS.fullmatch(address)
    return (found[1], found[2]) if found else ("", "")


def _holds_secret(address: str) -> bool:
    """Whether a password stands in it, a question (signatures come so), or a name before the host of a web address."""
    try:
        parts = urlsplit(address)
        return bool(parts.password or parts.query or (parts.username and parts.scheme in ("http", "https")))
    except ValueError:
        return "@" in address


def _named(name: str, given: Any) -> Destination:
    if not _NAME.fullmatch(name):
        raise Wrong(f"{name!r} is no name for a target.", "Write letters and digits: [deploy.live].", at=name)
    table: dict[str, Any] = given if isinstance(given, dict) else {"to": given}
    known_keys(table, ("to", "endpoint", "region", "precompress", "website"))
    if "to" not in table:
        raise Wrong(f"It is not said where {name!r} is.", f'Write to = "…" below [deploy.{name}].', at=name)
    endpoint = web_address(table.get("endpoint", "")).rstrip("/")
    found = destination(text(table["to"]), name=name)
    website = table.get("website", False)
    if not isinstance(website, bool) or (website and found.scheme != "s3"):
        raise Wrong("It is not true or false, or no bucket's.", "Write website = true for a bucket.", at="website")
    ways = _encodings(table.get("precompress", []))
    region = text(table.get("region", ""))
    return replace(found, endpoint=endpoint, region=region, precompress=ways, website=website)


def _encodings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(each in ENCODINGS for each in value):
        raise Wrong("It is not a list of encodings.", 'Write precompress = ["gz"], or ["gz", "br"].', at="precompress")
    return tuple(each for each in ENCODINGS if each in value)
