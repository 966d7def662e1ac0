"""An address whose article is no longer in the archive."""

from collections.abc import Iterator
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.kinds.redirect import file_of
from newsgen.plan.pages import page

VERSION: Final = 1


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each address that was published and has no article any more."""
    around = surroundings(desk, "gone", VERSION)
    claimed = {file_of(address) for address, _, _ in desk.shelf.aliases()}
    for address, target in desk.shelf.old_addresses():
        if not target and address not in claimed:
            yield PagePlan(url=address, kind="gone", fingerprint=fingerprint(around, address))


def fill(desk: Desk, planned: PagePlan) -> Page:
    """Only the words that say so."""
    return page(desk, planned, title=desk.site.title)
