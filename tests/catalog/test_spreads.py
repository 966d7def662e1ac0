"""An article's neighbours, in whatever order pages ask for them; and how few questions those in order take."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.catalog.queries import Shelf
from newsgen.catalog.store import Catalog
from newsgen.model import Block
from proofs.making import article, listing, stored

LINK = (Block(kind="paragraph", html='<p>As <a href="a.md">told</a>.</p>', text="As told.", anchor="p1"),)
DATES = st.sampled_from(["", "2014", "2015-10-14", "2015-10-14T09:30", "2015-10-15"])
PAPERS = st.lists(st.tuples(DATES, st.sampled_from(["", "World"])), min_size=1, max_size=12)


def settled(folder, paper):
    """A catalog of articles named a, b, c, … of these dates and sections, and the ids section by section."""
    rows = [
        stored(article(f"{chr(97 + place)}.md", published, section=section, id=chr(97 + place)), data=b"%d" % place)
        for place, (published, section) in enumerate(paper)
    ]
    path = Path(folder, "catalog.db")
    with Catalog(path) as catalog:
        catalog.look([listing(*rows)], reading="r")
        catalog.keep(rows)
        catalog.load_addresses(list, fingerprint="none")
        catalog.settle("{year}/{slug}.html", threshold=1)
    return path


def beside(shelf):
    """Id → the ids of the earlier and the later one, by the order of the articles' own marks."""
    marks = list(shelf.article_marks(threshold=1))
    ids = {mark.address: mark.id for mark in marks} | {"": None}
    return {
        mark.id: tuple(ids[mark[place].rpartition(".html")[0] + ".html" * bool(mark[place])] for place in (3, 4))
        for mark in marks
    }


@settings(max_examples=60, deadline=None)
@given(paper=PAPERS, turns=st.randoms(use_true_random=False))
def test_the_neighbours_are_those_of_the_marks_in_any_order(paper, turns):
    with TemporaryDirectory() as folder, Shelf(settled(folder, paper)) as shelf:
        expected = beside(shelf)
        asked = [*expected, *turns.sample([*expected], len(expected)), *expected]
        for name in asked:
            article, linked, versioned, *cards, trails = shelf.spread(name)
            assert (article.id, linked, versioned) == (name, False, False)
            assert tuple(card and card.id for card in cards) == expected[name]
            assert not trails


def test_a_section_from_its_newest_on_is_read_in_few_questions(tmp_path):
    questions = []
    with Shelf(settled(tmp_path, [(f"2015-10-{day:02}", "World") for day in range(1, 27)])) as shelf:
        shelf.database.set_trace_callback(questions.append)
        for mark in [*"zyxwvutsrqponmlkjihgfedcba"]:
            shelf.spread(mark)
    assert len(questions) == 4 * 4  # of 2, 4, 8 and 12 articles: the place, the one above, the run, their topics


def test_a_body_with_a_link_into_the_archive_says_so(tmp_path):
    row = stored(article("b.md", "2015-10-14", body=LINK, id="b"))
    with Catalog(tmp_path / "catalog.db") as catalog:
        catalog.look([listing(row)], reading="r")
        catalog.keep([row])
        catalog.load_addresses(list, fingerprint="none")
        catalog.settle("{year}/{slug}.html", threshold=1)
    with Shelf(tmp_path / "catalog.db") as shelf:
        assert shelf.spread("b").linked
        with pytest.raises(LookupError):
            shelf.spread("a")
