"""An address whose article is no longer in the archive."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.catalog.aliases import file_of
from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page
from newsgen.urls import fold

VERSION: Final = 2


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each address, here or elsewhere, that has no article any more."""
    return _plan(desk, None)


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of the addresses that fold to these."""
    return _plan(desk, scopes)


def _plan(desk: Desk, folded: Sequence[str] | None) -> Iterator[PagePlan]:
    around = surroundings(desk, "gone", VERSION)
    claimed = {file_of(address) for address, _, _ in desk.shelf.aliases(folded)}
    left = {address: None for address, target in desk.shelf.old_addresses(folded) if not target}
    left |= {address: None for address in desk.shelf.gone_aliases if folded is None or fold(address) in folded}
    for address in left:
        if address not in claimed:
            print_of_it = fingerprint(around, address, *_told(desk, address).values())
            yield PagePlan(url=address, kind="gone", scope=fold(address), fingerprint=print_of_it)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """Only the words that say so; of a withdrawal its date and its reason, as far as they are told."""
    return page(desk, planned, title=desk.site.title, facts=_told(desk, planned.url))


def _told(desk: Desk, address: str) -> dict[str, str]:
    held = desk.shelf.tombstone(address)
    return {"withdrawn": held.date, "reason": held.reason} if held else {"withdrawn": "", "reason": ""}
