"""What stands with a term on its pages: its neighbours, what the authority file tells of it, a speaker's words."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from newsgen.catalog.queries import Neighbour
from newsgen.model import Page, Term, TermKind
from newsgen.plan.desk import Desk, least, term_url

# A person who is named and who is quoted has a page for each.
_ASIDE: Final[Mapping[TermKind, TermKind]] = {"person": "quotes", "quotes": "person"}


def company_marks(desk: Desk, kind: TermKind, slug: str, count: int) -> Iterator[str]:
    """All that a term's first page shows of its company, for its fingerprint; `count` is how many articles it has."""
    yield _aside(desk, kind, slug)
    for one in desk.shelf.identities(kind, slug):
        yield from ("identity", one.id, *one.also, "", *one.same_as)
    for beside in _neighbours(desk, kind, slug) if count > 1 else ():
        yield from ("neighbour", beside.kind, beside.slug, beside.name, _address(desk, beside))


def with_company(desk: Desk, made: Page, kind: TermKind, slug: str, *, first: bool) -> Page:
    """The page with the words of its speaker, and with neighbours and identities where it is the term's first."""
    if kind == "quotes":
        ids = [card.id for group in made.groups for card in group.cards]
        made = replace(made, quotes=desk.shelf.quotes(slug, ids))
    if not first:
        return made
    beside = tuple(
        Term(kind=one.kind, slug=one.slug, name=one.name, url=_address(desk, one))
        for one in _neighbours(desk, kind, slug)
    )
    aside = _aside(desk, kind, slug)
    links = {**made.links, "aside": aside} if aside else made.links
    return replace(made, neighbours=beside, identities=desk.shelf.identities(kind, slug), links=links)


def _aside(desk: Desk, kind: TermKind, slug: str) -> str:
    """Of a person the page of quotes, of a speaker the page of the articles, where there is one."""
    other = _ASIDE.get(kind)
    if not other or other in desk.config.leave_out:
        return ""
    found = desk.shelf.term(other, slug)
    return term_url(other, slug) if found and found.count >= least(desk, other) else ""


def _neighbours(desk: Desk, kind: TermKind, slug: str) -> tuple[Neighbour, ...]:
    return desk.shelf.neighbours(kind, slug, leave_out=desk.config.leave_out)


def _address(desk: Desk, one: Neighbour) -> str:
    return term_url(one.kind, one.slug) if one.count >= least(desk, one.kind) else ""
