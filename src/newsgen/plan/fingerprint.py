"""The digest of all that a page shows."""

from collections.abc import Iterable
from hashlib import blake2b

from newsgen.digests import digest_of
from newsgen.plan.desk import Desk


def surroundings(desk: Desk, kind: str, version: int) -> str:
    """What every page of a kind shows or is made with: the site's facts, the settings, templates, our own code."""
    config = desk.config
    counts = (config.front_articles, config.feed_articles, config.listing_articles, config.term_threshold)
    return digest_of(kind, version, desk.site, desk.look(kind), counts, config.timezone)


class Tally:
    """A fingerprint in the making: parts are added in the order in which the page shows them."""

    __slots__ = ("_hash", "count")

    def __init__(self, *parts: str) -> None:
        self._hash = blake2b(digest_size=16)
        self.count = 0
        self.add(*parts)

    def add(self, *parts: str) -> None:
        """Take in some text; no two sequences of parts give one digest."""
        for part in parts:
            encoded = part.encode()
            self._hash.update(b"%d:" % len(encoded))
            self._hash.update(encoded)

    def digest(self) -> str:
        """32 hexadecimal characters."""
        return self._hash.hexdigest()


def fingerprint(*parts: str | Iterable[str]) -> str:
    """The digest of these parts, in this order."""
    tally = Tally()
    for part in parts:
        tally.add(*((part,) if isinstance(part, str) else part))
    return tally.digest()
