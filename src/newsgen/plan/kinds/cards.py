"""A table of all articles as lists show them: a file for each year, and one for those without a date."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Final

from newsgen.digests import digest_of
from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally
from newsgen.plan.pages import page
from newsgen.plan.portions import held_by, portions, read

VERSION: Final = 1
ORDER: Final = 3
UNDATED: Final = "undated"

# Articles a file: of 300 bytes each, 6 MB, which an edit in its year writes anew.
MOST: Final = 20_000


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The tables of every year, and of the undated."""
    for year, rows in groupby(desk.shelf.year_marks(), key=itemgetter(0)):
        yield from _files(desk, year or UNDATED, list(rows))


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these years."""
    for key in scopes:
        if rows := list(desk.shelf.year_marks(_year(key))):
            yield from _files(desk, key, rows)


def _files(desk: Desk, key: str, rows: list[tuple[str, str, str]]) -> Iterator[PagePlan]:
    around = digest_of("cards", VERSION, desk.look("cards"), desk.site.base_url, desk.site.sections)
    for portion, some in portions(rows, MOST):
        tally = Tally(around, key)
        tally.add(*chain.from_iterable(row[1:] for row in some))
        yield PagePlan(
            url=f"data/articles-{key}{portion.suffix}.csv",
            kind="cards",
            key=f"{key}{portion.suffix}",
            order=ORDER,
            fingerprint=tally.digest(),
            scope=key,
        )


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The cards of the table one by one, oldest first."""
    portion = read(planned.key.removeprefix(planned.scope).removeprefix("-"))
    ids = held_by(portion, (row[1] for row in desk.shelf.year_marks(_year(planned.scope))))
    return page(desk, planned, facts={"cards": desk.shelf.cards_of(ids)})


def _year(key: str) -> str:
    return "" if key == UNDATED else key
