"""Searching, as a reader does: under a path of a plain host, with keys and addresses, and when something is missing."""

import shutil
from contextlib import contextmanager
from time import sleep

import pytest

from proofs.browser import hosted, opened
from proofs.finding import Index
from proofs.judges import axe

DESK = {"width": 1280, "height": 900}
READY = "document.querySelector('.told').textContent && !document.querySelector('.told.busy')"


@pytest.fixture(scope="module")
def subpath(paper):
    """The paper on a host where it is not at the root."""
    with hosted(paper.folder.parent) as address:
        yield f"{address}{paper.folder.name}/"


@pytest.fixture
def search(subpath, browser):
    """Opens the search page with a query in its address, and waits for its answer."""

    @contextmanager
    def searched(query="", **context):
        with opened(browser, f"{subpath}search/index.html{query}", **{"viewport": DESK, **context}) as reading:
            if query:
                answered(reading)
            yield reading

    return searched


def answered(reading):
    reading.page.wait_for_function(READY)
    return reading.page.locator(".told").inner_text()


def headlines(reading):
    return reading.page.locator(".hits h3").all_inner_texts()


def found(paper, wanted):
    return sorted(article.headline for article in paper.articles.values() if wanted(article))


def text(article):
    return " ".join(article.body_text.casefold().split())


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?q=harbour", 23),
        ("?q=HARBOUR", 23),
        ("?q=%22sea+wall%22", None),
        ("?q=sea+wall", None),
        ("?q=harbour+-sea", None),
        ("?q=harbour+NOT+sea", None),
        ("?q=sea+OR+harbour", None),
        ("?q=harb*", None),
        ("?q=headline:wall", None),
        ("?q=wall&in=headline", None),
        ("?q=byline:oduya", None),
        ("?q=harbour&section=town", None),
        ("?q=harbour&from=2015", None),
        ("?q=harbour&to=2000-06", None),
        ("?q=harbour&from=2015-09-21&to=2015-09-21", 1),
        ("?section=town", None),
    ],
)
def test_every_kind_of_query_finds(search, query, count):
    with search(query) as reading:
        told = reading.page.locator(".told").inner_text()
        assert reading.wrong == []
        assert headlines(reading), told
        if count:
            assert told == f"Articles found: {count}"


def number(reading):
    reading.page.wait_for_function("/\\d/.test(document.querySelector('.told').textContent)")
    return int(reading.page.locator(".told").inner_text().split(" · ")[0].split(": ")[1])


def test_words_narrow_and_widen(search):
    counts = {}
    for query in ("sea", "harbour", "sea+harbour", "sea+OR+harbour", "sea+-harbour"):
        with search(f"?q={query}") as reading:
            counts[query] = number(reading)
    assert counts["sea+OR+harbour"] == counts["sea"] + counts["harbour"] - counts["sea+harbour"]
    assert counts["sea+-harbour"] == counts["sea"] - counts["sea+harbour"]
    assert 0 < counts["sea+harbour"] < counts["sea"]


def test_newest_and_oldest_are_each_others_mirror(search):
    dates = "[...document.querySelectorAll('.hits time')].map(each => each.dateTime.slice(0, 10))"
    with search("?q=harbour") as reading:
        newest = reading.evaluate(dates)
    with search("?q=harbour&sort=oldest") as reading:
        oldest = reading.evaluate(dates)
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert newest[0] > oldest[0]


def test_the_best_match_has_the_words_in_its_headline(search):
    with search("?q=evening+edition&sort=best") as reading:
        assert headlines(reading)[0] == "The last evening edition"


@pytest.mark.parametrize("query", ['"', "((", "AND", "NOT x", "a:b:c", "*", "-", '" OR "', "headline:", "%00", "'; --"])
def test_no_query_is_an_error(search, query):
    from urllib.parse import quote

    with search(f"?q={quote(query)}") as reading:
        assert reading.wrong == []
        assert "failed" not in reading.page.locator(".told").inner_text()


def test_passages_show_the_words_marked(search):
    with search("?q=harbour") as reading:
        reading.page.wait_for_selector(".hits .standfirst mark")
        marks = {each.casefold() for each in reading.page.locator(".hits mark").all_inner_texts()}
        assert marks == {"harbour"}


def test_a_passage_keeps_the_points_of_a_list_apart(search):
    with search("?q=lorries+sheep") as reading:
        reading.page.wait_for_selector(".hits .standfirst mark")
        passage = reading.page.locator(".hits .standfirst").first.inner_text()
        assert ".Forty" not in passage
        assert "Forty sheep" in passage


def test_pages_turn_and_the_address_knows(search):
    with search("?q=harbour") as reading:
        page, first = reading.page, headlines(reading)
        page.get_by_role("link", name="Next").click()
        page.wait_for_function("!/The last evening/.test(document.querySelector('.hits').textContent)")
        assert "page=2" in page.url
        assert len(first) == 10
        assert not set(first) & set(headlines(reading))
        page.get_by_role("link", name="Next").click()
        page.wait_for_function("document.querySelectorAll('.hits > li').length === 3")
        assert page.get_by_role("link", name="Next").count() == 0
        page.go_back()
        page.go_back()
        page.wait_for_function("/The last evening/.test(document.querySelector('.hits').textContent)")
        assert headlines(reading) == first


def test_what_is_typed_is_searched_after_a_pause(search):
    with search() as reading:
        page = reading.page
        assert reading.asked[-1].endswith(".js")  # nothing more is fetched before someone begins
        page.keyboard.press("/")
        page.keyboard.type("sea wall", delay=20)
        page.wait_for_selector(".hits h3")
        assert page.url.endswith("?q=sea+wall")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.matches('.hits li:first-child h3 a')")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.matches('.hits li:nth-child(2) h3 a')")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.press("ArrowDown")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator("article h1").count() == 1
        page.go_back()
        page.wait_for_selector(".hits h3")
        assert page.input_value("#q") == "sea wall"


def test_filters_ask_again(search):
    with search("?q=harbour") as reading:
        before = number(reading)
        reading.page.select_option("[name=section]", "town")
        reading.page.wait_for_function(f"!document.querySelector('.told').textContent.endsWith(' {before}')")
        assert 0 < number(reading) < before
        assert "section=town" in reading.page.url


def test_a_topic_is_found_by_its_name(paper, search):
    name = next(article.topics[0] for article in paper.articles.values() if article.topics)
    with search(f"?topic={name}") as reading:
        assert number(reading) == len(found(paper, lambda article: name in article.topics))
    with search("?topic=No+such+thing") as reading:
        assert reading.page.locator(".told").inner_text() == "There is no such topic."


def test_an_undated_hit_shows_no_year(paper, search):
    address, article = next((at, one) for at, one in paper.articles.items() if at.startswith("undated/"))
    words = " ".join(article.headline.split()[:4])
    with search(f"?q=headline:%22{words}%22") as reading:
        hit = reading.page.locator(f".hits li:has(a[href$='{address}'])")
        assert hit.count() == 1
        assert hit.locator("time").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_what_is_found(search, scheme):
    with search("?q=harbour", color_scheme=scheme) as reading:
        reading.page.wait_for_selector(".hits .standfirst mark")
        assert axe(reading) == []


def test_without_script_the_indexes_lead_on(search):
    with search(java_script_enabled=False) as reading:
        notice = reading.page.locator(".without-script")
        assert "JavaScript" in notice.inner_text()
        assert notice.locator("a[href$='topics/index.html']").is_visible()
        assert not reading.page.locator("form.search").is_visible()


SHIFTS = """new Promise(told => new PerformanceObserver(
  (list, observer) => { observer.disconnect(); told(list.getEntries().map(each => each.value)); }
).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => told([]), 300))"""


def late(context):
    """Scripts come a second after the page."""
    context.route("**/*.js", lambda route: (sleep(1), route.continue_()))


def test_nothing_moves_when_the_script_comes_late(subpath, browser):
    with opened(browser, f"{subpath}search/index.html", prepare=late, viewport=DESK) as reading:
        reading.page.wait_for_load_state("networkidle")
        assert reading.page.locator("form.search").is_visible()
        assert not reading.page.locator(".without-script").is_visible()
        assert reading.evaluate(SHIFTS) == []


def test_from_a_disk_it_says_what_it_needs(paper, browser):
    with opened(browser, (paper.folder / "search/index.html").as_uri() + "?q=harbour") as reading:
        notice = reading.page.locator(".without-script")
        assert "web server" in notice.inner_text()
        assert notice.locator("a").first.is_visible()
        assert reading.wrong == []


@pytest.mark.parametrize("fault", ["missing", "short"])
@pytest.mark.parametrize("what", ["entry", "chunks"])
def test_an_archive_renewed_meanwhile_says_so(paper, browser, tmp_path, what, fault):
    site = tmp_path / "site"
    shutil.copytree(paper.folder / "search", site / "search")
    shutil.copytree(paper.folder / "assets", site / "assets")
    index = Index(paper.folder, tmp_path / "whole.db")
    for name in index.names if what == "chunks" else [index.about["entry"]["name"]]:
        chunk = site / "search" / name[:2] / f"{name}.bin"
        chunk.unlink() if fault == "missing" else chunk.write_bytes(b"\0" * 100)
    with hosted(site) as address, opened(browser, f"{address}search/index.html?q=harbour") as reading:
        assert answered(reading) == "The archive has just been renewed. Load the page again"
