"""All terms of a kind, A to Z; where they are many, a page for each initial and one that leads to them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from newsgen.catalog.queries import Shelf
from newsgen.catalog.rows import initial
from newsgen.config import Section
from newsgen.model import Page, PagePlan, Period, Term, TermKind
from newsgen.plan.desk import FOLDERS, Desk, least, term_url
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page

VERSION: Final = 2
# More terms than this are cut by their initials: 1,000 are a page of 100 kB.
LONG: Final = 1000
# Of an index that is cut, the first page shows so many, those with the most articles.
FIRST: Final = 60


class _Terms(NamedTuple):
    """The terms of an index, A to Z; where they are many, by their initials, too."""

    found: list[Term]
    letters: dict[str, list[Term]]


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The index of each kind of term that the archive knows."""
    return _plan(desk, tuple(FOLDERS))


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these kinds of terms."""
    return _plan(desk, tuple(kind for kind in FOLDERS if kind in scopes))


def _plan(desk: Desk, kinds: Sequence[TermKind]) -> Iterator[PagePlan]:
    around = surroundings(desk, "index", VERSION)
    for kind in kinds:
        found, letters = _Terms([], {}) if kind in desk.config.leave_out else _terms(desk, kind)
        if not found:
            continue
        if not letters:
            yield _planned(kind, "", _shown(around, found))
            continue
        counts = [f"{letter}={len(some)}" for letter, some in letters.items()]
        yield _planned(kind, "", _shown(around, _first(found), *counts))
        for letter, some in letters.items():
            yield _planned(kind, letter, _shown(around, some, letter, *letters))


def fill(desk: Desk, planned: PagePlan) -> Page:
    """Every term with its count, or those of an initial; those under the threshold stand here only."""
    folder, _, letter = planned.key.partition("/")
    kind = next(kind for kind, name in FOLDERS.items() if name == folder)
    found, letters = _terms(desk, kind)
    if not letters:
        return page(desk, planned, terms=tuple(found), facts={"terms": len(found)})
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
    letters: dict[str, list[Term]] = {}
    for term in found:
        letters.setdefault(initial(term.name), []).append(term)
    return dict(sorted(letters.items()))


def _first(found: list[Term]) -> list[Term]:
    """Those with the most articles, A to Z."""
    most = sorted(found, key=lambda term: (-term.count, term.slug))[:FIRST]
    return sorted(most, key=_order)


def _terms(desk: Desk, kind: TermKind) -> _Terms:
    return _ordered(desk.shelf, kind, least(desk, kind), desk.config.sections, LONG)


@lru_cache(maxsize=1)  # all pages of an index ask for it, one after the other
def _ordered(shelf: Shelf, kind: TermKind, threshold: int, sections: tuple[Section, ...], long: int) -> _Terms:
    # Of a large archive most speakers speak once: 100,000 articles had 125,000 of them, and pages of 1.6 MB.
    from_on = threshold if kind == "quotes" and shelf.count_terms(kind) > long else 1
    titles = {section.slug: section.title for section in sections}
    found = [
        Term(
            kind=kind,
            slug=listed.slug,
            name=titles.get(listed.slug, listed.name) if kind == "section" else listed.name,
            url=term_url(kind, listed.slug) if listed.count >= threshold else "",
            count=listed.count,
        )
        for listed in shelf.terms(kind, least=from_on)
    ]
    found.sort(key=_order)
    return _Terms(found, _by_initial(found) if len(found) > long else {})


def _order(term: Term) -> tuple[str, str]:
    return term.name.casefold(), term.slug
