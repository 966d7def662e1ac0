"""What the archive says of itself."""

import pytest

from newsgen.model import When
from newsgen.plan.kinds import about as kind
from proofs.making import article, desk, filled


def test_it_counts_what_is_given_partial_bounded_and_unknown(tmp_path):
    on = desk(
        tmp_path,
        article("a.md", "2015-10-14"),
        article("b.md", "2015-10-14T09:00"),
        article("c.md", "1994-03", language="de"),
        article("d.md", published=When(precision="bounded", earliest="2012-07-20")),
        article("e.md"),
    )
    facts = filled(kind, on, "about/index.html").facts
    assert facts["articles"] == 5
    assert facts["by_status"] == {"given": 2, "partial": 1, "bounded": 1, "unknown": 1}
    assert facts["languages"] == [["en", 4], ["de", 1]]
    assert facts["years"] == [["1994", 1], ["2015", 2]]
    assert facts["gaps"] == [["1994-04", "2015-09"]]


@pytest.mark.parametrize(
    ("months", "gaps"),
    [
        ([], []),
        (["2015-10"], []),
        (["2015-10", "2016-01"], []),
        (["2015-10", "2016-02"], [["2015-11", "2016-01"]]),
        (["2014-08", "2014-12", "2015-03", "2016-01"], [["2014-09", "2014-11"], ["2015-04", "2015-12"]]),
    ],
)
def test_three_months_without_an_article_are_a_gap(months, gaps):
    assert kind.gaps(months) == gaps


def downloads(on):
    return dict(filled(kind, on, "about/index.html").facts["downloads"])


def test_it_leads_to_what_there_is_for_programs(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14"), article("b.md", "2016-02"))
    data = {"data": "data/datapackage.json", "sums": "SHA256SUMS"}
    feeds = {"feed": "atom.xml", "jsonfeed": "feed.json", "history": "feeds/2015-10.xml"}
    assert downloads(on) == {**feeds, **data}


def test_it_leads_to_nothing_that_there_is_not(tmp_path):
    feeds = {"feed", "jsonfeed", "history"}
    assert {*downloads(desk(tmp_path, article("a.md", "2015-10"), base_url="https://post.example/"))} == {
        "data",
        "sums",
    }
    (tmp_path / "catalog.db").unlink()
    dated = article("a.md", "2015-10-14")
    assert {*downloads(desk(tmp_path, dated, base_url=""))} == {"data", "sums"}
    (tmp_path / "catalog.db").unlink()
    assert {*downloads(desk(tmp_path, dated, leave_out=("data",)))} == feeds
    (tmp_path / "catalog.db").unlink()
    assert {*downloads(desk(tmp_path, dated, leave_out=("data", "history", "feed")))} == {"jsonfeed"}
