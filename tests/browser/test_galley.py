"""The page of `newsgen explain --html`, before the judges that all pages of an archive stand before."""

import pytest

from newsgen.accounts import account
from newsgen.galley import page
from proofs.browser import opened
from proofs.judges import axe, nu


@pytest.fixture
def galley(paper, tmp_path):
    sources = sorted(file for file in paper.config.content_dir.rglob("*") if file.suffix in (".md", ".txt"))
    file = tmp_path / "galley.html"
    file.write_text(page([account(source, paper.config) for source in sources]), encoding="utf-8")
    return file


def test_it_is_faultless_html(galley):
    assert nu(galley.parent) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_nobody_is_kept_out(galley, browser, scheme, width):
    size = {"width": width, "height": 900}
    with opened(browser, galley.as_uri(), viewport=size, color_scheme=scheme) as reading:
        assert axe(reading) == []
        assert reading.wrong == []
        assert reading.evaluate("() => document.documentElement.scrollWidth") <= width


def test_evidence_is_found_by_its_link(galley, browser):
    with opened(browser, galley.as_uri(), viewport={"width": 1400, "height": 900}) as reading:
        reading.page.locator(".fields a").first.click()
        assert reading.page.locator(":target").bounding_box()["y"] < 900
