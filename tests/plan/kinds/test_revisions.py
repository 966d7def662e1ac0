"""The pages that tell how articles were changed."""

from newsgen.model import Revision
from newsgen.plan import changes
from newsgen.plan.kinds import article as article_kind
from newsgen.plan.kinds import revisions as kind
from proofs.making import article, desk, filled, planned

BEFORE = (Revision(at="2026-05-03T10:15:00Z", evidence="recorded", lines=(("headline", "Before"),)),)


def test_an_article_that_told_something_else_has_a_page_and_others_have_none(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14", revisions=BEFORE), article("b.md", "2015-10-14"))
    assert sorted(planned(kind, on)) == ["2015/10/14/a/revisions.html"]
    page = filled(kind, on, "2015/10/14/a/revisions.html")
    assert (page.article.revisions, page.links) == (BEFORE, {"article": "2015/10/14/a.html"})
    assert filled(article_kind, on, "2015/10/14/a.html").links["revisions"] == "2015/10/14/a/revisions.html"
    assert "revisions" not in filled(article_kind, on, "2015/10/14/b.html").links


def test_it_stands_below_its_article():
    assert changes.url("2015/10/storm.html") == "2015/10/storm/revisions.html"
    assert changes.url("2015/10/storm/index.html") == "2015/10/storm/revisions.html"
    assert changes.url("index.html") == "revisions.html"
