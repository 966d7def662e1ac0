"""When an article came out: the date that it prints, or else the bounds that its own words set.

A date is given only where a line says so: a date line, a byline with a date, a dateline with its year. Dates in
the story or under a picture are never the article's; but an article can't be older than the latest day that
it speaks of as past, so that day is a bound from below, said to be inferred.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from msgspec.structs import replace

from newsgen.articles.reading import elapsed, recent
from newsgen.articles.reading.dates import Dated, dates
from newsgen.articles.reading.elapsed import Told
from newsgen.articles.reading.language import phrases
from newsgen.articles.reading.phrasebook import any_of
from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.verdicts import Verdict
from newsgen.model import Event, ReadField, Role, Span, Value

BEFORE: Final = 50  # characters before a date in which a word such as "will" makes it a date to come
AFTER: Final = 24  # characters after a year in which "election" and the like do
TOLD_OF: Final[frozenset[Role]] = frozenset(("headline", "standfirst", "caption", "paragraph", "list_item", "subhead"))

# Share of the bounds that were true of articles whose date is known, by what was printed.
CONFIDENCE: Final = {10: 0.9, 7: 0.85, 4: 0.8}

OF_EVENTS: Final = 0.85  # how sure the age of an event is, where an archivist has said when it began


class Context(Value, frozen=True, kw_only=True):
    """The words about a date that tell whether it is past, in one language."""

    ahead: re.Pattern[str]
    until: re.Pattern[str]
    events: re.Pattern[str]
    since: re.Pattern[str]


@cache
def _context(language: str) -> Context:
    def of(key: str, shape: str) -> re.Pattern[str]:
        return re.compile(shape.format(any_of(phrases(language, "dates", key)) or "(?!)"), re.IGNORECASE)

    return Context(
        ahead=of("ahead", r"(?<!\w)(?:{})"),
        until=of("until", r"(?<!\w)(?:{})\s+(?:the\s)?$"),
        events=of("events", r"\W{{0,3}}(?:\w+\s)?(?:{})"),
        since=of("since", r"(?:^|(?<!\w)(?:{})|\()\s*$"),
    )


def _is_past(text: str, found: Dated, language: str) -> bool:
    """Whether a date stands where the text tells of what has been."""
    context = _context(language)
    before = text[max(0, found.start - BEFORE) : found.start]
    if context.ahead.search(before) or context.until.search(before):
        return False
    if context.events.match(text, found.end, found.end + AFTER):
        return False
    alone = found.end - found.start == len(text)  # four figures on a line may be anything
    return len(found.iso) > 4 or (not alone and context.since.search(before) is not None)


def _past_dates(
    page: Sequence[Signs], verdicts: Sequence[Verdict], language: str
) -> Iterator[tuple[Dated, Signs, Role]]:
    """The dates of the story and its pictures that it can't be older than."""
    for block, verdict in zip(page, verdicts, strict=True):
        if verdict.role in TOLD_OF:
            for found in dates(block.text, language=language):
                if _is_past(block.text, found, language):
                    yield found, block, verdict.role


def bounds(
    page: Sequence[Signs],
    verdicts: Sequence[Verdict],
    *,
    language: str,
    era: tuple[str, str] = ("", ""),
    events: Sequence[Event] = (),
) -> ReadField:
    """The earliest and latest day on which an article without a date can have come out.

    From below by the latest day it speaks of, or by the start of the archive's era; from above by the
    era's end. What it says of the age of known events narrows both,
    and so do days without a year that have just been. A day after the era's end is a slip of the pen
    and bounds nothing.
    """
    found = _by_dates(page, verdicts, language, era)
    if events:
        found = _narrowed(found, _of_events(page, verdicts, language, events))
    return _to_recent(found, page, verdicts, language) if found.earliest and found.latest else found


def _by_dates(page: Sequence[Signs], verdicts: Sequence[Verdict], language: str, era: tuple[str, str]) -> ReadField:
    """The bounds by the dates in the text and by the archive's era."""
    since, until = era
    latest: tuple[str, Dated, Signs, Role] | None = None
    for found, block, role in _past_dates(page, verdicts, language):
        day = found.first_day
        if (latest is None or day > latest[0]) and (not until or day <= until):
            latest = (day, found, block, role)
    if latest is None or latest[0] <= since:
        known = bool(since or until)
        return ReadField(
            status="inferred" if known else "unknown",
            rule="dates/era" if known else "",
            confidence=0.6 if known else 0.0,
            earliest=since,
            latest=until,
        )
    day, found, block, role = latest
    return ReadField(
        status="inferred",
        rule="dates/caption" if role == "caption" else "dates/text",
        confidence=CONFIDENCE[len(found.iso)],
        evidence=((block.span[0] + found.start, block.span[0] + found.end),),
        earliest=day,
        latest=until,
    )


def _of_events(
    page: Sequence[Signs], verdicts: Sequence[Verdict], language: str, events: Sequence[Event]
) -> Iterator[tuple[Told, Span]]:
    """What the story says of the age of known events, and where."""
    index = elapsed.index(tuple(events))
    for block, verdict in zip(page, verdicts, strict=True):
        if verdict.role in TOLD_OF:
            for told in elapsed.told(block.text, language=language, events=index):
                yield told, (block.span[0] + told.start, block.span[0] + told.end)


def _narrowed(found: ReadField, told: Iterable[tuple[Told, Span]]) -> ReadField:
    """The latest of the earliest days, the earliest of the latest. What contradicts the rest is not heeded."""
    earliest, latest, evidence = found.earliest, found.latest, list(found.evidence)
    for each, span in told:
        low, high = max(earliest, each.earliest), min(filter(None, (latest, each.latest)), default="")
        if (not high or low <= high) and (low, high) != (earliest, latest):
            earliest, latest = low, high
            evidence.append(span)
    if len(evidence) == len(found.evidence):
        return found
    sure = min(found.confidence or 1.0, OF_EVENTS)
    return ReadField(
        status="inferred",
        rule="dates/events",
        confidence=max(sure, 0.6),
        evidence=tuple(evidence),
        earliest=earliest,
        latest=latest,
    )


def _to_recent(found: ReadField, page: Sequence[Signs], verdicts: Sequence[Verdict], language: str) -> ReadField:
    """Bounds of a year or less, narrowed by the days that the story tells of as just past without their year."""
    for block, verdict in zip(page, verdicts, strict=True):
        if verdict.role not in TOLD_OF:
            continue
        for told in recent.recent(block.text, language=language):
            low, high = recent.since(told, found.earliest, found.latest)
            if (low, high) != (found.earliest, found.latest):
                span = (block.span[0] + told.span[0], block.span[0] + told.span[1])
                rule = "dates/recent" if found.rule == "dates/era" else found.rule
                found = replace(found, rule=rule, earliest=low, latest=high, evidence=(*found.evidence, span))
    return found


def _stamped(page: Sequence[Signs], verdicts: Sequence[Verdict]) -> list[Signs]:
    """The blocks that may print the date of publication."""
    roles = ("date", "byline", "dateline")
    return [block for block, verdict in zip(page, verdicts, strict=True) if verdict.role in roles and block.stamp]


def _given(block: Signs, iso: str, rule: str, sure: float) -> ReadField:
    return ReadField(value=iso, status="given", rule=f"dates/{rule}", confidence=sure, evidence=(block.span,))


def _in_dateline(page: Sequence[Signs], verdicts: Sequence[Verdict], language: str) -> ReadField | None:
    """The date of a dateline that opens the story, when its year is printed."""
    for block, verdict in zip(page, verdicts, strict=True):
        if verdict.role == "paragraph":
            line = block.dateline.text if block.dateline else ""
            whole = next((day for day in dates(line, language=language) if day.whole), None)
            if whole is None:
                return None
            start = block.span[0]
            evidence = ((start + whole.start, start + whole.end),)
            return ReadField(value=whole.iso, status="given", rule="dates/dateline", confidence=0.9, evidence=evidence)
    return None


def published(
    page: Sequence[Signs],
    verdicts: Sequence[Verdict],
    *,
    language: str,
    era: tuple[str, str] = ("", ""),
    events: Sequence[Event] = (),
) -> ReadField:
    """The date of publication as printed, or its bounds.

    Of several, the one said to be of first publication wins, then one that no word calls an update. Where only
    an update's date is printed, that day is when this text came out, and the rule says so. A month or a year on
    a date line is given, too, but is no day: it becomes the bounds.
    """
    stamped = _stamped(page, verdicts)
    printed = [block for block in stamped if block.stamp and block.stamp.published]
    for block in sorted(printed, key=lambda block: not (block.stamp and block.stamp.first)):
        if block.stamp:
            return _given(block, block.stamp.published, "date-line", 0.97)
    if found := _in_dateline(page, verdicts, language):
        return found
    for block in stamped:
        if block.stamp and block.stamp.updated:
            return _given(block, block.stamp.updated, "only-updated", 0.75)
    for block in stamped:
        if block.stamp and block.stamp.partial:
            return _partial(block, block.stamp.partial)
    return bounds(page, verdicts, language=language, era=era, events=events)


def _partial(block: Signs, found: Dated) -> ReadField:
    """A month or a year, given on a date line."""
    span: Span = (block.span[0] + found.start, block.span[0] + found.end)
    return ReadField(
        status="given",
        rule="dates/partial",
        confidence=0.9,
        evidence=(span,),
        earliest=found.first_day,
        latest=found.last_day,
    )


def updated(page: Sequence[Signs], verdicts: Sequence[Verdict]) -> ReadField:
    """The date of the last change, when one is printed as such."""
    for block in _stamped(page, verdicts):
        if block.stamp and block.stamp.updated:
            return _given(block, block.stamp.updated, "updated", 0.95)
    return ReadField()
