"""The reader gate: programs that read pages find our headline, byline, date and text, and no more."""

import pytest

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
    assert (
        differing({path: (found[path].headline, plain(each.headline)) for path, each in paper.articles.items()}) == {}
    )


@pytest.mark.parametrize("reader", [name for name in READERS if name != "readability-lxml"])
def test_the_byline_is_exact_or_none(reader, paper, extracts):
    found = found_by(reader, extracts)
    wanted = {path: frozenset(person.name for person in each.byline) for path, each in paper.articles.items()}
    assert differing({path: (found[path].byline, names) for path, names in wanted.items()}) == {}


@pytest.mark.parametrize("reader", [name for name in READERS if name != "readability-lxml"])
def test_the_date_is_exact_or_none(reader, paper, extracts):
    """A date that is not known to the day is no date to a program: none may be made up."""
    found = found_by(reader, extracts)
    assert differing({path: (found[path].date, each.published.day) for path, each in paper.articles.items()}) == {}


@pytest.mark.parametrize("reader", READERS)
def test_the_text_is_whole_and_once(reader, paper, extracts):
    found = found_by(reader, extracts)
    pairs = {path: (body_found(found[path], each), body_wanted(each)) for path, each in paper.articles.items()}
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


def body_found(found: Extract, article: Article) -> str:
    """What was found, without what stands on the page beside the body and may be kept or lost: that is theirs."""
    beside = beside_the_body(article)
    return " ".join(line for line in found.paragraphs if line not in beside)


def beside_the_body(article: Article) -> frozenset[str]:
    figures = [words for each in article.figures for words in (each.caption, each.credit, each.alt)]
    corrections = [each.text for each in article.corrections]
    once = (article.headline, article.standfirst, article.kicker, article.source_line, article.rights)
    return frozenset(map(plain, (*once, *figures, *corrections, *article.notes)))
