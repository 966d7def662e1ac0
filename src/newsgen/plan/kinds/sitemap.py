"""Sitemaps: an index, a file a month, one for the undated, one for the listings."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan import sheets
from newsgen.plan.desk import A_TO_Z, FOLDERS, SEARCH, Desk, term_url
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.listings import with_pages
from newsgen.plan.pages import page
from newsgen.plan.periods import DAYS, url

VERSION: Final = 1
ORDER: Final = 3
PAGES: Final = "pages"  # also the scope of the index
UNDATED: Final = "undated"


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The index and its files, where there is a `base_url`: sitemaps know only absolute addresses."""
    if desk.site.base_url:
        yield from _few(desk)
        for month, rows in groupby(desk.shelf.month_addresses(), key=itemgetter(0)):
            yield _file(desk, month or UNDATED, (row[1:] for row in rows))


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """The files of these months, and the two that tell what there is."""
    if desk.site.base_url:
        yield from _few(desk)
        months = set(desk.shelf.listed_months())
        for key in scopes:
            if _month(key) in months:
                yield _file(desk, key, _rows(desk, key))


def _few(desk: Desk) -> Iterator[PagePlan]:
    """The index, and the file of the listings."""
    around = surroundings(desk, "sitemap", VERSION)
    yield _planned("sitemap.xml", "", fingerprint(around, _keys(desk)))
    yield _file(desk, PAGES, _pages(desk))


def _file(desk: Desk, key: str, rows: Iterable[tuple[str, str]]) -> PagePlan:
    around = surroundings(desk, "sitemap", VERSION)
    return _planned(_url(key), key, fingerprint(around, key, chain.from_iterable(rows)))


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The addresses of one file with their dates, or the files that there are."""
    if not planned.key:
        return page(desk, planned, facts={"sitemaps": [_url(key) for key in _keys(desk)]})
    return page(desk, planned, facts={"urls": [list(row) for row in _rows(desk, planned.key)]})


def _rows(desk: Desk, key: str) -> Iterator[tuple[str, str]]:
    """The addresses of one file, with their days."""
    if key == PAGES:
        return _pages(desk)
    return ((address, day) for _, address, day in desk.shelf.month_addresses(_month(key)))


def _keys(desk: Desk) -> list[str]:
    return [PAGES, *(month or UNDATED for month in desk.shelf.listed_months())]


def _month(key: str) -> str:
    return "" if key == UNDATED else key


def _planned(address: str, key: str, digest: str) -> PagePlan:
    return PagePlan(url=address, kind="sitemap", key=key, order=ORDER, fingerprint=digest, scope=key or PAGES)


def _url(key: str) -> str:
    return f"sitemaps/{key}.xml"


def _pages(desk: Desk) -> Iterator[tuple[str, str]]:
    """The listings that lead to everything else: days are reached through their months, a term's years through it."""
    yield "index.html", ""
    yield "about/index.html", ""
    if desk.config.search:
        yield SEARCH, ""
    if desk.site.indexes:
        yield A_TO_Z, ""
    if "sameday" not in desk.config.leave_out and desk.shelf.days_of_the_year():
        yield DAYS, ""
    corrections = desk.shelf.correction_years() if "corrections" not in desk.config.leave_out else []
    yield from ((f"corrections/{year}.html", "") for year in corrections)
    for index in desk.site.indexes:
        yield f"{index}/index.html", ""
    for key, _ in (*desk.shelf.counts("year"), *desk.shelf.counts("month")):
        yield url(key), ""
    for month, _ in desk.shelf.photo_counts() if "photos" in desk.site.indexes else ():
        yield sheets.url(month or UNDATED), ""
    for kind in FOLDERS:
        for listed in with_pages(desk, kind):
            yield term_url(kind, listed.slug), ""
