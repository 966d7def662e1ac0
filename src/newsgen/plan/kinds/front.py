"""The first page of the archive."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from newsgen.digests import digest_of
from newsgen.model import Card, Group, Page, PagePlan, Period, Term
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.pages import page
from newsgen.plan.periods import period

VERSION: Final = 3
ORDER: Final = 4
# More than the page shows of each: what stands at its head is not shown again below.
OF_A_SECTION: Final = 14
DESKS: Final = 5


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The one front page. It is about the whole archive, so it is made of what it shows."""
    shown = _shown(desk)
    print_of_it = fingerprint(surroundings(desk, "front", VERSION), digest_of(shown), _photo_marks(desk, shown))
    yield PagePlan(url="index.html", kind="front", title=desk.site.title, order=ORDER, fingerprint=print_of_it)


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The newest articles, the sections with theirs, and the years with their months."""
    return page(desk, planned, description=desk.site.description, **_shown(desk))


def _shown(desk: Desk) -> dict[str, Any]:
    shelf, config = desk.shelf, desk.config
    groups = tuple(
        Group(
            key=term.slug,
            title=term.name,
            url=term.url,
            cards=shelf.latest(count=OF_A_SECTION, section=term.slug),
        )
        for term in _desks(desk)
    )
    years = years_of(desk)
    undated = sum(count for _, count in shelf.undated_counts())
    # An archive without a single date opens with its undated shelf, so that the front is never bare.
    newest = shelf.latest(count=config.front_articles) or shelf.undated(count=config.front_articles)
    chosen = shelf.chosen(config.front)
    known = {card.id for card in chosen}
    cards = (*chosen, *(card for card in newest if card.id not in known))[: max(config.front_articles, len(chosen))]
    return {
        "cards": cards,
        "groups": tuple(group for group in groups if group.cards),
        "terms": desk.site.sections,
        "periods": years,
        "facts": {
            "articles": sum(year.count for year in years) + undated,
            "earliest": years[0].key if years else "",
            "latest": years[-1].key if years else "",
            "undated": undated,
            "months": " ".join(f"{year.key}{_bits(year.months):03x}" for year in years),
            "days": _days(desk),
        },
    }


def _desks(desk: Desk) -> list[Term]:
    """The largest sections, in the order of the masthead, which leads to all of them."""
    held = {listed.slug: listed.count for listed in desk.shelf.terms("section")}
    largest = sorted(desk.site.sections, key=lambda term: -held.get(term.slug, 0))[:DESKS]
    return [term for term in desk.site.sections if term in largest]


def _days(desk: Desk) -> str:
    """Which days of a leap year have a page of their own, four to a hexadecimal digit; empty without any."""
    held = frozenset(() if "sameday" in desk.config.leave_out else desk.shelf.days_of_the_year())
    days = (date(2000, 1, 1) + timedelta(days=place) for place in range(368))  # two more, so that digits are full
    return f"{_bits([f'{day:%m-%d}' in held and day.year == 2000 for day in days]):092x}" if held else ""


def _bits(held: Iterable[int]) -> int:
    """A number whose binary digits tell where something is held, the first at its head."""
    made = 0
    for each in held:
        made = 2 * made + bool(each)
    return made


def years_of(desk: Desk) -> tuple[Period, ...]:
    """Every year that has articles, oldest first, with the counts of its twelve months."""
    months = dict(desk.shelf.counts("month"))
    return tuple(
        period(year, count, months=tuple(months.get(f"{year}-{number:02}", 0) for number in range(1, 13)))
        for year, count in desk.shelf.counts("year")
    )


def _photo_marks(desk: Desk, shown: dict[str, Any]) -> str:
    cards: list[Card] = [*shown["cards"], *(card for group in shown["groups"] for card in group.cards)]
    files = sorted({card.image for card in cards if card.image})
    return digest_of(list(desk.shelf.photos(files)))
