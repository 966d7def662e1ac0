"""The shelf of articles without a given date."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from newsgen.catalog.rows import initial
from newsgen.model import Card, Group, Page, PagePlan, Period
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page

VERSION: Final = 1

# More than this are cut by the initial letter of the headline: no order by time can be promised for them.
LONG: Final = 300
FOLDER: Final = "undated"
SHELF: Final = "shelf"  # the scope of all its pages


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The shelf as one page, or as a page for each letter and one that leads to them."""
    counts = desk.shelf.undated_counts()
    if not counts:
        return
    around = surroundings(desk, "undated", VERSION)
    cut = sum(count for _, count in counts) > LONG
    whole = Tally(around, *(f"{letter}={count}" for letter, count in counts))
    for letter, marks in groupby(desk.shelf.undated_marks(), key=lambda mark: mark.key):
        tally = Tally(around, letter, *(other for other, _ in counts)) if cut else whole
        for mark in marks:
            tally.add(mark.shown)
        if cut:
            yield PagePlan(url=_url(letter), kind="undated", key=letter, scope=SHELF, fingerprint=tally.digest())
    yield PagePlan(url=f"{FOLDER}/index.html", kind="undated", scope=SHELF, fingerprint=whole.digest())


def replan(desk: Desk, _scopes: Sequence[str]) -> Iterator[PagePlan]:
    """The whole shelf: how it is cut depends on all that stands on it."""
    return plan(desk)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The cards by initial letter; where the shelf is cut, the letters and the cards of the one shown."""
    counts = desk.shelf.undated_counts()
    letters = tuple(Period(key=letter, url=_url(letter), count=count) for letter, count in counts)
    cut = sum(count for _, count in counts) > LONG
    cards: tuple[Card, ...] = ()
    if not cut or planned.key:
        cards = desk.shelf.undated(initial=planned.key or None)
    return page(
        desk,
        planned,
        groups=grouped(cards),
        periods=letters if cut else (),
        period=next((letter for letter in letters if letter.key == planned.key), None),
        links={"undated": f"{FOLDER}/index.html"},
    )


def grouped(cards: tuple[Card, ...]) -> tuple[Group, ...]:
    """The cards under the first letters of their headlines."""
    return tuple(
        Group(key=letter, title=letter, url="", cards=tuple(some))
        for letter, some in groupby(cards, key=lambda card: initial(card.headline))
    )


def _url(letter: str) -> str:
    return f"{FOLDER}/letter-{letter.lower()}.html"
