"""CSV (RFC 4180): a row for each article, as lists show it."""

import csv
from io import StringIO
from typing import Final

from newsgen.model import Card, Page, Term
from newsgen.render.cards import sections_of
from newsgen.render.theme import Theme
from newsgen.urls import pretty

VERSION: Final = 1
MEDIA_TYPE: Final = "text/csv"
KINDS: Final = ("cards",)

COLUMNS: Final = ("id", "url", "published", "headline", "kicker", "standfirst", "byline", "section", "language")
# What a spreadsheet takes for the beginning of a formula, which may send the sheet anywhere; and what it skips first.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(page: Page, _theme: Theme) -> str:
    """The table of the cards in this page's facts."""
    sheet = StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    sections = sections_of(page.site)
    writer.writerows(_cells(page, sections.get(card.section), card) for card in page.facts["cards"])
    return sheet.getvalue()


def _cells(page: Page, section: Term | None, card: Card) -> tuple[str, ...]:
    """The card as cells of plain text. A date is as long as it is given."""
    told = (card.headline, card.kicker, card.standfirst, "; ".join(card.byline), section.name if section else "")
    address = page.site.base_url + pretty(card.url)
    return (harmless(card.id), harmless(address), card.published.text, *map(harmless, told), card.language)


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
