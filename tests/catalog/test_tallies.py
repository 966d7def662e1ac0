"""Tallies that are kept right by what each change adds and takes are those that counting anew gives."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.catalog import tallies
from newsgen.catalog.queries import Shelf
from newsgen.catalog.store import Catalog
from newsgen.model import LeadDay, Origin
from proofs.making import article, listing, people, stored

PATHS = [f"{letter}.md" for letter in "abcdef"]
FIELDS = st.fixed_dictionaries(
    {"published": st.sampled_from(["", "2014", "2015", "2015-10", "2015-10-14", "2015-10-14T09:30"])},
    optional={
        "id": st.sampled_from(["a", "b"]),  # so that some are doubles
        "headline": st.sampled_from(["Storm", "Émeute", "静か", "9 lost"]),
        "language": st.sampled_from(["en", "de"]),
        "section": st.sampled_from(["World", "Sport"]),
        "topics": st.lists(st.sampled_from(["Sea", "SEA", "Ice"]), max_size=3, unique=True).map(tuple),
        "byline": st.just(people("Ada Quill")),
        "agencies": st.just(("Reuters",)),
        "lead_day": st.builds(
            LeadDay, weekday=st.integers(0, 6), words=st.just("on"), start=st.just(0), end=st.just(2)
        ),
        "origin": st.just(Origin(path="", format="plain")),
    },
)
PAPERS = st.lists(st.dictionaries(st.sampled_from(PATHS), FIELDS), min_size=2, max_size=4)


def rows(paper):
    for path, fields in paper.items():
        origin = {"origin": Origin(path=path, format="plain")} if "origin" in fields else {}
        given = {name: value for name, value in fields.items() if name != "published"} | origin
        yield stored(article(path, fields["published"], **given), data=f"{path} {fields}".encode())


def kept(catalog):
    """All that is counted, in order."""
    return [catalog.database.execute(f"select * from {table} order by 1, 2, 3").fetchall() for table in COUNTED]


COUNTED = ("tallies", "names")


@settings(deadline=None)
@given(PAPERS)
def test_kept_right_they_are_as_counted_anew(papers):
    with TemporaryDirectory() as folder:
        for paper in papers:
            with Catalog(Path(folder, "catalog.db")) as catalog:
                found = list(rows(paper))
                catalog.look([listing(*found)], reading="r")
                catalog.keep(found)
                catalog.settle("{slug}.html", threshold=1)
                after = kept(catalog)
                tallies.count_all(catalog.database)
                assert after == kept(catalog)


def test_what_is_counted(tmp_path):
    with Catalog(tmp_path / "catalog.db") as catalog:
        found = [
            stored(article("a.md", "2015-10-14", topics=("Sea",), section="World")),
            stored(article("b.md", "2015", topics=("SEA",), language="de")),
            stored(article("c.md", topics=("Sea",))),
            stored(article("c-copy.md", id="c", topics=("Sea",))),
        ]
        catalog.look([listing(*found)], reading="r")
        catalog.keep(found)
        catalog.settle("{slug}.html", threshold=1)
    with Shelf(tmp_path / "catalog.db") as shelf:
        assert shelf.counts("year") == (("2015", 2),)
        assert shelf.counts("month") == (("2015-10", 1),)
        assert shelf.undated_counts() == (("C", 1),)
        assert shelf.tally("precision") == (("day", 1), ("unknown", 1), ("year", 1))
        assert shelf.tally("language") == (("en", 2), ("de", 1))
        assert shelf.tally("format") == (("markdown", 3),)
        assert [(term.name, term.count) for term in shelf.terms("topic")] == [("Sea", 3)]
        assert shelf.term_years("topic", "sea") == (("2015", 2), ("", 1))
