"""What an edit may change: the scopes of pages that a planner must look at again.

A *scope* is what pages are planned together by: an article's id, a day, a topic's slug. That a scope is touched costs a
look, not a rendering, so too many do no harm; one too few would leave an old page standing. `tests/test_history.py`
holds that any history of edits ends where a clean build ends.

The rules, for an article as it was and as it is:

- anything changed: its own page, and its month's file of data;
- what lists show changed: its year, month and day; its terms; its file of the sitemap and that of the listings; its
  year's table; its month of the feed's history and those beside it; the articles before and after it in its section and
  in its topics, at both places; and where a year, month or day begins or ceases to hold articles, those beside it;
- its id or address changed: the articles that link to it, and its old addresses;
- its photos changed: the photos; its contact sheet; where a month begins or ceases to have photos, those beside it;
- the dated articles begin or cease to agree with the weekdays of their leads: all undated ones that have such;
- a term reaches or loses the number of articles that earns it a page: all that stand under it;
- a term's name, rareness or having a page changes: the terms that stand beside it (`company.py`).
"""

import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from newsgen import urls
from newsgen.catalog.company import touched_beside
from newsgen.catalog.state import State, state
from newsgen.catalog.trails import beside
from newsgen.catalog.weekdays import telling, turned

Scope = tuple[str, str]  # (kind of page, scope)

_YEAR: Final = len("2015-")
# What leads to a term of the same name.
_ASIDE: Final = {"person": "quotes", "quotes": "person"}
SPANS: Final = ("year", "month", "day")


def scopes(
    database: sqlite3.Connection, gone: list[State], come: list[State], photos: Iterable[str], *, threshold: int
) -> set[Scope]:
    """All scopes that these changes touch: live articles as they were and as they are, and photo files."""
    found: set[Scope] = set()
    before = {one.path: one for one in gone}
    after = {one.path: one for one in come}
    moved: list[State] = []
    for path in {**before, **after}:
        old, new = before.get(path), after.get(path)
        for one in (old, new):
            if one:
                found.update((("article", one.id), ("data", one.month or one.year or "undated")))
        if not (old and new and old.listed() == new.listed()):
            moved += [one for one in (old, new) if one]
        elif old.sheet != new.sheet:
            found.update(scope for one in (old, new) for scope in _sheets(one))
        if (old and old.corrected) != (new and new.corrected):
            found.add(("sitemap", "pages"))
        if _known_by(old) != _known_by(new):
            found.update(_led_to(database, [one for one in (old, new) if one]))
            found.update(_linking(database, "content", path))
            found.update(link for one in (old, new) if one for link in _linking(database, "id", one.id))
        figures = {file for one in (old, new) if one for file in one.figures}
        found.update(("photo", file) for file in figures)
    for file in photos:
        found.add(("photo", file))
        moved += _showing(database, file)
    found |= touched_beside(database, gone, come, threshold=threshold)
    return found | _listings(database, moved) | _begun_or_ended(database, gone, come, threshold=threshold)


def _known_by(one: State | None) -> tuple[object, ...] | None:
    """What leads to an article: old addresses by its id."""
    return one and (one.id, one.address, one.aliases)


def _listings(database: sqlite3.Connection, moved: list[State]) -> set[Scope]:
    found: set[Scope] = set()
    for one in moved:
        found.add(("article", one.id))
        found.update((span, key) for span, key in zip(SPANS, (one.year, one.month, one.day), strict=True) if key)
        found.update((kind, slug) for kind, slug, _ in one.terms)
        found.update(_sheets(one))
        found.update((_ASIDE[kind], slug) for kind, slug, _ in one.terms if kind in _ASIDE)
        found.update(("index", kind) for kind, _, _ in one.terms)
        found.update((("sitemap", one.month or one.year or "undated"), ("sitemap", "pages")))
        if one.day:
            found.add(("sameday", one.day[_YEAR:]))
        found.update((("data", one.month or one.year or "undated"), ("cards", one.year or "undated")))
        if one.day:
            found.add(("history", one.month))
            found.update(("history", day[:7]) for day in _days_beside(database, one.month))
        if one.year:
            found.update(("article", id) for id in (*_beside(database, one), *beside(database, one)))  # noqa: A001
        else:
            found.add(("undated", "shelf"))
    return found


def _days_beside(database: sqlite3.Connection, month: str) -> Iterator[str]:
    """The last day with articles before a month and the first after it: their documents of the feed lead to its own."""
    for query, bound in (
        ("select max(key) from tallies where kind = 'day' and key < ?", month),
        ("select min(key) from tallies where kind = 'day' and key > ?", f"{month}~"),
    ):
        (day,) = database.execute(query, (bound,)).fetchone()
        if day:
            yield day


def _beside(database: sqlite3.Connection, one: State) -> Iterator[str]:
    """The ids of the articles before and after this one's place in its section."""
    place = (one.section, one.sort, one.id, one.sort)
    for query in (
        "sort <= ? and (sort, ?) < (?, id) order by sort desc, id limit 1",
        "sort >= ? and (sort, ?) > (?, id) order by sort, id desc limit 1",
    ):
        where = f"select id from articles where live and section = ? and year <> '' and {query}"  # noqa: S608 - above
        yield from (found for (found,) in database.execute(where, place))


def _sheets(one: State) -> Iterator[Scope]:
    """The contact sheets that show its photos, and the page that leads to them."""
    if one.sheet:
        yield "photos", one.sheet[0] or "undated"
        yield "photos", "index"


def _photos_of(one: State) -> list[str]:
    """The period of its photos, once for each."""
    return [one.sheet[0]] * one.sheet[1] if one.sheet else []


def _begun_or_ended(
    database: sqlite3.Connection, gone: list[State], come: list[State], *, threshold: int
) -> set[Scope]:
    """What depends on a count that crosses a threshold. The tallies must not yet hold the change."""
    found: set[Scope] = set()
    for span in SPANS:
        change = Counter(getattr(one, span) for one in come)
        change.subtract(getattr(one, span) for one in gone)
        crossing = [key for key, by in change.items() if key and _crosses(_tally(database, span, key), by, 1)]
        for key in crossing:
            found.add((span, key))
            found.update((span, other) for other in _periods_beside(database, span, key))
        if span == "day" and crossing:
            days = _same_days_beside(database, {key[_YEAR:] for key in crossing})
            found.update(("sameday", key) for key in days)
    sheets = Counter(key for one in come for key in _photos_of(one))
    sheets.subtract(key for one in gone for key in _photos_of(one))
    for key in (key for key, by in sheets.items() if key and _crosses(_tally(database, "photos", key), by, 1)):
        found.update(("photos", other) for other in _sheets_beside(database, key))
    if turned(database, gone, come):
        found.update(("article", id) for id in telling(database))  # noqa: A001 - the field's name
    terms = Counter(term[:2] for one in come for term in one.terms)
    terms.subtract(term[:2] for one in gone for term in one.terms)
    for (kind, slug), by in terms.items():
        if kind != "section" and threshold > 1 and _crosses(_standing(database, kind, slug), by, threshold):
            found.update(("article", id) for id in _under(database, kind, slug))  # noqa: A001 - the field's name
    return found


def _crosses(before: int, by: int, threshold: int) -> bool:
    return (before >= threshold) != (before + by >= threshold)


def _tally(database: sqlite3.Connection, kind: str, key: str) -> int:
    row = database.execute("select count from tallies where kind = ? and key = ?", (kind, key)).fetchone()
    return row[0] if row else 0


def _standing(database: sqlite3.Connection, kind: str, slug: str) -> int:
    row = database.execute("select sum(count) from names where kind = ? and slug = ?", (kind, slug)).fetchone()
    return row[0] or 0


def _under(database: sqlite3.Connection, kind: str, slug: str) -> Iterator[str]:
    query = "select id from terms join articles using (n) where kind = ? and terms.slug = ?"
    rows = database.execute(query, (kind, slug))
    return (found for (found,) in rows)


def _periods_beside(database: sqlite3.Connection, span: str, key: str) -> Iterator[str]:
    """The nearest that hold articles now, and those that did before, on both sides."""
    for query in (
        "select max({0}) from articles where live and {0} < ? and {0} <> ''",
        "select min({0}) from articles where live and {0} > ? and {0} <> ''",
        "select max(key) from tallies where kind = '{0}' and key < ?",
        "select min(key) from tallies where kind = '{0}' and key > ?",
    ):
        (found,) = database.execute(query.format(span), (key,)).fetchone()
        if found:
            yield found


def _same_days_beside(database: sqlite3.Connection, begun_or_ended: set[str]) -> Iterator[str]:
    """The days of the year nearest to these on both sides: of those that held articles, and with these among them."""
    rows = database.execute("select distinct substr(key, 6) from tallies where kind = 'day'")
    held = {key for (key,) in rows}
    for days in (sorted(held), sorted(held | begun_or_ended)):
        for key in begun_or_ended:
            yield from days[max(0, bisect_left(days, key) - 1) : bisect_right(days, key) + 1]


def _sheets_beside(database: sqlite3.Connection, period: str) -> Iterator[str]:
    """The same of contact sheets."""
    held = "from sheets join articles using (n) where live and period <> '' and"
    for query in (
        f"select period {held} period < ? order by period desc limit 1",
        f"select period {held} period > ? order by period limit 1",
        "select max(key) from tallies where kind = 'photos' and key <> '' and key < ?",
        "select min(key) from tallies where kind = 'photos' and key > ?",
    ):
        found = database.execute(query, (period,)).fetchone()
        if found and found[0]:
            yield found[0]


def _led_to(database: sqlite3.Connection, states: list[State]) -> Iterator[Scope]:
    """Every address that led or leads to these articles, under which a redirect or a word of loss may stand."""
    for one in states:
        folded = {row[0] for row in database.execute("select folded from addresses where id = ?", (one.id,))}
        folded |= {urls.fold(one.address), *(alias for _, alias in one.aliases)}
        for address in folded:
            yield "redirect", address
            yield "gone", address


def _linking(database: sqlite3.Connection, kind: str, target: str) -> Iterator[Scope]:
    rows = database.execute(
        "select id, coalesce(nullif(month, ''), nullif(year, ''), 'undated') from links join articles using (n) "
        "where kind = ? and target = ? and live",
        (kind, target),
    )
    for found, month in rows:
        yield "article", found
        yield "data", month


def _showing(database: sqlite3.Connection, file: str) -> list[State]:
    """The live articles that show a photo."""
    rows = database.execute(
        "select articles.path from figures join articles using (n) where file = ? and live", (file,)
    ).fetchall()
    return [found for (path,) in rows if (found := state(database, path))]
