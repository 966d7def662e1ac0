"""Every kind of page does all that it does under the policy that hosts are told: nothing from elsewhere or inline."""

import pytest
from playwright.sync_api import expect

from newsgen.site.hosts import HEADERS
from proofs.browser import hosted, opened
from proofs.examples import examples


@pytest.fixture(scope="module")
def guarded(paper):
    with hosted(paper.folder, HEADERS) as address:
        yield address


def test_no_page_asks_for_what_the_policy_forbids(paper, guarded, browser):
    faults = {}
    for path in sorted(examples((path, paper.text(path)) for path in paper.pages).values()):
        with opened(browser, f"{guarded}{path}") as reading:
            reading.page.wait_for_load_state("networkidle")
            # The page for lost addresses asks the archive's own host for all, which this one here is not.
            wrong = [fault for fault in reading.wrong if paper.config.base_url not in fault]
            faults |= {path: wrong} if wrong else {}
    assert faults == {}


def test_a_search_runs_under_the_policy(guarded, browser):
    with opened(browser, f"{guarded}search/index.html?q=harbour") as reading:
        # A function to wait by would be a text that is run, which the policy forbids.
        expect(reading.page.locator(".told")).to_have_text("Articles found: 23", timeout=20_000)
        assert reading.wrong == []
