"""The digest of all that a page shows."""

from collections.abc import Iterable

from newsgen.digests import digest, digest_of
from newsgen.plan.desk import Desk


def surroundings(desk: Desk, kind: str, version: int) -> str:
    """What every page of a kind shows or is made with: the site's facts, the settings, templates, our own code."""
    config = desk.config
    counts = (config.front_articles, config.feed_articles, config.listing_articles, config.term_threshold)
    photos = (config.photo_sizes, config.photo_words)
    return digest_of(kind, version, desk.site, desk.look(kind), counts, config.timezone, config.leave_out, *photos)


class Tally:
    """A fingerprint in the making: parts are added in the order in which the page shows them.

    Parts are joined and digested at the end: of 800,000 small ones, that costs a third of digesting each.
    """

    __slots__ = ("_parts", "count")

    def __init__(self, *parts: str) -> None:
        self._parts = list(parts)
        self.count = 0

    def add(self, *parts: str) -> None:
        """Take in some text; no two sequences of parts give one digest."""
        self._parts += parts

    def digest(self) -> str:
        """32 hexadecimal characters."""
        # NUL is in no address and in no text of ours: readers refuse it.
        joined = "\0".join(self._parts)
        return digest(f"{len(self._parts)}\0{joined}".encode())


def fingerprint(*parts: str | Iterable[str]) -> str:
    """The digest of these parts, in this order."""
    tally = Tally()
    for part in parts:
        tally.add(*((part,) if isinstance(part, str) else part))
    return tally.digest()
