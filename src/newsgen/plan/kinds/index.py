"""All sections, topics, authors or agencies, A to Z."""

from collections.abc import Iterator
from typing import Final

from newsgen.model import Page, PagePlan, Term, TermKind
from newsgen.plan.desk import FOLDERS, Desk, term_url
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page

VERSION: Final = 1


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each kind of term that the archive knows."""
    around = surroundings(desk, "index", VERSION)
    for kind, folder in FOLDERS.items():
        if kind in desk.config.leave_out:
            continue
        tally = Tally(around, folder)
        for term in _terms(desk, kind):
            tally.add(term.slug, term.name, term.url, str(term.count))
            tally.count += 1
        if tally.count:
            yield PagePlan(url=f"{folder}/index.html", kind="index", key=folder, fingerprint=tally.digest())


def fill(desk: Desk, planned: PagePlan) -> Page:
    """Every term with its count; those under the threshold stand here only, without an address."""
    kind = next(kind for kind, folder in FOLDERS.items() if folder == planned.key)
    return page(desk, planned, terms=tuple(_terms(desk, kind)))


def _terms(desk: Desk, kind: TermKind) -> list[Term]:
    titles = {section.slug: section.title for section in desk.config.sections}
    threshold = 1 if kind == "section" else desk.config.term_threshold
    found = [
        Term(
            kind=kind,
            slug=listed.slug,
            name=titles.get(listed.slug, listed.name) if kind == "section" else listed.name,
            url=term_url(kind, listed.slug) if listed.count >= threshold else "",
            count=listed.count,
        )
        for listed in desk.shelf.terms(kind)
    ]
    return sorted(found, key=lambda term: (term.name.casefold(), term.slug))
