"""Every way into the archive by a name: its indexes, each with the names that stand there most often."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.model import Page, PagePlan, Term
from newsgen.plan.desk import A_TO_Z, FOLDERS, Desk, least, term_url
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page

VERSION: Final = 1
OF_AN_INDEX: Final = 12


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The one page that leads to all indexes, where there are any: the masthead goes by the same."""
    if desk.site.indexes:
        shown = _shown(desk)
        told = (each for term in shown for each in (term.kind, term.slug, term.name, term.url))
        yield PagePlan(url=A_TO_Z, kind="atoz", fingerprint=fingerprint(surroundings(desk, "atoz", VERSION), told))


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The indexes, and of each the names with the most articles, without their counts."""
    return page(desk, planned, terms=tuple(_shown(desk)), facts={"kinds": {FOLDERS[kind]: kind for kind in FOLDERS}})


def _shown(desk: Desk) -> Sequence[Term]:
    return [
        Term(
            kind=kind,
            slug=one.slug,
            name=one.name,
            url=term_url(kind, one.slug) if one.count >= least(desk, kind) else "",
        )
        for kind in FOLDERS
        if kind != "section" and kind not in desk.config.leave_out
        for one in desk.shelf.most(kind, count=OF_AN_INDEX)
    ]
