"""The weekday on which a story's opening says that things happened: "resigned on Tuesday".

A paper tells of Tuesday on Tuesday, Wednesday or Thursday: so it was for 49 of the 54 English articles by which this
was measured. That gives no date; within bounds of a fortnight it leaves out most days. What is told of as still to
come, of every week or of two weekdays says nothing of the day of printing.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from newsgen.articles.reading.dates import Calendar, calendar
from newsgen.articles.reading.language import base, phrases, words
from newsgen.articles.reading.phrasebook import any_of, lowered
from newsgen.model import Block, LeadDay

LONGEST: Final = 600  # characters of a first paragraph that are looked at
BESIDE: Final = 24  # characters before and after a weekday in which a word such as "every" stands
_SENTENCE: Final = re.compile(r"[.!?。]\s")


class _Table(NamedTuple):
    """How one language says on which weekday something was."""

    forms: tuple[str, ...]  # by which a text is asked whether it names any
    weekdays: dict[str, int]
    told: re.Pattern[str]
    spoilt: re.Pattern[str]  # at the end of what stands before
    spoils: re.Pattern[str]  # at the start of what stands after
    ahead: re.Pattern[str]
    calendar: Calendar


@cache
def _table(code: str) -> _Table | None:
    told = words(code).get("leads")
    if not told:
        return None
    weekdays = {form: number for number, forms in enumerate(told["weekdays"]) for form in forms.split()}
    then = rf"\s+(?:{any_of(told['then'])})" if told.get("then") else ""
    on = rf"(?:(?P<on>{any_of(told['on'])})\s+)"
    way = rf"{on}{'?' if told['bare'] or then else ''}(?P<day>{any_of(weekdays)}){then}"
    return _Table(
        forms=_stems(weekdays),
        weekdays=weekdays,
        told=re.compile(rf"(?<![\w-]){way}(?![\w-]|['’]s)"),
        spoilt=re.compile(rf"(?<!\w)(?:{any_of(told['not_after'])})\s+$"),
        spoils=re.compile(rf"\W{{1,2}}(?:{any_of(told['not_before']) or '(?!)'})"),
        ahead=re.compile(rf"(?<!\w)(?:{any_of(phrases(code, 'dates', 'ahead'))})"),
        calendar=calendar(code),
    )


def _stems(forms: dict[str, int]) -> tuple[str, ...]:
    """The forms that no other one is a part of: a text without them names no weekday."""
    return tuple(form for form in forms if not any(other != form and other in form for other in forms))


def of_body(blocks: Sequence[Block], *, language: str) -> LeadDay | None:
    """The same of the first paragraph of a body."""
    for block in blocks:
        if block.kind == "paragraph":
            return lead_day(block.text, language=language)
    return None


def lead_day(text: str, *, language: str) -> LeadDay | None:
    """The one weekday on which a first paragraph says that something was, or None; its span is of the text."""
    table = _table(base(language))
    if table is None:
        return None
    low = lowered(text[:LONGEST])
    for form in table.forms:
        if form in low:
            return _told(text, low, table)
    return None


def _told(text: str, low: str, table: _Table) -> LeadDay | None:
    found = {table.weekdays[" ".join(one["day"].split())]: one for one in reversed([*table.told.finditer(low)])}
    if len(found) != 1:
        return None
    ((weekday, one),) = found.items()
    start, end = one.span()
    if table.spoilt.search(low, max(0, start - BESIDE), start) or table.spoils.match(low, end):
        return None
    if table.calendar.yearless.search(low, end, end + BESIDE):
        return None  # papers write out the day where it is not one of the last
    ends = _SENTENCE.search(low, end)
    begins = max((stop.end() for stop in _SENTENCE.finditer(low, 0, start)), default=0)
    if table.ahead.search(low, begins, ends.start() if ends else len(low)):
        return None
    return LeadDay(weekday=weekday, words=" ".join(text[start:end].split()), start=start, end=end)
