"""The address of a listing that is no more leads to the page above it."""

import pytest

from newsgen.catalog.queries import Shelf
from newsgen.catalog.schema import FILE
from newsgen.plan.kinds import lapsed as kind
from newsgen.problems import NOTHING_PUBLISHED
from proofs.archive import Archive, story
from proofs.making import article, desk

TWO = {
    "storm.md": story("Storm", "2015-10-14", topics="[Weather]", aliases="[/node/12]"),
    "ferry.md": story("Ferry", "2016-03-02", topics="[Ships]"),
}
THERE = frozenset(("index.html", "2015/index.html", "2015/10/index.html", "topics/index.html"))


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("2015/10/14/index.html", "2015/10/index.html"),
        ("2015/11/index.html", "2015/index.html"),
        ("2014/index.html", "index.html"),
        ("topics/ships/2015.html", "topics/index.html"),
        ("a-z/index.html", "index.html"),
        ("old.html", "index.html"),
    ],
)
def test_the_nearest_page_above_answers(tmp_path, address, target):
    on = desk(tmp_path, article("a.md", "2015-10-14"))
    assert [plan.key for plan in kind.lapsed(on, [address], THERE.__contains__)] == [target]


def test_none_is_planned_before_all_others_are(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14"))
    assert [*kind.plan(on), *kind.replan(on, ["x"])] == []


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "paper", dict(TWO))
    made.build()
    return made


def test_every_page_that_was_published_answers_for_ever(archive):
    before = [name for name in archive.site() if name.endswith(".html")]
    archive.delete("storm.md")
    assert archive.build().problems == ()
    assert [name for name in before if name not in archive.site()] == []
    for address, target in (
        ("2015/10/14/index.html", "../../../index.html"),
        ("topics/weather/index.html", "../index.html"),
        ("node/12/index.html", "../../index.html"),
    ):
        assert f'content="0; url={target}"' in archive.page(address)


def test_it_answers_where_nothing_but_the_list_of_addresses_was_kept(archive):
    archive.delete("storm.md")
    archive.build()
    stood = {name: data for name, data in archive.site().items() if not name.startswith(("search/", "S", "sums/"))}
    archive.build(clean=True)
    assert {name: archive.site().get(name) for name in stood} == stood


def test_a_page_that_comes_back_takes_its_address(archive):
    archive.delete("storm.md")
    archive.build()
    archive.write("storm.md", TWO["storm.md"])
    archive.build()
    assert "http-equiv" not in archive.page("topics/weather/index.html")


def test_each_address_is_listed_once(archive):
    archive.delete("storm.md")
    archive.build()
    archive.write("storm.md", TWO["storm.md"])
    archive.build(clean=True)
    archive.build()
    lines = (archive.content / "addresses.tsv").read_text().splitlines()
    assert len(lines) == len(set(lines))
    with Shelf(archive.folder / ".newsgen" / FILE) as shelf:
        assert [address for address in archive.site() if address.endswith(".html") and address != "404.html"
                and not shelf.was_published(address)] == []  # fmt: skip


def test_an_address_that_nothing_could_answer_stops_the_build(archive):
    stood = archive.site()
    archive.delete("storm.md")
    archive.write("ferry.md", TWO["ferry.md"].replace("topics:", "aliases: [/topics/weather/index.html/12]\ntopics:"))
    report = archive.build()
    told = [problem.message for problem in report.problems if problem.rule == "address/broken"]
    assert (report.kept, report.exit_code()) == (True, NOTHING_PUBLISHED)
    assert [message.split()[0] for message in told] == ["/topics/weather/index.html"]
    assert archive.site() == stood
