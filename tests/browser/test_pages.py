"""Every kind of page in a real browser, from a web host and from a disk."""

import re

import pytest

from proofs.browser import opened
from proofs.examples import KINDS

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1280, "height": 900}
# A page needs at most its HTML and two more files; photos come on top.
MOST_RESOURCES = 3
PHOTO = re.compile(r"\.(jpe?g|png|gif|webp|avif)$")


@pytest.mark.parametrize("kind", KINDS)
class TestEveryKind:
    def test_it_loads_without_a_fault(self, paper, visit, kind):
        with visit(paper.example(kind), viewport=DESK) as reading:
            assert reading.wrong == []
            assert reading.page.title()
            assert reading.page.locator("h1").count() == 1
            # A style sheet that is missing or broken would leave Chromium's own margin.
            assert reading.evaluate("getComputedStyle(document.body).margin") == "0px"

    def test_it_asks_no_other_host_and_for_little(self, paper, visit, host, kind):
        # The page for wrong addresses stands at any depth, so it names its own host.
        own = (host, paper.config.base_url) if kind == "notfound" else (host,)
        with visit(paper.example(kind), viewport=DESK) as reading:
            asked = {address for address in reading.asked if not address.startswith("data:")}
            assert [address for address in sorted(asked) if not address.startswith(own)] == []
            assert len({address for address in asked if not PHOTO.search(address)}) <= MOST_RESOURCES

    def test_it_needs_no_script(self, paper, visit, kind):
        with visit(paper.example(kind), viewport=DESK, java_script_enabled=False) as reading:
            assert reading.wrong == []
            assert reading.page.locator("h1").is_visible()
            assert reading.page.locator("main").inner_text().strip()

    @pytest.mark.parametrize("screen", [PHONE, TABLET, DESK], ids=lambda screen: f"{screen['width']}px")
    def test_it_never_scrolls_sideways(self, paper, visit, kind, screen):
        with visit(paper.example(kind), viewport=screen) as reading:
            wide = reading.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide[0] <= wide[1], reading.evaluate(SPILLING)


# The innermost elements that stick out on either side, for the message.
SPILLING = """
() => [...document.querySelectorAll('body *')].filter(each => {
    const box = each.getBoundingClientRect();
    return !each.children.length && (box.right > innerWidth + 1 || box.left < -1);
}).slice(0, 5).map(each => each.outerHTML.slice(0, 200))
"""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "notfound"])
def test_it_opens_from_a_disk(paper, browser, kind):
    """No web host at all: double-clicking the file shows the page with its style, and links lead on."""
    address = (paper.folder / paper.example(kind)).as_uri()
    with opened(browser, address, viewport=DESK) as reading:
        assert reading.wrong == []
        assert [asked for asked in reading.asked if not asked.startswith(("file:", "data:"))] == []
        assert reading.evaluate("getComputedStyle(document.body).margin") == "0px"
        with reading.page.expect_navigation():
            reading.page.locator("header a, main h2 a").first.click()
        assert reading.page.url.startswith("file:")
        assert reading.page.locator("h1").count() == 1


def test_no_article_scrolls_sideways_on_a_phone(paper, visit):
    wide = {}
    for address in paper.articles:
        with visit(address, viewport=PHONE) as reading:
            wide[address] = reading.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {address: pixels for address, pixels in wide.items() if pixels > 0} == {}


@pytest.mark.parametrize("screen", [PHONE, DESK])
def test_the_photos_of_a_month_stand_under_its_name(visit, screen):
    with visit("photos/index.html", viewport=screen) as reading:
        begun = "rows => rows.map(row => [...row.cells].map(cell => Math.round(cell.getBoundingClientRect().x)))"
        rows = reading.page.locator(".photo-months tr").evaluate_all(begun)
        assert len(rows) > 1
        assert all(row == rows[0] for row in rows)


def test_the_front_page_leads_to_an_article_and_back(visit, host):
    with visit("index.html", viewport=DESK) as reading:
        page = reading.page
        headline = page.locator("main h2 a, main h3 a").first
        words = headline.inner_text()
        headline.click()
        page.wait_for_load_state()
        assert page.locator("h1").inner_text().strip() == words.strip()
        page.locator("header a").first.click()
        page.wait_for_load_state()
        assert page.url in (host, host + "index.html")
        assert reading.wrong == []


def test_a_wrong_address_gives_the_page_for_it(visit):
    with visit("2099/no/such/page.html", viewport=DESK) as reading:
        assert reading.page.locator("h1").is_visible()
        assert [word for word in reading.wrong if "404" not in word] == []


def test_an_old_address_leads_to_the_new_one(paper, visit, host):
    old = paper.example("redirect")
    with visit(old) as reading:
        page = reading.page
        page.wait_for_url(lambda url: url != host + old)
        assert page.url.removeprefix(host) in paper.articles
