"""The listing of a term: its newest articles and a table of years; where it is long, a page for each decade.

A listing's page is cut by time, so an address in it never shifts: `topics/syria/` shows the newest and the years,
`topics/syria/2010s.html` all of the decade; a decade that holds much shows the newest of each year but the last, and
each year then has `topics/syria/2015.html`; where one is too long for a page, `topics/syria/2015-10.html` is a month,
and where an agency sends thousands of stories a month, `topics/syria/2015-10-14.html` is a day.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Final

from newsgen.catalog.queries import Listed, Mark
from newsgen.model import Card, Group, Page, PagePlan, Period, Term, TermKind
from newsgen.plan.company import company_marks, with_company
from newsgen.plan.decades import Decades, decade_of, nearest
from newsgen.plan.desk import FOLDERS, Desk, least, term_url
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page

# A listing of so many times what its first page shows is not cut: it is easier to read than to page through.
WHOLE: Final = 2
# A year with more articles than this is cut into its months, and a month with more into its days.
LONG: Final = 400
# How many articles the page of a decade, year or month that is cut shows of each part.
OF_A_PART: Final = 6
# More months than these would be headings over a card or two; then cards stand under their years.
MONTHS: Final = 12
# More undated ones than this get a page of their own.
UNDATED: Final = 60
UNDATED_KEY: Final = "undated"

_YEAR: Final = len("2015")
_MONTH: Final = len("2015-10")
_DAY: Final = len("2015-10-14")
# What a year and a month are cut into, by the lengths of their keys; a day is one page, however long.
_PARTS: Final = {_YEAR: _MONTH, _MONTH: _DAY}

Marks = list[Mark]


def plan_listings(desk: Desk, kind: TermKind, version: int, slugs: Sequence[str] | None = None) -> Iterator[PagePlan]:
    """Every page of every term of a kind that reaches the threshold; of all terms, or of those with these slugs."""
    around = surroundings(desk, kind, version)
    shown = {listed.slug: listed for listed in with_pages(desk, kind, slugs)}
    # Most speakers have no page; what all of them said is many times what those with one did.
    asked = tuple(shown) if kind == "quotes" else slugs
    for slug, rows in groupby(desk.shelf.term_marks(kind, asked), key=itemgetter(0)):
        if listed := shown.get(slug):
            begun = (around, slug, listed.name)
            years = [(year, [Mark(*row[2:]) for row in some]) for year, some in groupby(rows, key=itemgetter(1))]
            company = company_marks(desk, kind, slug, listed.count)
            yield from _plan_term(desk, kind, slug, begun, years, company)


def with_pages(desk: Desk, kind: TermKind, slugs: Sequence[str] | None = None) -> list[Listed]:
    """The terms of a kind that have a page of their own, by slug."""
    if kind in desk.config.leave_out:
        return []
    threshold = least(desk, kind)
    if slugs is None:
        return list(desk.shelf.terms(kind, least=threshold))
    found = filter(None, (desk.shelf.term(kind, slug) for slug in slugs))
    return [listed for listed in found if listed.count >= threshold]


def _plan_term(
    desk: Desk,
    kind: TermKind,
    slug: str,
    begun: tuple[str, ...],
    years: list[tuple[str, Marks]],
    company: Iterable[str],
) -> Iterator[PagePlan]:
    newest = desk.config.listing_articles
    # Only this page tells how many there are in all: a new article must not change the pages of other years.
    whole = Tally(*begun, *(f"{year}={len(marks)}" for year, marks in years), *company)
    dated = [mark for year, marks in years if year for mark in marks]
    cut = len(dated) > WHOLE * newest
    _add(whole, dated[:newest] if cut else dated)
    undated = next((marks for year, marks in years if not year), [])
    if len(undated) <= UNDATED:
        _add(whole, undated)
    else:
        yield _planned(kind, slug, UNDATED_KEY, _add(Tally(*begun, UNDATED_KEY), undated))
    yield _planned(kind, slug, "", whole)
    if not cut:
        return
    found = dict(years)
    decades = Decades((year, len(marks)) for year, marks in years if year)
    for held in decades.years.values():
        inside = [(year, found[year]) for year, _ in held]
        yield from _plan_decade(kind, slug, begun, decades, inside)


def _plan_decade(
    kind: TermKind, slug: str, begun: tuple[str, ...], decades: Decades, years: list[tuple[str, Marks]]
) -> Iterator[PagePlan]:
    decade = decade_of(years[0][0])
    long = decade in decades.long
    tally = Tally(*begun, *decades.beside(decade), decade)
    for year, marks in years:
        if year == decades.open:
            tally.add(year)
        else:
            _add(tally, marks[:OF_A_PART] if long else marks, f"{year}={len(marks)}")
        if long:
            yield from _plan_stretch(kind, slug, (*begun, *decades.beside(year)), year, marks)
    yield _planned(kind, slug, decade, tally)


def _plan_stretch(kind: TermKind, slug: str, begun: tuple[str, ...], key: str, marks: Marks) -> Iterator[PagePlan]:
    """A year, month or day; of a long one its months or days, too."""
    parts = _by_key(marks, _PARTS.get(len(key), _DAY))
    tally = Tally(*begun, key)
    for part, some in parts.items():
        cut = len(marks) > LONG and part != key
        _add(tally, some[:OF_A_PART] if cut else some, f"{part}={len(some)}")
        if cut:
            yield from _plan_stretch(kind, slug, (*begun, *nearest(part, parts)), part, some)
    yield _planned(kind, slug, key, tally)


def _planned(kind: TermKind, slug: str, key: str, tally: Tally) -> PagePlan:
    return PagePlan(
        url=_url(kind, slug, key),
        kind=kind,
        key=f"{slug}/{key}" if key else slug,
        scope=slug,
        fingerprint=tally.digest(),
    )


def fill_listing(desk: Desk, planned: PagePlan, kind: TermKind) -> Page:
    """One page of a listing, as `planned.key` names it: "syria", "syria/2010s", "syria/2015-10-14", "syria/undated"."""
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
    return with_company(desk, _filled(desk, planned, term, key), kind, slug, first=not key)


def _filled(desk: Desk, planned: PagePlan, term: Term, key: str) -> Page:
    if not key:
        return _whole(desk, planned, term)
    if key == UNDATED_KEY:
        return _undated(desk, planned, term)
    dated = [(year, count) for year, count in desk.shelf.term_years(term.kind, term.slug) if year]
    return (_decade if key.endswith("s") else _stretch)(desk, planned, term, Decades(dated))


def _whole(desk: Desk, planned: PagePlan, term: Term) -> Page:
    shelf, newest = desk.shelf, desk.config.listing_articles
    years = shelf.term_years(term.kind, term.slug)
    cut = sum(count for year, count in years if year) > WHOLE * newest
    groups = list(_by_time(shelf.term_cards(term.kind, term.slug, count=newest if cut else -1)))
    undated = dict(years).get("", 0)
    if undated and undated <= UNDATED:
        cards = shelf.term_cards(term.kind, term.slug, within="")
        groups.append(Group(key=UNDATED_KEY, title="", url="", cards=cards))
    elif undated:
        away = _url(term.kind, term.slug, UNDATED_KEY)
        groups.append(Group(key=UNDATED_KEY, title="", url=away, cards=()))
    decades = Decades((year, count) for year, count in years if year) if cut else None
    periods = tuple(_year_of(term, decades, year, count) for year, count in years if year)
    return page(desk, planned, title=term.name, term=term, groups=tuple(groups), periods=periods)


def _year_of(term: Term, decades: Decades | None, year: str, count: int) -> Period:
    """A year as the table of years shows it: where all of it stands, if not on this page."""
    if decades is None:
        return Period(key=year, url="", count=count)
    home = decades.home(year)
    return Period(key=year, url=_url(term.kind, term.slug, home), count=count, anchor="" if home == year else year)


def _undated(desk: Desk, planned: PagePlan, term: Term) -> Page:
    cards = desk.shelf.term_cards(term.kind, term.slug, within="")
    group = Group(key=UNDATED_KEY, title="", url="", cards=cards)
    return page(desk, planned, title=term.name, term=term, groups=(group,))


def _decade(desk: Desk, planned: PagePlan, term: Term, decades: Decades) -> Page:
    """All of a decade by years; of one that is cut, each year's newest and the way to the rest."""
    decade = planned.key.rpartition("/")[2]
    years = decades.years[decade]
    total = sum(count for _, count in years)
    if decade in decades.long:
        groups = [_newest(desk, term, year, 0 if year == decades.open else held) for year, held in years]
        total = 0 if decades.open and decades.open == years[0][0] else total  # of one that still grows, none is told
    else:
        cards = desk.shelf.term_cards(term.kind, term.slug, within=decade)
        groups = list(_grouped(cards, _YEAR))
    return _part(desk, planned, term, decades.beside(decade), groups, total)


def _stretch(desk: Desk, planned: PagePlan, term: Term, decades: Decades) -> Page:
    """All of a year by months, of a month by days, or of a day; of a long one each part's newest, and the way on."""
    key = planned.key.rpartition("/")[2]
    shelf, of = desk.shelf, (term.kind, term.slug)
    around = decades.beside(key) if len(key) == _YEAR else nearest(key, dict(shelf.term_parts(*of, _above(key))))
    if len(key) == _DAY:
        cards = shelf.term_cards(*of, within=key)
        return _part(desk, planned, term, around, [Group(key="", title="", url="", cards=cards)], len(cards))
    parts = shelf.term_parts(*of, key)
    total = sum(count for _, count in parts)
    if total > LONG:
        groups = list(_of_long(desk, term, key, parts))
    else:
        groups = list(_grouped(shelf.term_cards(*of, within=key), _PARTS[len(key)]))
    return _part(desk, planned, term, around, groups, total)


def _part(
    desk: Desk, planned: PagePlan, term: Term, beside: tuple[str, str], groups: Sequence[Group], total: int
) -> Page:
    """The page of a decade, year or month, between its neighbours."""
    before, after = beside
    return page(
        desk,
        planned,
        title=term.name,
        term=term,
        period=_period(term, planned.key.rpartition("/")[2], total),
        previous=_period(term, before) if before else None,
        following=_period(term, after) if after else None,
        groups=tuple(groups),
    )


def _of_long(desk: Desk, term: Term, key: str, parts: Iterable[tuple[str, int]]) -> Iterator[Group]:
    """The months of a long year, or days of a long month; what is known no closer than that has no other page."""
    for part, held in parts:
        if part == key:
            cards = desk.shelf.term_cards(term.kind, term.slug, within=key)
            yield from (group for group in _grouped(cards, _PARTS[len(key)]) if group.key == key)
        else:
            yield _newest(desk, term, part, held)


def _newest(desk: Desk, term: Term, key: str, held: int) -> Group:
    """The newest of so many in a part that has a page of its own; of 0, as which an open one is told, the way alone."""
    cards = desk.shelf.term_cards(term.kind, term.slug, within=key, count=OF_A_PART) if held else ()
    return Group(key=key, title=key, url=_url(term.kind, term.slug, key), cards=cards, count=held)


def _by_time(cards: Sequence[Card]) -> Iterator[Group]:
    """The cards under their months, or under their years where these are many."""
    months = len({card.published.text[:_MONTH] for card in cards})
    return _grouped(cards, _MONTH if months <= MONTHS else _YEAR)


def _grouped(cards: Iterable[Card], length: int) -> Iterator[Group]:
    """The cards by year, month or day, newest first; those known no closer than by a longer one under that."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.published.text[:length], []).append(card)
    for key, some in found.items():
        yield Group(key=key, title=key, url="", cards=tuple(some), anchor=key if length == _YEAR else "")


def _by_key(marks: Iterable[Mark], length: int) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.key[:length], []).append(mark)
    return found


def _above(key: str) -> str:
    """The month of a day, the year of a month."""
    return key.rpartition("-")[0]


def _add(tally: Tally, marks: Iterable[Mark], count: str = "") -> Tally:
    tally.add(count, *chain.from_iterable(marks))
    return tally


def _period(term: Term, key: str, count: int = 0) -> Period:
    return Period(key=key, url=_url(term.kind, term.slug, key), count=count)


def _url(kind: TermKind, slug: str, key: str) -> str:
    return f"{FOLDERS[kind]}/{slug}/{key}.html" if key else term_url(kind, slug)
