"""The reader gate: programs that read pages find our headline, byline, date and text, and no more."""

import re

import pytest
from lxml import etree as lxml_etree
from lxml import html as lxml_html

from newsgen.model import Article
from proofs.browser import opened
from proofs.readers import (
    Extract,
    by_newspaper,
    by_readability,
    by_readability_lxml,
    by_trafilatura,
    lines,
    plain,
)

READERS = ("trafilatura", "newspaper4k", "readability-lxml", "readability")


@pytest.fixture(scope="module")
def extracts(paper, browser):
    """(reader, site path) → what that reader finds on the page of that article."""
    site = paper.config.base_url or "https://example.org/"
    with opened(browser, "about:blank") as reading:
        hands = (by_trafilatura, by_newspaper, by_readability_lxml, by_readability(reading.page))
        readers = dict(zip(READERS, hands, strict=True))
        return {
            (name, path): read(paper.text(path), site + path)
            for name, read in readers.items()
            for path in paper.articles
        }


def found_by(reader: str, extracts: dict[tuple[str, str], Extract]) -> dict[str, Extract]:
    return {path: found for (name, path), found in extracts.items() if name == reader}


def differing(pairs: dict[str, tuple[object, object]]) -> dict[str, tuple[object, object]]:
    """Site path → (found, wanted), where they are not the same."""
    return {path: pair for path, pair in pairs.items() if pair[0] != pair[1]}


@pytest.mark.parametrize("reader", READERS)
def test_the_headline_is_exact(reader, paper, extracts):
    found = found_by(reader, extracts)
    headlines = {path: plain(each.headline) for path, each in paper.articles.items()}
    pairs = {path: (found[path].headline, words) for path, words in headlines.items() if tells(reader, words)}
    assert differing(pairs) == {}


def tells(reader: str, headline: str) -> bool:
    """Whether this reader can tell it: newspaper4k knows no headline without a Latin letter, and cuts at 200."""
    return reader != "newspaper4k" or bool(re.search("[a-zA-Z]", headline) and len(headline) <= 200)


@pytest.mark.parametrize("reader", [name for name in READERS if name != "readability-lxml"])
def test_the_byline_is_exact_or_none(reader, paper, extracts):
    found = found_by(reader, extracts)
    wanted = {path: frozenset(person.name for person in each.byline) for path, each in paper.articles.items()}
    assert differing({path: (found[path].byline, names) for path, names in wanted.items()}) == {}


@pytest.mark.parametrize("reader", [name for name in READERS if name != "readability-lxml"])
def test_the_date_is_exact_or_none(reader, paper, extracts):
    """A date that is not known to the day is no date to a program: none may be made up."""
    found = found_by(reader, extracts)
    made_up = {
        path: (found[path].date, article.published.text)
        for path, article in paper.articles.items()
        if found[path].date not in dates_allowed(article)
    }
    assert made_up == {}


def dates_allowed(article: Article) -> set[str]:
    """The day; or where only month or year are known, none.

    Those two stand in the address, of which trafilatura takes the first day: no page can keep it from that.
    Of a day before 1995 it finds none: it takes no page of the web to be that old.
    """
    when = article.published
    by_address = {f"{when.text}-01-01"[:10]} if when.precision in ("month", "year") else set()
    too_old = {""} if when.day < "1995" else set()
    return {when.day} | by_address | too_old


@pytest.mark.parametrize("reader", READERS)
def test_the_text_is_whole_and_once(reader, paper, extracts):
    found = found_by(reader, extracts)
    pairs = {
        path: (body_found(found[path], article, paper.text(path)), body_wanted(article))
        for path, article in paper.articles.items()
    }
    assert differing(pairs) == {}


@pytest.mark.parametrize("reader", READERS)
def test_no_pull_quote_is_doubled(reader, paper, extracts):
    found = found_by(reader, extracts)
    doubled = [
        (path, pulled.text)
        for path, article in paper.articles.items()
        for pulled in article.pullquotes
        if times(pulled.text, found[path].paragraphs) > times(pulled.text, lines(article.body_text))
    ]
    assert doubled == []


def times(words: str, paragraphs: tuple[str, ...]) -> int:
    return " ".join(paragraphs).count(plain(words))


def body_wanted(article: Article) -> str:
    """The body's words in their order."""
    return " ".join(lines(article.body_text))


def body_found(found: Extract, article: Article, page: str) -> str:
    """What was found, without what stands on the page above and beside the body: some readers keep that."""
    beside = beside_the_body(article) | opening(page) | corrected(page)
    return " ".join(line for line in found.paragraphs if line not in beside)


def beside_the_body(article: Article) -> frozenset[str]:
    figures = [words for each in article.figures for words in (each.caption, each.credit, each.alt)]
    corrections = [each.text for each in article.corrections]
    once = (article.headline, article.standfirst, article.kicker, article.source_line, article.rights)
    return frozenset(map(plain, (*once, *figures, *corrections, *article.notes)))


def opening(page: str) -> frozenset[str]:
    """The lines above the story, as a whole and each part of them: section, byline, date in words."""
    (header,) = lxml_html.fromstring(page).findall(".//article/header")
    return frozenset(plain(each.text_content()) for each in header.iter(lxml_etree.Element))


def corrected(page: str) -> frozenset[str]:
    """The lines of the corrections below the story: their heading, their days, their words."""
    found = lxml_html.fromstring(page).findall(".//section[@class='corrections']/*")
    return frozenset(plain(each.text_content()) for each in found)
