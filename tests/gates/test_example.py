"""The example of this repository, `content/`, from raw text to page: what it must give, and what it must never give."""

import re
import shutil

import pytest
from lxml import html as lxml_html

from newsgen.build import build
from newsgen.config import load
from proofs import ROOT
from proofs.browser import opened
from proofs.judges import axe, nu
from proofs.paper import Built
from proofs.readers import by_newspaper, by_readability, by_readability_lxml, by_trafilatura, plain

PAGE = "undated/iranian-troops-mobilise-for-attack-on-syrias-aleppo.html"
HEADLINE = "Iranian troops mobilise for attack on Syria’s Aleppo"
OFFICIALS = "US defense and military officials"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("newsgen.toml", "events.yaml"):
        shutil.copy(ROOT / name, folder)
    config = load(folder)
    return Built(config, build(config))


@pytest.fixture(scope="module")
def article(example):
    return example.articles[PAGE]


@pytest.fixture(scope="module")
def page(example):
    return lxml_html.fromstring(example.text(PAGE))


def test_it_is_published_without_a_problem(example):
    assert (example.report.sources, example.report.published, example.report.problems) == (1, 1, ())


def test_building_it_leaves_the_checkout_as_it_was(example):
    for name in ("addresses.tsv", "iranian-troops-aleppo.txt"):
        assert (example.config.content_dir / name).read_bytes() == (ROOT / "content" / name).read_bytes()


def test_its_words_are_those_of_the_source(article):
    assert article.headline == HEADLINE
    assert article.standfirst.startswith("Substantial number of Iranian troops, ")
    assert article.standfirst.endswith(" massive assault")
    assert (article.byline, article.source_line, article.publisher) == ((), "TRTWorld and agencies", "TRTWorld")
    assert article.agencies == ()
    source = (ROOT / "content" / "iranian-troops-aleppo.txt").read_text(encoding="utf-8").split("\n\n")
    assert [block.text for block in article.body] == source[4:-1]
    assert [block.text for block in article.body if block.kind == "subhead"] == ["ISIS advance despite air strikes"]


def test_its_date_is_bounded_and_not_given(article):
    assert (article.published.precision, article.published.text) == ("bounded", "")
    assert (article.published.earliest, article.published.latest) == ("2015-09-30", "2016-01-28")
    assert article.provenance["published"].status == "inferred"


def test_every_quoted_run_is_found_and_two_have_their_speaker(article):
    said = {quote.text: quote.speaker for quote in article.quotes}
    assert list(said) == [
        "major assault on Aleppo",
        "what was once an Alawite stronghold for the Assad regime.",
        "thousands",
        "substantial.",
        "hundreds.",
    ]
    assert [speaker for speaker in said.values() if speaker == OFFICIALS] == [OFFICIALS, OFFICIALS]
    text = {block.anchor: block.text for block in article.body}
    assert all(text[quote.anchor][quote.start : quote.end] == quote.text for quote in article.quotes)


def test_a_pull_quote_is_verbatim_with_its_speaker_or_there_is_none(article):
    assert all(pulled.text in article.body_text and pulled.speaker for pulled in article.pullquotes)


def test_the_photo_is_a_figure_that_says_it_is_not_preserved(page):
    (figure,) = page.iter("figure")
    assert figure.find(".//img") is None
    words = plain(figure.text_content())
    assert "Photo not preserved" in words
    assert "Syrian soldiers celebrate after their entry to al Midan neighbourhood in Damascus, July 20, 2012" in words
    assert "Reuters" in words


def test_the_page_names_no_author_and_no_date(example, page):
    assert page.xpath("//time") == []
    assert page.xpath("//meta[@name='author' or @name='DC.creator' or @property='article:author']") == []
    assert page.xpath("//meta[@name='DC.date' or @property='article:published_time']") == []
    (data,) = page.xpath("//script[@type='application/ld+json']")
    assert "datePublished" not in data.text
    assert '"author"' not in data.text
    # A run of four figures is what programs take for a year: there is none to be found.
    assert re.findall(r"(?<![0-9a-f])(?:19|20)\d\d(?![0-9a-f])", without_digests(example.text(PAGE))) == []


def without_digests(text: str) -> str:
    return re.sub(r"\b[0-9a-f]{8,64}\b", "", text)


def test_others_read_exactly_headline_and_body(example, article, browser):
    url = "https://archive.example/" + PAGE
    with opened(browser, "about:blank") as reading:
        for read in (by_trafilatura, by_newspaper, by_readability_lxml, by_readability(reading.page)):
            found = read(example.text(PAGE), url)
            assert found.headline == HEADLINE
            assert not found.byline
            assert not found.date
            body = plain(article.body_text)
            assert body in plain("\n".join(found.paragraphs))


def test_the_judges_have_nothing_to_say(example, browser):
    assert nu(example.folder) == []
    for scheme in ("light", "dark"):
        with opened(browser, (example.folder / PAGE).as_uri(), color_scheme=scheme) as reading:
            assert reading.wrong == []
            assert axe(reading) == []
