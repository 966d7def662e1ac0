"""Nobody is kept out: axe-core, the keyboard, the direction of writing, paper, large letters."""

import pytest
from playwright.sync_api import Page

from proofs.examples import KINDS
from proofs.judges import axe

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESK], ids=lambda screen: f"{screen['width']}px")
def test_axe_finds_no_barrier(paper, visit, kind, scheme, screen):
    address = paper.example(kind)
    with visit(address, viewport=screen, color_scheme=scheme) as reading:
        assert axe(reading) == []


def test_axe_finds_no_barrier_on_any_article(paper, visit):
    barriers = {}
    for address in paper.articles:
        with visit(address, viewport=PHONE) as reading:
            barriers[address] = axe(reading)
    assert {address: found for address, found in barriers.items() if found} == {}


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_the_first_key_skips_to_the_text(paper, visit):
    with visit(paper.example("article"), viewport=DESK) as reading:
        page = reading.page
        page.keyboard.press("Tab")
        skip = page.evaluate("document.activeElement.getAttribute('href')")
        assert skip.startswith("#"), focused(page)
        assert page.locator(":focus").is_visible()
        page.keyboard.press("Enter")
        target = page.locator(skip)
        assert target.count() == 1
        assert target.bounding_box()["y"] < DESK["height"]
        page.keyboard.press("Tab")
        assert page.evaluate("skip => document.querySelector(skip).contains(document.activeElement)", skip)


MARKED = """
() => {
    const now = getComputedStyle(document.activeElement);
    return (now.outlineStyle !== 'none' && parseFloat(now.outlineWidth) > 0) || now.boxShadow !== 'none';
}
"""


@pytest.mark.parametrize("kind", ["front", "article", "topic"])
def test_the_keyboard_sees_where_it_is(paper, visit, kind):
    """Each stop of the tab key differs from its neighbours by an outline or another mark."""
    with visit(paper.example(kind), viewport=DESK) as reading:
        page = reading.page
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate(MARKED), focused(page)


# The direction of the first paragraph, and how far from the right margin its last line begins.
FLOW = """
() => {
    const text = document.querySelector('#p1'), style = getComputedStyle(text);
    const range = document.createRange();
    range.selectNodeContents(text.firstChild);
    const gap = text.getBoundingClientRect().right - [...range.getClientRects()].at(-1).right;
    return { direction: style.direction, align: style.textAlign, gap: Math.round(gap) };
}
"""


def test_an_article_from_right_to_left_flows_that_way(paper, visit):
    addresses = [address for address, article in paper.articles.items() if article.direction == "rtl"]
    assert addresses, "the golden paper has an article from right to left"
    for address in addresses:
        with visit(address, viewport=DESK) as reading:
            found = reading.evaluate(FLOW)
            assert found["direction"] == "rtl"
            assert found["align"] in ("start", "right", "justify")
            assert abs(found["gap"]) <= 2
            assert reading.evaluate("document.documentElement.lang") == paper.articles[address].language


@pytest.mark.parametrize("kind", ["article", "front", "year"])
def test_it_prints(paper, visit, kind):
    """On paper: all the text, dark on white, and nothing that only a screen can use."""
    with visit(paper.example(kind), viewport=DESK, color_scheme="dark") as reading:
        page = reading.page
        words = page.locator("h1").inner_text()
        page.emulate_media(media="print")
        assert page.locator("h1").inner_text() == words
        assert page.locator("h1").is_visible()
        assert brightness(page, "backgroundColor") in (None, 255)
        assert brightness(page, "color") < 90
        assert len(page.pdf(format="A4")) > 1000


# Whatever way a colour is written, a canvas gives it in red, green, blue and opacity.
PIXEL = """
name => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    canvas.fillStyle = getComputedStyle(document.body)[name];
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
}
"""


def brightness(page: Page, name: str) -> float | None:
    """0 black to 255 white; None for see-through."""
    *colours, opacity = page.evaluate(PIXEL, name)
    return sum(colours) / 3 if opacity else None


@pytest.mark.parametrize("kind", ["article", "front"])
def test_letters_twice_as_large_fit_a_phone(paper, visit, kind):
    """WCAG 1.4.4: text can be enlarged to 200 % without loss."""
    with visit(paper.example(kind), viewport=DESK) as reading:
        reading.evaluate("document.documentElement.style.fontSize = '200%'")
        wide = reading.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1]
