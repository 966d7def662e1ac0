"""Dates of front matter: ISO 8601 as far as they are known, kept as written, never converted between zones."""

import re
from calendar import monthrange
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from newsgen.articles.reading.dates import FIRST_YEAR, LAST_YEAR, dates
from newsgen.articles.wording import Fault, Made, fault, inside, line
from newsgen.clock import utc
from newsgen.model import Precision, When

WRITE: Final = "Write 2015-10-14, 2015-10-14T09:30+02:00, 2015-10 or 2015."

LONGEST: Final = 80  # characters of a date in words
FARTHEST_ZONE: Final = 16  # hours; the IANA database's farthest is 15:13 (Juneau, until 1867)

_ISO: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?)"
    r"(?:(?:[Tt]|\s+)(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.ASCII,
)
# What is written as it is kept.
_KEPT: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-5]):[0-5]\d)?)?", re.ASCII
)
_MEANT: Final = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")


def when(value: Any, *, language: str) -> Made:
    """A date, or the bounds between which it lies when it is a map of `earliest` and `latest`."""
    if isinstance(value, dict):
        return _bounds(value, language)
    if type(value) is str and _KEPT.fullmatch(value) and _is_day(value[:10]):  # 2 µs instead of 10
        return Made(value=_spanned(value))
    written = line(value)
    if not written.value:
        return Made(value=When(), faults=written.faults)
    made = _iso(written.value) or _written_out(written.value, language)
    return Made(value=made.value, faults=(*written.faults, *made.faults))


def day(value: Any, *, language: str) -> Made:
    """A date without its time, as ISO text: of a photo, of a correction, of a bound."""
    made = when(value if not isinstance(value, dict) else "", language=language)
    return Made(value=made.value.text[:10], faults=made.faults)


def moment(value: Any, *, language: str, timezone: str) -> Made:
    """A moment as `clock` writes it. A day begins at midnight; what has no zone is meant in that of the archive.

    What cannot be understood is an error: an embargo must not be over because of a slip of the pen.
    """
    made = when(value if not isinstance(value, dict) else "", language=language)
    text = made.value.text
    if value in (None, "", False):
        return Made(value="")
    if len(text) < 10:
        return fault("", f"{value!r} is no moment.", "Write 2026-12-01 or 2026-12-01T06:00+01:00.", severity="error")
    known = datetime.fromisoformat(text)
    meant = known if known.tzinfo else known.replace(tzinfo=ZoneInfo(timezone))
    return Made(value=utc(meant), faults=made.faults)


@lru_cache(maxsize=4096)  # about eleven years
def _is_day(text: str) -> bool:
    return _iso(text) == Made(value=_spanned(text))


def _iso(written: str) -> Made | None:
    found = _ISO.fullmatch(written)
    if not found:
        return None
    parts = {name: int(part) for name, part in found.groupdict().items() if part and name != "zone"}
    year, month = parts["year"], parts.get("month", 1)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"The year {found['year']} is not between {FIRST_YEAR} and {LAST_YEAR}."
        return fault(When(), message, WRITE)
    if not 1 <= month <= 12:
        return fault(When(), f"There is no month {found['month']}.", WRITE)
    if not 1 <= parts.get("day", 1) <= monthrange(year, month)[1]:
        return fault(When(), f"There is no day {written[:10]}.", WRITE)
    if parts.get("hour", 0) > 23 or parts.get("minute", 0) > 59 or parts.get("second", 0) > 59:
        return fault(When(), f"There is no such time of the day: {written!r}.", "Write a time from 00:00 to 23:59.")
    if not _is_zone(_zone(found["zone"] or "")):
        return fault(When(), f"There is no time zone {found['zone']}.", "Write Z, or hours and minutes like +02:00.")
    return Made(value=_spanned(_normal(found)))


def _normal(found: re.Match[str]) -> str:
    """ISO 8601 in one spelling: two figures each, T before the time, a colon in the zone."""
    text = found["year"]
    for name in ("month", "day"):
        text += f"-{int(found[name]):02d}" if found[name] else ""
    if found["hour"]:
        text += f"T{int(found['hour']):02d}:{found['minute']}" + (f":{found['second']}" if found["second"] else "")
        text += _zone(found["zone"] or "")
    return text


def _zone(written: str) -> str:
    if written in ("Z", "z", ""):
        return written.upper()
    figures = written[1:].replace(":", "")
    return f"{written[0]}{figures[:2]}:{figures[2:] or '00'}"


def _is_zone(zone: str) -> bool:
    """Whether some clock on Earth has ever shown this difference from UTC: 16 hours are in no zone's history."""
    return zone in ("", "Z") or (int(zone[1:3]) < FARTHEST_ZONE and int(zone[4:]) <= 59)


def _spanned(text: str) -> When:
    """A date of any precision, with the first and the last day that it may mean."""
    if len(text) > 9:
        day = text[:10]
        return When(precision="day" if text == day else "time", text=text, earliest=day, latest=day)
    precision: Precision = "year" if len(text) == 4 else "month"
    year, last_month = text[:4], text[5:7] or "12"
    last = f"{year}-{last_month}-{monthrange(int(year), int(last_month))[1]:02d}"
    return When(precision=precision, text=text, earliest=text + "-01-01"[len(text) - 4 :], latest=last)


def _written_out(written: str, language: str) -> Made:
    """A date in the words of the article's language, when they can mean one day or month only."""
    found = [one for one in dates(written[:LONGEST], language=language) if one.end - one.start == len(written)]
    if len(found) == 1 and len(found[0].iso) > 4:
        message = f"{written!r} was read as {found[0].iso}."
        return fault(_spanned(found[0].iso), message, f"Write {found[0].iso}.", severity="note")
    if _MEANT.fullmatch(written):
        return fault(When(), f"{written!r} may mean two days.", WRITE)
    if written.lower() in ("true", "false"):
        return fault(When(), f"{written!r} is not a date.", "Write `draft: true` for what shall not be published.")
    return fault(When(), f"{written[:LONGEST]!r} is not a date.", WRITE)


def _bounds(value: dict[str, Any], language: str) -> Made:
    """When only bounds are known: `{earliest: 2012-07-20}`. A date beside them wins."""
    given = next((value[name] for name in ("value", "date", "text") if value.get(name)), None)
    if given:
        return when(given, language=language)
    ends, faults = {}, list[Fault]()
    for name in ("earliest", "latest"):
        made = when(value.get(name), language=language)
        ends[name] = getattr(made.value, name)
        faults.extend(inside(name, made.faults))
    if ends["earliest"] and ends["latest"] and ends["earliest"] > ends["latest"]:
        told = Fault(message="The earliest day is after the latest.", mend="Exchange the two.")
        return Made(value=When(), faults=(*faults, told))
    bounded: Precision = "bounded" if any(ends.values()) else "unknown"
    return Made(value=When(precision=bounded, **ends), faults=tuple(faults))


def era(earliest: str, latest: str) -> When:
    """The bounds that the archive's own era gives to an article of which nothing else is known."""
    made: When = _bounds({"earliest": earliest, "latest": latest}, "en").value
    return made
