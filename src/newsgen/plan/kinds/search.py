"""The search: a form, and the place for what the reader's browser finds in the index."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import SEARCH, Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page

VERSION: Final = 2


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page, in the index's own folder; none for an archive that is not to be searched."""
    if desk.config.search:
        yield PagePlan(url=SEARCH, kind="search", fingerprint=fingerprint(surroundings(desk, "search", VERSION)))


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """The page. No article touches it: it shows the site's facts alone, and where those change, all is planned."""
    return (planned for planned in plan(desk) if planned.key in scopes)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The sections, to choose from; what it finds is no part of it."""
    return page(desk, planned, terms=desk.site.sections)
