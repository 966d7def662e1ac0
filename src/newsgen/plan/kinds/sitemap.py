"""Sitemaps: an index, a file a month, one for the undated, one for the listings."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import FOLDERS, Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.listings import plan_listings
from newsgen.plan.pages import page
from newsgen.plan.periods import url

VERSION: Final = 1
ORDER: Final = 3
PAGES: Final = "pages"
UNDATED: Final = "undated"


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The index and its files, where there is a `base_url`: sitemaps know only absolute addresses."""
    if not desk.site.base_url:
        return
    around = surroundings(desk, "sitemap", VERSION)
    index = Tally(around)
    for key, rows in _files(desk):
        tally = Tally(around, key)
        for address, day in rows:
            tally.add(address, day)
        index.add(key)
        yield _planned(_url(key), key, tally.digest())
    yield _planned("sitemap.xml", "", index.digest())


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The addresses of one file with their dates, or the files that there are."""
    if not planned.key:
        return page(desk, planned, facts={"sitemaps": [_url(key) for key, _ in _files(desk)]})
    return page(desk, planned, facts={"urls": [list(row) for row in _rows(desk, planned.key)]})


def _rows(desk: Desk, key: str) -> Iterator[tuple[str, str]]:
    """The addresses of one file, with their days."""
    if key == PAGES:
        return _pages(desk)
    month = "" if key == UNDATED else key
    return ((address, day) for _, address, day in desk.shelf.month_addresses(month))


def _planned(address: str, key: str, digest: str) -> PagePlan:
    return PagePlan(url=address, kind="sitemap", key=key, order=ORDER, fingerprint=digest)


def _url(key: str) -> str:
    return f"sitemaps/{key}.xml"


def _files(desk: Desk) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    """(key, its addresses with their days) of each file. A file's rows must be used before the next is asked for."""
    yield PAGES, _pages(desk)
    for month, rows in groupby(desk.shelf.month_addresses(), key=itemgetter(0)):
        yield month or UNDATED, ((address, day) for _, address, day in rows)


def _pages(desk: Desk) -> Iterator[tuple[str, str]]:
    """The listings that lead to everything else: days are reached through their months."""
    yield "index.html", ""
    yield "about/index.html", ""
    for index in desk.site.indexes:
        yield f"{index}/index.html", ""
    for key, _ in (*desk.shelf.counts("year"), *desk.shelf.counts("month")):
        yield url(key), ""
    for kind in FOLDERS:
        for listing in plan_listings(desk, kind, VERSION):
            yield listing.url, ""
