"""Other versions of an article's story, told in words."""

import re
from typing import Final

from newsgen.model import Article, Card, Page, Version
from newsgen.render.dates import number, percent, when
from newsgen.render.words import Words
from newsgen.render.years import misdated

WHOLE: Final = 0.95  # of a text; what is missing then is a name or a comma
LITTLE: Final = 0.05  # of a text; a person says so, the texts do not

# A year's last digit, and the first of each number of two digits: 31/05/02 is a date, too.
_DATED: Final = re.compile(r"(?<!\d)(1[5-9]\d|20\d)(\d)(?!\d)|(?<=/)()(\d)(?=\d/)")


def heading(page: Page, words: Words) -> str:
    """Whether it is an agency's story, and how many versions of it there are, the page's own among them."""
    credited = bool(page.article and page.article.agencies) or any(version.agency for version in page.versions)
    count = len(page.versions) + 1
    versions = words("count_versions", n=count, count=number(count, words.language))
    return words("same_agency_story" if credited else "same_story", versions=versions)


def told(version: Version, article: Article, words: Words) -> str:
    """Date, size, how much of the article stands in it, and who says so: "14 October 2015, 310 words, …"."""
    said = "version_given" if version.given else "version_inferred"
    parts = (
        dated(version.card, article, words),
        words("count_words", n=version.words, count=number(version.words, words.language)),
        _share(version.share, words),
        words(said),
    )
    return words("comma").join(part for part in parts if part)


def dated(other: Card, article: Article, words: Words) -> str:
    """The date of another article on the page of this one; nothing where programs would take it for this one's."""
    published = other.published
    if published.precision == "unknown" or misdated(article, by=published.text):
        return ""
    return str(when(published, words))


def unmistaken(url: str, article: Article, by: str) -> str:
    """A link to an article of this date, in which no program finds a year that it would take: a digit is `%35` for 5.

    To browsers and servers that is the same address (RFC 3986, 6.2.2.2).
    """
    if article.published.day and not misdated(article, by=by):
        return url
    return _DATED.sub(r"\1\3%3\2\4", url)


def _share(share: float, words: Words) -> str:
    if share >= WHOLE:
        return words("version_whole")
    return words("version_share", share=percent(round(share, 1), words.language)) if share >= LITTLE else ""
