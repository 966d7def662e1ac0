"""What the archive holds, how it was read, and what is not known."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from newsgen import __version__
from newsgen.digests import digest_of
from newsgen.model import Page, PagePlan
from newsgen.plan.chain import newest, url
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.kinds.front import years_of
from newsgen.plan.pages import page

VERSION: Final = 4
URL: Final = "about/index.html"

# What the precision of a date means to a reader.
STATUS: Final = {
    "time": "given",
    "day": "given",
    "month": "partial",
    "year": "partial",
    "bounded": "bounded",
    "unknown": "unknown",
}
# Fewer months than this without an article are a quiet season, not a gap.
GAP_MONTHS: Final = 3
WHOLE_DAY: Final = 10  # characters


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The one page about the archive."""
    shown = digest_of(_facts(desk))
    yield PagePlan(url=URL, kind="about", fingerprint=fingerprint(surroundings(desk, "about", VERSION), shown))


def fill(desk: Desk, planned: PagePlan) -> Page:
    """Counts, languages, formats, gaps in time."""
    return page(desk, planned, facts=_facts(desk), periods=years_of(desk))


def _facts(desk: Desk) -> dict[str, Any]:
    years = years_of(desk)
    counts = {listed.slug: listed.count for listed in desk.shelf.terms("section")}
    by_status: dict[str, int] = {}
    for precision, count in desk.shelf.tally("precision"):
        by_status[STATUS[precision]] = by_status.get(STATUS[precision], 0) + count
    return {
        "articles": sum(by_status.values()),
        "by_status": {status: by_status.get(status, 0) for status in ("given", "partial", "bounded", "unknown")},
        "years": [[year.key, year.count] for year in years],
        "languages": [list(row) for row in desk.shelf.tally("language")],
        "formats": [list(row) for row in desk.shelf.tally("format")],
        "sections": [[term.name, term.url, counts[term.slug]] for term in desk.site.sections],
        "earliest": years[0].key if years else "",
        "latest": years[-1].key if years else "",
        "gaps": gaps([month for month, _ in desk.shelf.counts("month")]),
        "downloads": _downloads(desk),
        "generator": f"newsgen {__version__}",
    }


def _downloads(desk: Desk) -> list[list[str]]:
    """[word for it, site path] of what there is for programs; the sums come with the data."""
    out, last = desk.config.leave_out, newest(desk) if desk.site.base_url else ""
    feeds = [["feed", "atom.xml"], ["jsonfeed", "feed.json"], ["history", url(last)]] if last else []
    data = [["data", "data/datapackage.json"], ["sums", "SHA256SUMS"]]
    if "corrections" not in out and (first := next(desk.shelf.correction_marks(), None)):
        feeds.append(["corrections", "corrections/index.html"])
        feeds += [["errata", "corrections.xml"]] if desk.site.base_url and len(first.day) == WHOLE_DAY else []
    there = [each for each in feeds if each[0] not in out]
    return there if "data" in out else [*there, *data]


def gaps(months: list[str]) -> list[list[str]]:
    """[first, last] month of each stretch of three months or more without an article."""
    numbers = [int(month[:4]) * 12 + int(month[5:]) for month in months]
    return [[_month(here + 1), _month(there - 1)] for here, there in pairwise(numbers) if there - here > GAP_MONTHS]


def _month(number: int) -> str:
    """The month of a number of months since the year 0."""
    return f"{(number - 1) // 12:04}-{(number - 1) % 12 + 1:02}"
