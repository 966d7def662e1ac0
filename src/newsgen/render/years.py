"""Years on the page of an undated article, written so that no program takes one for its date.

Programs that look for a publication date fall back to any year that they find in a page's text: of an
undated article about 2012 they say "2012-01-01". A `<wbr>` inside the year's digits keeps them from it; people see,
copy, search and hear the same year, and the text that is extracted is the same, letter by letter.

The same programs take no date before 1995, and instead look for a later one, of a correction or in a link.
"""

import re
from typing import Final

from newsgen.model import Article

EARLIEST_TAKEN: Final = "1995"  # htmldate, on which trafilatura and others rely

# A year in the text between two tags; <script> and the like stand in the head only. That it begins with one set of
# characters, and looks back from there, makes the search several times faster.
_YEAR: Final = re.compile(r"([12](?<!\d[12])(?:(?<=1)[5-9]|(?<=2)0)\d)(\d)(?!\d)(?=[^<>]*<)")
# A number behind a colon is a value by itself ("width":2000), in which no escape may stand.
_YEAR_IN_TEXT: Final = re.compile(r"(?<![\d:])((?:1[5-9]|20)\d)(\d)(?!\d)")


def misdated(article: Article, *, by: str) -> bool:
    """Whether programs would take another date, if it stands on the page, for the article's."""
    return by >= EARLIEST_TAKEN > article.published.day


def veiled(html: str) -> str:
    """A page whose visible years no program can read as a date."""
    head, mark, body = html.partition("<body")
    return head + mark + _YEAR.sub(r"\1<wbr>\2", body)


def veiled_json(text: str) -> str:
    """The same for JSON: the last digit of a year in a text as its escape, which reads back as the digit."""
    return _YEAR_IN_TEXT.sub(lambda year: f"{year[1]}\\u003{year[2]}", text)
