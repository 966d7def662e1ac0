"""Years on the page of an article whose date programs cannot take, written so that they take none for it.

Programs that look for a publication date fall back to any year that they find in a page's text: of an
undated article about 2012 they say "2012-01-01". A `<wbr>` inside the year's digits keeps them from it; people see,
copy, search and hear the same year, and the text that is extracted is the same, letter by letter.

The same programs take no date before 1995 for one that a page of the web can have: of an article of 1987 that
was corrected in 2003 they say "2003-04-02".
"""

import re
from typing import Final

from newsgen.model import Article

EARLIEST_TAKEN: Final = "1995"  # htmldate, on which trafilatura and others rely

_YEAR: Final = re.compile(r"(?<!\d)((?:1[5-9]|20)\d)(\d)(?!\d)")
# A number behind a colon is a value by itself ("width":2000), in which no escape may stand.
_YEAR_IN_TEXT: Final = re.compile(r"(?<![\d:])((?:1[5-9]|20)\d)(\d)(?!\d)")
# The text between two tags, outside of <script> and the like, which stand in the head only.
_TEXT: Final = re.compile(r">[^<]*\d{4}[^<]*<")


def misdated(article: Article) -> bool:
    """Whether programs would take another year for the article's date, if they found one."""
    return article.published.day < EARLIEST_TAKEN


def veiled(html: str) -> str:
    """A page whose visible years no program can read as a date."""
    head, mark, body = html.partition("<body")
    return head + mark + _TEXT.sub(lambda text: _YEAR.sub(r"\1<wbr>\2", text[0]), body)


def veiled_json(text: str) -> str:
    """The same for JSON: the last digit of a year in a text as its escape, which reads back as the digit."""
    return _YEAR_IN_TEXT.sub(lambda year: f"{year[1]}\\u003{year[2]}", text)
