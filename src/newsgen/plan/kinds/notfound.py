"""The page for addresses that are not there."""

from collections.abc import Iterator
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page

VERSION: Final = 1


def plan(desk: Desk) -> Iterator[PagePlan]:
    """`404.html`, where static hosts look for it."""
    print_of_it = fingerprint(surroundings(desk, "notfound", VERSION))
    yield PagePlan(url="404.html", kind="notfound", title="404", fingerprint=print_of_it)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The ways on: front page, sections, indexes."""
    return page(desk, planned, terms=desk.site.sections)
