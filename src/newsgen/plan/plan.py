"""All pages of the site, and one page with all that it shows."""

from collections.abc import Iterator
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plugins import guests

# Whatever was published elsewhere or before gives way to what stands there now.
YIELDING: Final = ("redirect", "gone")


def plan(desk: Desk) -> Iterator[PagePlan]:
    """Every page that the site must have, kind by kind; where two want one address, the first has it."""
    kinds = guests("newsgen.kinds")
    for name in sorted(kinds, key=lambda name: (name in YIELDING, name)):
        yield from kinds[name].plan(desk)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """One page, with all that it shows."""
    page: Page = guests("newsgen.kinds")[planned.kind].fill(desk, planned)
    return page
