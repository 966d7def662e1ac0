"""All pages of the site, and one page with all that it shows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plugins import guests

# Whatever was published elsewhere or before gives way to what stands there now.
YIELDING: Final = ("redirect", "gone")
# Articles are the most, and other pages show them: they are planned when all else that is not in doubt stands.
_LATE: Final = ("article", *YIELDING)


def plan(desk: Desk) -> Iterator[PagePlan]:
    """Every page that the site must have, kind by kind; where two want one address, the first has it."""
    kinds = guests("newsgen.kinds")
    for name in _in_order(desk):
        yield from kinds[name].plan(desk)


def replan(desk: Desk, touched: Mapping[str, Sequence[str]]) -> Iterator[PagePlan]:
    """Every page of the touched scopes (kind → scopes), and of the kinds that do not know scopes (`planned_whole`).

    Given that nothing else has changed, all other pages are as they were planned before.
    """
    kinds = guests("newsgen.kinds")
    whole = planned_whole(desk)
    for name in _in_order(desk):
        if name in whole:
            yield from kinds[name].plan(desk)
        elif scopes := touched.get(name):
            yield from kinds[name].replan(desk, scopes)


def planned_whole(desk: Desk) -> frozenset[str]:
    """The kinds whose pages are few, so that they are planned every time."""
    kinds = guests("newsgen.kinds")
    return frozenset(name for name in _in_order(desk) if not hasattr(kinds[name], "replan"))


def versions() -> tuple[tuple[str, int], ...]:
    """The version of each kind."""
    return tuple((name, kind.VERSION) for name, kind in guests("newsgen.kinds").items())


def fill(desk: Desk, planned: PagePlan) -> Page:
    """One page, with all that it shows."""
    page: Page = guests("newsgen.kinds")[planned.kind].fill(desk, planned)
    return page


def _in_order(desk: Desk) -> list[str]:
    # The tables of cards are a part of the data, and the feed of corrections goes with their pages.
    parts = {"data": "cards", "corrections": "errata"}
    out = {*desk.config.leave_out, *(part for whole, part in parts.items() if whole in desk.config.leave_out)}
    kinds = (name for name in guests("newsgen.kinds") if name not in out)
    return sorted(kinds, key=lambda name: (_LATE.index(name) + 1 if name in _LATE else 0, name))
