"""`newsgen review` before a person: ten corrections with keys and mouse, on disk, in the site, and out of the queue."""

import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from newsgen.articles.parse import parse
from newsgen.articles.sources import read
from newsgen.config import load
from newsgen.model import Person
from proofs.browser import opened
from proofs.judges import axe
from proofs.reviewing import FERRY, Review, archive

DESK = {"width": 1280, "height": 900}
# The site's pages run no script here, and one that is left for the next need not be loaded to the end.
EXPECTED = ("Blocked script execution", "net::ERR_ABORTED")
HOSTILE = """</script><script>window.stolen=1</script> & "quotes' <b>bold</b>

By <img src=x onerror=window.stolen=1>

"We had <svg/onload=window.stolen=1> bread for two days," said Olga <i>Brandt</i> of Long Spit on Monday.

javascript:window.stolen=1 is what stood on the wall of the library in Oldport, said the keeper of the light.
"""


@pytest.fixture
def review(tmp_path):
    server = Review(archive(tmp_path, ferry=FERRY, storm=FERRY.replace("erry", "torm")), "--below", "0.7")
    yield server
    server.close()


def part(page: Page, number: int):
    return page.locator(f"#part-{number}")


def saved(page: Page, words: str) -> None:
    expect(page.locator("#status")).to_have_text(words)


def select(page: Page, number: int, words: str) -> None:
    """Select words of the source with the mouse."""
    part(page, number).scroll_into_view_if_needed()
    found = page.evaluate(
        """([number, words]) => {
            const texts = document.createTreeWalker(document.getElementById(`part-${number}`), NodeFilter.SHOW_TEXT);
            for (let node = texts.nextNode(); node; node = texts.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                const rects = [...range.getClientRects()], first = rects[0], last = rects.at(-1);
                return [first.left, (first.top + first.bottom) / 2, last.right, (last.top + last.bottom) / 2];
            }
        }""",
        [number, words],
    )
    left, top, right, bottom = found
    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=8)
    page.mouse.up()


def typed(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).first.fill(words)
    page.keyboard.press("Tab")


def test_ten_corrections(review, browser):
    with opened(browser, review.address, viewport=DESK) as reading:
        page = reading.page
        expect(page.locator("#count")).to_have_text("1 of 2")
        expect(page.locator("#path")).to_have_text("old/ferry.txt")
        expect(part(page, 2)).to_have_attribute("aria-selected", "true")  # the most doubtful

        page.keyboard.press("k")
        page.keyboard.press("h")  # 1: a headline, by a key
        saved(page, "Line saved as headline.")
        expect(page.locator("#path")).to_have_text("old/ferry.md")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("i")  # 2: a kicker
        saved(page, "Line saved as kicker.")
        part(page, 2).click()
        page.get_by_role("button", name="Standfirst").click()  # 3: a standfirst, by the mouse
        saved(page, "Line saved as standfirst.")

        typed(page, "byline", "Ada Quill, Political Editor\nTom Reyes")  # 4: a field
        saved(page, "byline: saved as given.")
        typed(page, "published", "2015-10-15")  # 5: the date
        saved(page, "published: saved as given.")
        typed(page, "Caption", "The ferry at the mole")  # 6: a photo's words
        saved(page, "Photo 1, caption: saved.")

        typed(page, "Speaker", "Olga Brandt of Long Spit")  # 7: a speaker
        saved(page, "Speaker saved as given.")
        page.get_by_role("group", name="Nobody told us").get_by_label("Speaker").focus()
        select(page, 9, "Peter Holm")
        page.get_by_role("group", name="Nobody told us").get_by_role(
            "button", name="Selected words"
        ).click()  # 8: selected
        saved(page, "Speaker: Peter Holm")
        page.get_by_role("group", name="the longest week").get_by_label("Pull quote").check()  # 9: set large
        saved(page, "Set large.")
        page.locator("#source").focus()
        page.keyboard.press("End")
        page.keyboard.press("k")
        page.keyboard.press("x")  # 10: left out
        saved(page, "Line saved as boilerplate.")
        shown = page.frame_locator("#page")
        expect(shown.locator("h1")).to_have_text("Ferry to the outer islands sails again")
        expect(shown.get_by_text("Tom Reyes").first).to_be_visible()

        page.keyboard.press("Enter")
        expect(page.locator("#count")).to_have_text("2 of 2")
        expect(page.locator("#path")).to_have_text("old/storm.txt")
        page.keyboard.press("Enter")
        expect(page.locator("#end")).to_be_visible()
        expect(page.locator("#end")).to_contain_text("All doubtful readings are reviewed.")
        assert [word for word in reading.wrong if not any(told in word for told in EXPECTED)] == []
    corrected(review)
    assert review.close() == 0
    queue_is_empty(review)


def corrected(review: Review) -> None:
    """What stands on disk, and in the site."""
    config = load(review.folder)
    content = sorted(path.relative_to(config.content_dir).as_posix() for path in config.content_dir.rglob("*.*"))
    assert content == ["addresses.tsv", "old/ferry.md", "old/storm.md"]
    article = parse(read(config.content_dir, "old/ferry.md"), config=config).article
    assert article.id == "old/ferry"
    assert article.headline == "Ferry to the outer islands sails again"
    assert (article.kicker, article.standfirst) == ("OLDPORT NEWS", "After nine days of storm the harbour is open")
    assert article.byline == (Person(name="Ada Quill", role="Political Editor"), Person(name="Tom Reyes"))
    assert article.published.text == "2015-10-15"
    assert [figure.caption for figure in article.figures] == ["The ferry at the mole"]
    assert [quote.speaker for quote in article.quotes] == ["Olga Brandt of Long Spit", "Peter Holm", "Anna Kell"]
    assert [(large.text[:9], large.speaker) for large in article.pullquotes] == [("It was th", "Anna Kell")]
    assert "library" not in article.body_text
    known = {article.provenance[name].status for name in ("headline", "kicker", "standfirst", "byline", "published")}
    assert known == {"given"}
    built = newsgen(review, "build")
    assert built.returncode == 0, built.stdout
    page = (review.folder / "public/2015/10/15/oldport-news.html").read_text()
    assert "The ferry at the mole" in page
    assert "OLDPORT NEWS" in page
    assert "inferred" not in page.partition('<section class="versions')[0]  # the two texts share a story


def queue_is_empty(review: Review) -> None:
    again = newsgen(review, "review")
    assert (again.returncode, again.stdout) == (0, "No reading is in doubt; there is nothing to review.\n")


def newsgen(review: Review, *words: str) -> subprocess.CompletedProcess:
    run = [sys.executable, "-m", "newsgen", *words]
    return subprocess.run(run, cwd=review.folder, capture_output=True, text=True, check=False)


def test_the_last_step_is_taken_back_by_a_key(review, browser):
    with opened(browser, review.address, viewport=DESK) as reading:
        page = reading.page
        expect(page.locator("#source")).to_be_focused()
        page.keyboard.press("x")
        saved(page, "Line saved as boilerplate.")
        page.keyboard.press("Enter")
        expect(page.locator("#count")).to_have_text("2 of 2")
        page.keyboard.press("z")
        expect(page.locator("#path")).to_have_text("old/ferry.md")
        expect(part(page, 2)).to_contain_text("dropped: by a person")
        page.keyboard.press("z")
        expect(page.locator("#path")).to_have_text("old/ferry.txt")
        expect(page.locator("#undo")).to_be_disabled()
    assert (review.folder / "content/old/ferry.txt").read_text() == FERRY


def test_what_cannot_be_done_is_told(review, browser):
    with opened(browser, review.address, viewport=DESK) as reading:
        page = reading.page
        typed(page, "published", "the day after")
        expect(page.locator("#problem")).to_contain_text("is not a date")
        expect(page.get_by_label("published", exact=True)).to_have_value("2015-10-14")
        (review.folder / "content/old/ferry.txt").write_text(FERRY.replace("Jane Doe", "John Roe"))
        typed(page, "kicker", "Harbour")
        expect(page.locator("#problem")).to_contain_text("changed since it was shown")
        expect(page.get_by_label("byline", exact=True)).to_have_value("John Roe")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [768, 1024, 1400])
def test_nobody_is_kept_out(review, browser, scheme, width):
    size = {"width": width, "height": 900}
    with opened(browser, review.address, viewport=size, color_scheme=scheme) as reading:
        reading.page.locator("#page[src]").wait_for()
        assert axe(reading) == []
        assert reading.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_alone_is_enough(review, browser):
    with opened(browser, review.address, viewport=DESK) as reading:
        page = reading.page
        expect(page.locator("#source")).to_be_focused()
        page.keyboard.press("]")
        expect(page.locator("#path")).to_have_text("old/storm.txt")
        page.keyboard.press(".")
        expect(part(page, 2)).to_have_attribute("aria-selected", "true")
        for _ in range(4):
            page.keyboard.press("Tab")
            assert page.locator(":focus").is_visible()
        page.keyboard.press("z")  # in a field, a letter is a letter
        assert page.locator(":focus").input_value().endswith("z")


def test_without_a_script_the_page_says_so(review, browser):
    with opened(browser, review.address, java_script_enabled=False) as reading:
        assert "needs JavaScript" in reading.page.locator("body").inner_text()


def test_no_word_of_an_article_is_taken_for_html(tmp_path, browser):
    server = Review(archive(tmp_path, hostile=HOSTILE), "--below", "1")
    with opened(browser, server.address, viewport=DESK) as reading:
        page = reading.page
        expect(page.locator("#source")).to_contain_text("<script>window.stolen=1</script>")
        typed(page, "kicker", "<img src=x onerror=window.stolen=1>")
        saved(page, "kicker: saved as given.")
        page.locator("#page[src]").wait_for()
        expect(page.frame_locator("#page").locator("h1")).to_contain_text("<b>bold</b>")
        assert reading.evaluate("window.stolen") is None
        assert page.locator("main img, main svg, main script, main b").count() == 0
    server.close()
