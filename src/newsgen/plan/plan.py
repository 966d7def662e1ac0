"""All pages of the site, and one page with all that it shows."""

from collections.abc import Iterator

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plugins import guests


def plan(desk: Desk) -> Iterator[PagePlan]:
    """Every page that the site must have, kind by kind."""
    for module in guests("newsgen.kinds").values():
        yield from module.plan(desk)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """One page, with all that it shows."""
    page: Page = guests("newsgen.kinds")[planned.kind].fill(desk, planned)
    return page
