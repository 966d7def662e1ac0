"""What the weekday of a story's opening says of its date, as `newsgen explain` tells it.

Pages are planned with the whole archive in view; a file is explained by itself. So whether the archive's dated articles
bear such weekdays out is asked of what the last build left behind.
"""

from collections.abc import Sequence
from typing import Any, Final

from newsgen.articles.reading.weekdays import lead_day
from newsgen.catalog.schema import FILE
from newsgen.catalog.weekdays import Weekdays, weekdays_at
from newsgen.config import Config
from newsgen.model import LeadDay, Span, When
from newsgen.model.lead import SURE

_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Fields = dict[str, dict[str, Any]]


def with_weekday(
    fields: Fields, text: str, blocks: Sequence[dict[str, Any]], *, language: str, published: When, config: Config
) -> Fields:
    """The fields, with one more where the first paragraph tells of a weekday, and bounds narrowed where it counts."""
    start, end = next(((each["start"], each["end"]) for each in blocks if _opens(each)), (0, 0))
    lead = lead_day(text[start:end], language=language)
    if lead is None:
        return fields
    counts = weekdays_at(config.memory_dir / FILE)
    span = (start + lead.start, start + lead.end)
    heeded = counts.heeded(config.lead_weekday)
    told = {"weekday": _field(lead, span, published, counts, heeded=heeded, setting=config.lead_weekday)}
    if not heeded or (when := lead.narrowed(published)) == published:
        return fields | told
    known = fields["published"]
    closer = {
        "earliest": when.earliest,
        "latest": when.latest,
        "status": "inferred",
        "rule": "dates/weekday",
        "confidence": min(known["confidence"], SURE),
        "evidence": [*known["evidence"], list(span)],
    }
    return fields | told | {"published": known | closer}


def _opens(block: dict[str, Any]) -> bool:
    told = block["role"] == "paragraph" and block["rule"] != "markdown/quote"
    return bool(told and block["start"] >= 0)


def _field(
    lead: LeadDay, span: Span, published: When, counts: Weekdays, *, heeded: bool, setting: str
) -> dict[str, Any]:
    """The weekdays on which it may have been printed, or why that says nothing here."""
    *first, last = (_NAMES[number] for number in lead.printed)
    says = lead.says_of(published)
    used = heeded and says in ("tells", "fits")
    words = f"printed on a {', '.join(first)} or {last}"
    return {
        "value": words if used else f"left out: {_why_not(says, counts, setting)}",
        "status": "inferred",
        "confidence": SURE if used else 0.0,
        "rule": "dates/weekday",
        "evidence": [list(span)],
        "says": says,
        "heeded": heeded,
        "fits": counts.fits,
        "differs": counts.differs,
    }


def _why_not(says: str, counts: Weekdays, setting: str) -> str:
    if says == "differs":
        return "the day of publication is given, and is another"
    if not says:
        return "no such day lies between the bounds"
    if setting == "off":
        return 'lead_weekday is "off" in the settings'
    return f"of {counts.fits + counts.differs} dated articles here, {counts.differs} differ from theirs"
