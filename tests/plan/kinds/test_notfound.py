"""The page for addresses that are not there."""

from newsgen.plan.kinds import notfound as kind
from proofs.making import article, desk, filled


def test_it_knows_the_ways_on(tmp_path):
    page = filled(kind, desk(tmp_path, article("a.md", "2015", section="World")), "404.html")
    assert [term.name for term in page.terms] == ["World"]
