"""An old address, leading to where its article is now."""

from collections.abc import Iterator
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page

VERSION: Final = 1


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each address that an article had before, here or elsewhere."""
    around = surroundings(desk, "redirect", VERSION)
    planned = {address: target for address, target in desk.shelf.old_addresses() if target}
    for address, target, _ in desk.shelf.aliases():
        if file_of(address) != target:
            planned.setdefault(file_of(address), target)
    for address, target in planned.items():
        yield PagePlan(url=address, kind="redirect", key=target, fingerprint=fingerprint(around, address, target))


def file_of(address: str) -> str:
    """The file that answers for an address on a static host: "news/12" is answered by "news/12/index.html"."""
    path = address.strip("/")
    return path if "." in path.rsplit("/", 1)[-1] else f"{path}/index.html".lstrip("/")


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The address that it leads to."""
    return page(desk, planned, title=desk.site.title, target=planned.key)
