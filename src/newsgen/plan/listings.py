"""The listing of a term: its newest articles and a table of years; each year on a page of its own where it is long.

A listing's page is cut by time, so an address in it never shifts: `topics/syria/` shows the newest and the years,
`topics/syria/2015.html` all of 2015, and where a year is too long for one page, `topics/syria/2015-10.html` a month.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Final

from newsgen.catalog.queries import Listed, Mark
from newsgen.model import Card, Group, Page, PagePlan, Period, Term, TermKind
from newsgen.plan.desk import FOLDERS, Desk, term_url
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page

# A year with more articles than this is cut into its months.
LONG_YEAR: Final = 400
OF_A_MONTH: Final = 6
# More undated ones than this get a page of their own.
UNDATED: Final = 60
UNDATED_KEY: Final = "undated"


def plan_listings(desk: Desk, kind: TermKind, version: int, slugs: Sequence[str] | None = None) -> Iterator[PagePlan]:
    """Every page of every term of a kind that reaches the threshold; of all terms, or of those with these slugs."""
    around = surroundings(desk, kind, version)
    shown = {listed.slug: listed for listed in with_pages(desk, kind, slugs)}
    for slug, rows in groupby(desk.shelf.term_marks(kind, slugs), key=itemgetter(0)):
        if listed := shown.get(slug):
            begun = (around, slug, listed.name)
            years = [(year, [Mark(*row[2:]) for row in some]) for year, some in groupby(rows, key=itemgetter(1))]
            yield from _plan_term(desk, kind, slug, begun, years)


def with_pages(desk: Desk, kind: TermKind, slugs: Sequence[str] | None = None) -> list[Listed]:
    """The terms of a kind that have a page of their own, by slug."""
    threshold = 1 if kind == "section" else desk.config.term_threshold
    found = desk.shelf.terms(kind) if slugs is None else filter(None, (desk.shelf.term(kind, slug) for slug in slugs))
    return [listed for listed in found if listed.count >= threshold and kind not in desk.config.leave_out]


def _plan_term(
    desk: Desk, kind: TermKind, slug: str, begun: tuple[str, ...], years: list[tuple[str, list[Mark]]]
) -> Iterator[PagePlan]:
    newest = desk.config.listing_articles
    # Only this page tells how many there are in all: a new article must not change the pages of other years.
    whole = Tally(*begun, *(f"{year}={len(marks)}" for year, marks in years))
    dated = [mark for year, marks in years if year for mark in marks]
    _add(whole, dated[:newest])
    undated = next((marks for year, marks in years if not year), [])
    if len(undated) <= UNDATED:
        _add(whole, undated)
    else:
        yield _planned(kind, slug, UNDATED_KEY, _add(Tally(*begun, UNDATED_KEY), undated))
    yield _planned(kind, slug, "", whole)
    if len(dated) <= newest:
        return
    known = [year for year, _ in years if year]
    for year, marks in years:
        if year:
            yield from _plan_year(kind, slug, (*begun, *_around(year, known)), year, marks)


def _plan_year(kind: TermKind, slug: str, begun: tuple[str, ...], year: str, marks: list[Mark]) -> Iterator[PagePlan]:
    months = _by_key(marks)
    tally = Tally(*begun, year, *(f"{month}={len(some)}" for month, some in months.items()))
    long = len(marks) > LONG_YEAR
    for month, some in months.items():
        shown = some[:OF_A_MONTH] if long and month != year else some
        _add(tally, shown)
        if long and month != year:
            yield _planned(kind, slug, month, _add(Tally(*begun, *_around(month, list(months)), month), some))
    yield _planned(kind, slug, year, tally)


def _planned(kind: TermKind, slug: str, key: str, tally: Tally) -> PagePlan:
    return PagePlan(
        url=_url(kind, slug, key),
        kind=kind,
        key=f"{slug}/{key}" if key else slug,
        scope=slug,
        fingerprint=tally.digest(),
    )


def fill_listing(desk: Desk, planned: PagePlan, kind: TermKind) -> Page:
    """One page of a term's listing, as `planned.key` names it: "syria", "syria/2015", "syria/undated"."""
    slug, _, key = planned.key.partition("/")
    listed = desk.shelf.term(kind, slug)
    if listed is None:
        raise LookupError(slug)
    titles = {section.slug: section.title for section in desk.config.sections} if kind == "section" else {}
    term = Term(
        kind=kind,
        slug=slug,
        name=titles.get(slug, listed.name),
        url=term_url(kind, slug),
        count=0 if key else listed.count,
    )
    if not key:
        return _whole(desk, planned, term)
    if key == UNDATED_KEY:
        return _undated(desk, planned, term)
    return _year(desk, planned, term, key)


def _whole(desk: Desk, planned: PagePlan, term: Term) -> Page:
    shelf, newest = desk.shelf, desk.config.listing_articles
    years = shelf.term_years(term.kind, term.slug)
    cut = sum(count for year, count in years if year) > newest
    groups = list(_months(shelf.term_cards(term.kind, term.slug, count=newest)))
    undated = dict(years).get("", 0)
    if undated and undated <= UNDATED:
        cards = shelf.term_cards(term.kind, term.slug, within="")
        groups.append(Group(key=UNDATED_KEY, title="", url="", cards=cards))
    elif undated:
        away = _url(term.kind, term.slug, UNDATED_KEY)
        groups.append(Group(key=UNDATED_KEY, title="", url=away, cards=()))
    return page(
        desk,
        planned,
        title=term.name,
        term=term,
        groups=tuple(groups),
        periods=tuple(
            Period(key=year, url=_url(term.kind, term.slug, year) if cut else "", count=count)
            for year, count in years
            if year
        ),
    )


def _undated(desk: Desk, planned: PagePlan, term: Term) -> Page:
    cards = desk.shelf.term_cards(term.kind, term.slug, within="")
    group = Group(key=UNDATED_KEY, title="", url="", cards=cards)
    return page(desk, planned, title=term.name, term=term, groups=(group,))


def _year(desk: Desk, planned: PagePlan, term: Term, key: str) -> Page:
    """A year of the term, or a month of a long year."""
    shelf, year = desk.shelf, key[:4]
    months = shelf.term_months(term.kind, term.slug, year)
    counts = dict(months)
    total = sum(counts.values())
    long = total > LONG_YEAR
    if key != year:
        groups = list(_months(shelf.term_cards(term.kind, term.slug, within=key)))
        known = [month for month, _ in months]
    else:
        groups = list(_of_year(desk, term, year, months) if long else _months(_cards(desk, term, year)))
        known = [one for one, _ in shelf.term_years(term.kind, term.slug) if one]
    before, after = _around(key, known)
    return page(
        desk,
        planned,
        title=term.name,
        term=term,
        period=_period(term, key, counts[key] if key != year else total),
        previous=_period(term, before) if before else None,
        following=_period(term, after) if after else None,
        periods=tuple(_period(term, month, n) for month, n in months) if long and key == year else (),
        groups=tuple(groups),
    )


def _cards(desk: Desk, term: Term, year: str) -> tuple[Card, ...]:
    return desk.shelf.term_cards(term.kind, term.slug, within=year)


def _of_year(desk: Desk, term: Term, year: str, months: Iterable[tuple[str, int]]) -> Iterator[Group]:
    """The months of a long year: of each its newest, and the way to the rest; a year alone has no month's page."""
    for month, _ in months:
        if month == year:
            yield from (group for group in _months(_cards(desk, term, year)) if group.key == year)
        else:
            cards = desk.shelf.term_cards(term.kind, term.slug, within=month, count=OF_A_MONTH)
            yield Group(key=month, title=month, url=_url(term.kind, term.slug, month), cards=cards)


def _months(cards: tuple[Card, ...]) -> Iterator[Group]:
    """The cards by month, newest first; those of which only the year is known under the year."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.published.text[:7], []).append(card)
    for month, some in found.items():
        yield Group(key=month, title=month, url="", cards=tuple(some))


def _by_key(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.key, []).append(mark)
    return found


def _add(tally: Tally, marks: Iterable[Mark]) -> Tally:
    tally.add(*chain.from_iterable(marks))
    return tally


def _around(key: str, known: list[str]) -> tuple[str, str]:
    """The nearest earlier and later of the known keys of the same length, or empty."""
    peers = [other for other in known if len(other) == len(key)]
    before = max((other for other in peers if other < key), default="")
    after = min((other for other in peers if other > key), default="")
    return before, after


def _period(term: Term, key: str, count: int = 0) -> Period:
    return Period(key=key, url=_url(term.kind, term.slug, key), count=count)


def _url(kind: TermKind, slug: str, key: str) -> str:
    return f"{FOLDERS[kind]}/{slug}/{key}.html" if key else term_url(kind, slug)
