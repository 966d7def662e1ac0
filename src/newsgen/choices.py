"""Checks of settings whose values are numbers, truth values, or some of a few words."""

from typing import Any

from newsgen.settings import Check, Wrong, day, shown


def count(least: int, most: int) -> Check:
    """A check for a whole number from `least` to `most`."""

    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            written = shown(value)
            raise Wrong(
                f"{written} is not a number from {least} to {most}.",
                "Write it without quotation marks.",
                at=written,
            )
        return value

    return check


def names(value: Any) -> tuple[str, ...]:
    """Names of articles, each once."""
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise Wrong(f"{shown(value)} is not a list of articles.", 'Write it like ["2015/10/storm.md"].')
    return tuple(dict.fromkeys(each.strip() for each in value))


def yes_or_no(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Wrong(f"{shown(value)} is neither true nor false.", "Write true or false, without quotation marks.")
    return value


def one_of(*known: str) -> Check:
    """A check for one of a few words."""

    def check(value: Any) -> str:
        if value not in known:
            raise Wrong(f"{shown(value)} cannot stand here.", f"Known: {', '.join(known)}.", at=shown(value))
        return str(value)

    return check


def some_of(*known: str) -> Check:
    """A check for a list of some of a few words, each once."""

    def check(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or any(each not in known for each in value):
            raise Wrong(f"{shown(value)} cannot stand here.", f"Write a list of these: {', '.join(known)}.")
        return tuple(sorted(set(value)))

    return check


def a_day(value: Any) -> str:
    """A day, as YYYY-MM-DD."""
    found = day(value, last=False)
    if found != str(value).strip():
        raise Wrong(f"{shown(value)} is not a day.", 'Write it as "2027-11-23".', at=shown(value))
    return found
