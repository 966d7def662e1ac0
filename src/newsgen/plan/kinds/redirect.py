"""An old address, leading to where its article is now."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.catalog.aliases import file_of
from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page
from newsgen.urls import fold

VERSION: Final = 1


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each address that an article had before, here or elsewhere."""
    return _plan(desk, None)


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of the addresses that fold to these."""
    return _plan(desk, scopes)


def _plan(desk: Desk, folded: Sequence[str] | None) -> Iterator[PagePlan]:
    around = surroundings(desk, "redirect", VERSION)
    planned = {address: target for address, target in desk.shelf.old_addresses(folded) if target}
    for address, target, _ in desk.shelf.aliases(folded):
        if file_of(address) != target:
            planned.setdefault(file_of(address), target)
    for address, target in planned.items():
        digest = fingerprint(around, address, target)
        yield PagePlan(url=address, kind="redirect", key=target, scope=fold(address), fingerprint=digest)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The address that it leads to."""
    return page(desk, planned, title=desk.site.title, target=planned.key)
