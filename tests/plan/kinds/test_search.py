"""The page that searches the archive."""

from newsgen.plan.kinds import search as kind
from proofs.making import article, desk, filled


def test_it_offers_the_sections(tmp_path):
    page = filled(kind, desk(tmp_path, article("a.md", "2015", section="World")), "search/index.html")
    assert [term.slug for term in page.terms] == ["world"]


def test_it_does_not_change_with_what_there_is_to_find(tmp_path):
    one = desk(tmp_path / "one", article("a.md", "2015", section="World"))
    two = desk(tmp_path / "two", article("a.md", "2015", section="World"), article("b.md", "2016", section="World"))
    assert [planned.fingerprint for planned in kind.plan(one)] == [planned.fingerprint for planned in kind.plan(two)]
