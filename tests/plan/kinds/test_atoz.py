"""The page that leads to all indexes."""

from newsgen.plan.kinds import atoz as kind
from proofs.making import article, desk, filled, planned

URL = "a-z/index.html"


def test_it_stands_wherever_the_masthead_leads_to_it(tmp_path):
    assert planned(kind, desk(tmp_path, article("a.md", "2015"))) == {}
    on = desk(tmp_path / "b", article("b.md", "2015", section="World"))
    assert (on.site.indexes, [*planned(kind, on)]) == (("sections",), [URL])


def test_it_shows_the_names_with_the_most_articles_those_first(tmp_path):
    papers = [article(f"{n}.md", "2015", topics=("Sea", "Ice")[: n + 1], people=("Ada Quill",)) for n in range(2)]
    shown = filled(kind, desk(tmp_path, *papers), URL).terms
    assert [(term.kind, term.name) for term in shown] == [("topic", "Sea"), ("topic", "Ice"), ("person", "Ada Quill")]


def test_it_shows_twelve_of_each_and_no_counts(tmp_path):
    papers = [article(f"{n}.md", "2015", topics=tuple(f"Sea {k}" for k in range(13))) for n in range(2)]
    shown = filled(kind, desk(tmp_path, *papers), URL).terms
    assert (len(shown), {term.count for term in shown}) == (12, {0})


def test_a_name_below_the_threshold_leads_nowhere_and_what_is_left_out_is_not_there(tmp_path):
    paper = article("a.md", "2015", topics=("Sea",), people=("Ada Quill",))
    on = desk(tmp_path, paper, term_threshold=2, leave_out=("person",))
    assert [(term.name, term.url) for term in filled(kind, on, URL).terms] == [("Sea", "")]
