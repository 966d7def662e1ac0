"""Old addresses lead to where the article is now."""

import pytest

from newsgen.catalog.aliases import file_of
from newsgen.catalog.store import Catalog
from newsgen.plan.kinds import redirect as kind
from proofs.making import article, desk, filled, planned


def test_an_alias_of_another_system_leads_to_the_article(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14", aliases=("1998/strike.htm", "node/12")))
    assert {url: plan.key for url, plan in planned(kind, on).items()} == {
        "1998/strike.htm": "2015/10/14/a.html",
        "node/12/index.html": "2015/10/14/a.html",
    }
    assert filled(kind, on, "node/12/index.html").target == "2015/10/14/a.html"


def test_an_address_that_the_article_left_leads_to_it(tmp_path):
    one = article("a.md", "2015-10-15")
    on = desk(tmp_path, one)
    with Catalog(tmp_path / "catalog.db") as catalog:
        lines = [("a", "2015/10/14/a.html"), ("a", "2015/10/15/a.html")]
        catalog.load_addresses(lambda: lines, fingerprint="new")
        catalog.settle("{year}/{month}/{day}/{slug}.html", threshold=1)
    assert {url: plan.key for url, plan in planned(kind, on).items()} == {"2015/10/14/a.html": "2015/10/15/a.html"}


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("1998/strike.htm", "1998/strike.htm"),
        ("news/12", "news/12/index.html"),
        ("news/12/", "news/12/index.html"),
        ("", "index.html"),
    ],
)
def test_the_file_that_answers_for_an_address(address, file):
    assert file_of(address) == file
