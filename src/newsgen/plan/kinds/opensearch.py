"""How a browser asks the archive's search: the description that it adds to its own list."""

from collections.abc import Iterator
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page

VERSION: Final = 1
ORDER: Final = 3


def plan(desk: Desk) -> Iterator[PagePlan]:
    """`opensearch.xml`, where there is a search and a `base_url`: its templates must be absolute."""
    if desk.site.search and desk.site.base_url:
        shown = fingerprint(surroundings(desk, "opensearch", VERSION))
        yield PagePlan(url="opensearch.xml", kind="opensearch", order=ORDER, fingerprint=shown)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The site's name, language and address are all that it tells."""
    return page(desk, planned)
