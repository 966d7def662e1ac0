"""Contact sheets: every photo of the archive with its words, those that did not survive among them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from newsgen.catalog.queries import Strip
from newsgen.model import Group, Page, PagePlan, Period, Photo
from newsgen.plan.captions import told_photos, worded
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page
from newsgen.plan.sheets import FOLDER, OF_A_PART, UNDATED, Part, Sheet, of_day, sheets, url

VERSION: Final = 1
URL: Final = f"{FOLDER}/index.html"
INDEX: Final = "index"  # the scope of the page that leads to the sheets; of the others, their month or year
NEWEST: Final = 12  # photos that it shows

_YEAR: Final = len("2015")
_DAY: Final = len("2015-10-14")


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The sheets of all months, years and of the undated, and the page that leads to them."""
    return _plan(desk, None)


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these."""
    return _plan(desk, scopes)


def _plan(desk: Desk, scopes: Sequence[str] | None) -> Iterator[PagePlan]:
    counts = dict(desk.shelf.photo_counts())
    if not counts:
        return
    around = surroundings(desk, "photos", VERSION)
    beside = _beside([period for period in counts if period])
    periods = None if scopes is None else ["" if scope == UNDATED else scope for scope in scopes if scope != INDEX]
    for period, strips in groupby(desk.shelf.strips(periods), key=_period_of):
        for sheet in sheets(period, list(strips)):
            tally = Tally(around, sheet.key, *beside.get(sheet.key, ()))
            for part in sheet.parts:
                tally.add(part.key, part.sheet, str(part.photos))
                _add(tally, part.strips)
            yield _planned(sheet.key, period, tally)
    if scopes is None or INDEX in scopes:
        tally = Tally(around, *(f"{period}={count}" for period, count in counts.items()))
        _add(tally, _newest(desk))
        yield PagePlan(url=URL, kind="photos", scope=INDEX, fingerprint=tally.digest())


def _planned(key: str, period: str, tally: Tally) -> PagePlan:
    return PagePlan(url=url(key), kind="photos", key=key, scope=period or UNDATED, fingerprint=tally.digest())


def _add(tally: Tally, strips: Iterable[Strip]) -> None:
    for strip in strips:
        tally.add(strip.shown, strip.files)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """A sheet with its photos, or the years and months that have some, with the newest."""
    return _sheet(desk, planned) if planned.key else _index(desk, planned)


def _sheet(desk: Desk, planned: PagePlan) -> Page:
    period = "" if planned.scope == UNDATED else planned.scope
    found = _cut(desk, planned.key.partition("/")[0], period)
    sheet = next((each for each in found if each.key == planned.key), Sheet(planned.key, ()))
    groups, photos = _developed(desk, sheet.parts)
    earlier, later = desk.shelf.sheets_beside(period) if period == sheet.key else ("", "")
    return page(
        desk,
        planned,
        period=Period(key=sheet.key, url=planned.url, count=sheet.photos),
        groups=groups,
        photos=photos,
        previous=Period(key=earlier, url=url(earlier), count=0) if earlier else None,
        following=Period(key=later, url=url(later), count=0) if later else None,
        links={"photos": URL, **_above(sheet.key, planned.scope)},
    )


def _cut(desk: Desk, key: str, period: str) -> Iterator[Sheet]:
    """The pages of a period; of a day whose month is cut, those of that day alone: the month need not be read."""
    if len(key) == _DAY:
        return of_day(key, list(desk.shelf.places_of_day(key)))
    return sheets(period, list(desk.shelf.places(period)))


def _above(key: str, scope: str) -> dict[str, str]:
    """The sheet of the longer period that this one is cut out of."""
    longer = key.partition("/")[0] if "/" in key else scope
    return {"above": url(longer)} if longer != key else {}


def _index(desk: Desk, planned: PagePlan) -> Page:
    counts = dict(desk.shelf.photo_counts())
    newest = _newest(desk)
    groups, photos = _developed(desk, [Part("", "", newest, NEWEST)], most=NEWEST, kept=True)
    return page(
        desk,
        planned,
        periods=tuple(_years(counts)),
        groups=groups,
        photos=photos,
        facts={"photos": sum(counts.values()), "undated": counts.get("", 0)},
        links={"undated": url(UNDATED)},
    )


def _years(counts: dict[str, int]) -> Iterator[Period]:
    """Every year, newest first, with its photos a month; it leads to those of which no month is known."""
    for year in sorted({period[:_YEAR] for period in counts if period}, reverse=True):
        months = tuple(counts.get(f"{year}-{number:02}", 0) for number in range(1, 13))
        loose = counts.get(year, 0)
        yield Period(key=year, url=url(year) if loose else "", count=sum(months) + loose, months=months)


def _newest(desk: Desk) -> list[Strip]:
    """The newest articles that have photos which survive, as many as hold the first few."""
    found: list[Strip] = []
    held = 0
    for period in desk.shelf.kept_periods(NEWEST):
        for strip in desk.shelf.strips([period]):
            kept = sum(map(bool, strip.files.split(",")))
            if kept and held < NEWEST:
                found.append(strip)
                held += kept
        if held >= NEWEST:
            break
    return found


def _developed(
    desk: Desk, parts: Sequence[Part], *, most: int = OF_A_PART, kept: bool = False
) -> tuple[tuple[Group, ...], dict[str, Photo]]:
    """The photos under their headings; of a part that has a sheet of its own, the first few."""
    taken = desk.shelf.shots(strip.n for part in parts for strip in part.strips)
    photos, told = told_photos(desk, (shot.figure for shots in taken.values() for shot in shots))
    groups = []
    for part in parts:
        shots = [worded(shot, told) for strip in part.strips for shot in taken.get(strip.n, ())]
        shots = [shot for shot in shots if not kept or shot.figure.file in photos]
        shown = tuple(shots[:most] if part.sheet or kept else shots)
        target = url(part.sheet) if part.sheet else ""
        groups.append(Group(key=part.key, title=part.key, url=target, cards=(), shots=shown, count=part.photos))
    return tuple(groups), photos


def _beside(periods: list[str]) -> dict[str, tuple[str, str]]:
    """Month or year → those before and after it that have photos, or empty."""
    return dict(zip(periods, zip(["", *periods], [*periods[1:], ""], strict=False), strict=False))


def _period_of(strip: Strip) -> str:
    return strip.period
