"""Moments in UTC as text that sorts by time: "2026-12-01T05:00:00Z"."""

from datetime import UTC, datetime


def now() -> str:
    """The moment that it is."""
    return utc(datetime.now(UTC))


def utc(known: datetime) -> str:
    """A moment with its zone."""
    return known.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
