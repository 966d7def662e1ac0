"""The address of a listing that is no more: a day or a name that has no articles left, a page that was cut anew.

Which these are is only known when all other pages are planned, so that none is planned here before. Each leads to the
nearest page above it: a day to its month, a topic to the topics, the changes of an article to that.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page
from newsgen.urls import fold

VERSION: Final = 1
FRONT: Final = "index.html"


def plan(_desk: Desk) -> Iterator[PagePlan]:
    """None yet."""
    return iter(())


def replan(_desk: Desk, _scopes: Sequence[str]) -> Iterator[PagePlan]:
    """None either."""
    return iter(())


def lapsed(desk: Desk, addresses: Iterable[str], planned: Callable[[str], bool]) -> Iterator[PagePlan]:
    """A page for each of these addresses. `planned` tells whether the site has a page at another."""
    around = surroundings(desk, "lapsed", VERSION)
    for address in addresses:
        target = next((above for above in _above(address) if planned(above)), FRONT)
        digest = fingerprint(around, address, target)
        yield PagePlan(url=address, kind="lapsed", key=target, scope=fold(address), fingerprint=digest)


def _above(address: str) -> Iterator[str]:
    """The first pages of the folders that an address lies in, the nearest first, or the article of such a name."""
    folders = address.split("/")[:-1]
    if address.endswith(f"/{FRONT}"):
        folders.pop()
    while folders:
        yield "/".join((*folders, FRONT))
        yield f"{'/'.join(folders)}.html"
        folders.pop()


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The address that it leads to."""
    return page(desk, planned, title=desk.site.title, target=planned.key)
