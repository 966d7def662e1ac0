"""What the script in a served page does in a browser: it reloads, and shows what is wrong."""

import pytest

from proofs.serving import ARTICLE, PAGE, running

BROKEN = ARTICLE.replace("2019-05-11", "2019-13-01").replace("Ferry", "Storm")
PANEL = "newsgen-live section"
PILL = "newsgen-live button.pill"


@pytest.fixture
def served(tmp_path):
    yield from running(tmp_path)


@pytest.fixture
def page(browser, served):
    shown = browser.new_page()
    shown.goto(served.address + PAGE)
    yield shown
    shown.close()


def test_a_save_reloads_the_page(served, page):
    served.write("content/ferry.md", ARTICLE.replace("The ferry", "The small ferry"))
    page.wait_for_selector("text=The small ferry sails again.")


def test_a_page_without_problems_shows_nothing_of_it(page):
    page.wait_for_selector("newsgen-live", state="attached")
    assert page.locator(PANEL).count() == page.locator(PILL).count() == 0


def test_an_error_is_laid_over_the_page_and_can_be_closed_and_opened(served, page):
    served.write("content/storm.md", BROKEN)
    page.wait_for_selector(PANEL)
    told = page.locator(PANEL).inner_text()
    assert "1 error in this archive" in told
    assert "content/storm.md:4 published" in told
    page.locator(PANEL).get_by_role("button", name="Close").press("Escape")
    page.wait_for_selector(PILL)
    assert page.locator(PANEL).count() == 0
    page.reload()
    page.wait_for_selector(PILL)
    page.locator(PILL).click()
    page.wait_for_selector(PANEL)


def test_it_goes_when_all_is_mended(served, page):
    served.write("content/storm.md", BROKEN)
    page.wait_for_selector(PANEL)
    served.write("content/storm.md", ARTICLE.replace("Ferry", "Storm"))
    page.wait_for_selector(PANEL, state="detached")


def test_what_a_source_holds_is_shown_and_never_run(served, page):
    served.write("content/<img src=x onerror=document.title='run'>.md", BROKEN)
    page.wait_for_selector(PANEL)
    assert "<img src=x onerror=document.title='run'>.md" in page.locator(PANEL).inner_text()
    assert page.title() != "run"
