"""What the paper corrected: the newest corrections, and all of them year by year."""

from collections.abc import Iterator
from typing import Any, Final

from newsgen.model import Page, PagePlan, Period
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page

VERSION: Final = 1
FOLDER: Final = "corrections"
NEWEST: Final = 50  # articles on the first page
UNDATED: Final = "undated"


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The first page, and one for each year; none where nothing was corrected."""
    around = surroundings(desk, "corrections", VERSION)
    tallies: dict[str, Tally] = {}
    first = Tally(around)
    for number, mark in enumerate(desk.shelf.correction_marks()):
        tally = tallies.setdefault(mark.day[:4] or UNDATED, Tally(around))
        tally.add(mark.day, mark.shown)
        tally.count += 1
        if number < NEWEST:
            first.add(mark.day, mark.shown)
    for year, tally in tallies.items():
        tally.add(*tallies)
        first.add(year, str(tally.count))
        yield PagePlan(url=_url(year), kind="corrections", key=year, fingerprint=tally.digest())
    if tallies:
        yield PagePlan(url=f"{FOLDER}/index.html", kind="corrections", fingerprint=first.digest())


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The corrections, each with its article, and the years that have any."""
    year = None if not planned.key else planned.key.replace(UNDATED, "")
    counts: dict[str, int] = {}
    for mark in desk.shelf.correction_marks():
        counts[mark.day[:4] or UNDATED] = counts.get(mark.day[:4] or UNDATED, 0) + 1
    periods = tuple(Period(key=key, url=_url(key), count=count) for key, count in counts.items())
    return page(
        desk,
        planned,
        facts={"entries": entries(desk, year, count=-1 if planned.key else NEWEST)},
        periods=periods,
        period=next((one for one in periods if one.key == planned.key), None),
        links={FOLDER: f"{FOLDER}/index.html"},
    )


def entries(desk: Desk, year: str | None, *, count: int) -> list[dict[str, Any]]:
    """What templates show of each article and day: its headline, where it stands, and what was corrected."""
    return [
        {
            "date": day,
            "url": url,
            "headline": article.headline,
            "language": article.language,
            "direction": article.direction,
            "texts": [note.text for note in article.corrections if note.date == day],
        }
        for day, url, article in desk.shelf.corrected(year, count=count)
    ]


def _url(year: str) -> str:
    return f"{FOLDER}/{year}.html"
