"""How an article was changed: as it stood when it was first kept, and what was changed since."""

from collections.abc import Iterator
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan import changes
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings

VERSION: Final = 1
ORDER: Final = 1


def plan(desk: Desk) -> Iterator[PagePlan]:
    """A page for each live article of which another state was kept. They are few, and so planned every time."""
    around = surroundings(desk, "revisions", VERSION)
    for mark in desk.shelf.revision_marks():
        digest = fingerprint(around, mark.address, mark.digest)
        yield PagePlan(url=changes.url(mark.address), kind="revisions", key=mark.id, order=ORDER, fingerprint=digest)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The article with its earlier states, and the way to its own page."""
    article = desk.shelf.spread(planned.key).article
    return Page(
        plan=planned,
        site=desk.site,
        lang=article.language,
        dir=article.direction,
        title=article.headline,
        article=article,
        links={"article": desk.shelf.address(planned.key)},
    )
