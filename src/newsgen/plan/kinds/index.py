"""All terms of a kind, A to Z; where they are many, a page for each initial and one that leads to them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from newsgen.catalog.rows import initial
from newsgen.model import Page, PagePlan, Period, Term, TermKind
from newsgen.plan.desk import FOLDERS, Desk, least, term_url
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page

VERSION: Final = 2
# More terms than this are cut by their initials: 1,000 are a page of 100 kB.
LONG: Final = 1000
# Of an index that is cut, the first page shows so many, those with the most articles.
FIRST: Final = 60


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The index of each kind of term that the archive knows."""
    return _plan(desk, tuple(FOLDERS))


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these kinds of terms."""
    return _plan(desk, tuple(kind for kind in FOLDERS if kind in scopes))


def _plan(desk: Desk, kinds: Sequence[TermKind]) -> Iterator[PagePlan]:
    around = surroundings(desk, "index", VERSION)
    for kind in kinds:
        found = [] if kind in desk.config.leave_out else _terms(desk, kind)
        if not found:
            continue
        if len(found) <= LONG:
            yield _planned(kind, "", _shown(around, found))
            continue
        letters = _by_initial(found)
        counts = [f"{letter}={len(some)}" for letter, some in letters.items()]
        yield _planned(kind, "", _shown(around, _first(found), *counts))
        for letter, some in letters.items():
            yield _planned(kind, letter, _shown(around, some, letter, *letters))


def fill(desk: Desk, planned: PagePlan) -> Page:
    """Every term with its count, or those of an initial; those under the threshold stand here only."""
    folder, _, letter = planned.key.partition("/")
    kind = next(kind for kind, name in FOLDERS.items() if name == folder)
    found = _terms(desk, kind)
    if len(found) <= LONG:
        return page(desk, planned, terms=tuple(found), facts={"terms": len(found)})
    letters = _by_initial(found)
    periods = tuple(Period(key=key, url=_url(kind, key), count=len(some)) for key, some in letters.items())
    return page(
        desk,
        planned,
        terms=tuple(letters[letter] if letter else _first(found)),
        periods=periods,
        period=next((each for each in periods if each.key == letter), None),
        facts={"terms": len(letters[letter]) if letter else len(found)},
    )


def _shown(around: str, found: list[Term], *beside: str) -> str:
    tally = Tally(around, *beside)
    for term in found:
        tally.add(term.slug, term.name, term.url, str(term.count))
    return tally.digest()


def _planned(kind: TermKind, letter: str, digest: str) -> PagePlan:
    key = f"{FOLDERS[kind]}/{letter}" if letter else FOLDERS[kind]
    return PagePlan(url=_url(kind, letter), kind="index", key=key, scope=kind, fingerprint=digest)


def _url(kind: TermKind, letter: str) -> str:
    return f"{FOLDERS[kind]}/{letter.lower() or 'index'}.html"


def _by_initial(found: list[Term]) -> dict[str, list[Term]]:
    """The terms by their initials, in the order of the alphabet."""
    ordered = sorted(found, key=lambda term: initial(term.name))
    return {letter: list(some) for letter, some in groupby(ordered, key=lambda term: initial(term.name))}


def _first(found: list[Term]) -> list[Term]:
    """Those with the most articles, A to Z."""
    most = sorted(found, key=lambda term: (-term.count, term.slug))[:FIRST]
    return sorted(most, key=_order)


def _terms(desk: Desk, kind: TermKind) -> list[Term]:
    titles = {section.slug: section.title for section in desk.config.sections}
    threshold = least(desk, kind)
    # Of a large archive most speakers speak once: 100,000 articles had 125,000 of them, and pages of 1.6 MB.
    from_on = threshold if kind == "quotes" and desk.shelf.count_terms(kind) > LONG else 1
    found = [
        Term(
            kind=kind,
            slug=listed.slug,
            name=titles.get(listed.slug, listed.name) if kind == "section" else listed.name,
            url=term_url(kind, listed.slug) if listed.count >= threshold else "",
            count=listed.count,
        )
        for listed in desk.shelf.terms(kind, least=from_on)
    ]
    return sorted(found, key=_order)


def _order(term: Term) -> tuple[str, str]:
    return term.name.casefold(), term.slug
