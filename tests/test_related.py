"""Related articles on a page: older ones only, as they are now, and nothing that says nothing."""

import re

import pytest

from proofs.archive import Archive, story

HARBOUR = (
    "The dredger widened the channel by night, so that trawlers and ferries reach the quay; the pilots thanked it."
)
COUNCIL = (
    "The council raised rates for drains, and the mayor read the budget deficit aloud to a gallery of shopkeepers."
)
PAPER = {
    "a.md": story("Dredger at work", "2015-10-13", body=HARBOUR),
    "b.md": story("Rates go up", "2015-10-14", body=COUNCIL),
    "c.md": story("Dredger leaves", "2015-10-15", body=HARBOUR.replace("by night", "for good")),
    "d.md": story("Dredger missed", "2015-10-16", body=HARBOUR.replace("thanked", "miss")),
    "e.md": story("A short word", "2015-10-17", body="The dredger."),
}
PAGES = {
    "a": "2015/10/13/dredger-at-work.html",
    "b": "2015/10/14/rates-go-up.html",
    "c": "2015/10/15/dredger-leaves.html",
    "d": "2015/10/16/dredger-missed.html",
    "e": "2015/10/17/a-short-word.html",
}


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", PAPER, settings='leave_out = ["data"]\nsearch = false\n')
    made.build()
    return made


def shown(archive, name):
    """The headlines that an article's page calls related."""
    section = re.search(r"<h2>Related articles</h2>(.*?)</section>", archive.page(PAGES[name]), re.DOTALL)
    return re.findall(r"<bdi>(.*?)</bdi>", section[1]) if section else []


def test_an_article_leads_to_older_ones_that_say_the_same(archive):
    assert {name: shown(archive, name) for name in PAGES} == {
        "a": [], "b": [], "c": ["Dredger at work"], "d": ["Dredger at work", "Dredger leaves"], "e": [],
    }  # fmt: skip


def test_a_new_one_changes_no_older_page(archive):
    archive.write("f.md", story("Dredger back", "2015-10-18", body=HARBOUR))
    written = {change.path for change in archive.build().changes}
    assert not written & {PAGES[name] for name in "abcd"}


def test_an_older_one_that_comes_goes_or_changes_shows_where_it_is_named(archive):
    archive.write("c.md", PAPER["c.md"].replace("Dredger leaves", "Dredger sails"))
    archive.build()
    assert "Dredger sails" in shown(archive, "d")
    archive.delete("a.md")
    archive.build()
    assert shown(archive, "d") == ["Dredger sails"]
    archive.write("z.md", story("Dredger built", "1999-01-02", body=HARBOUR))
    archive.build()
    assert set(shown(archive, "d")) == {"Dredger sails", "Dredger built"}


def test_a_body_that_says_the_same_touches_no_other_page(archive):
    archive.write("c.md", PAPER["c.md"] + "\nAnd that was it.\n")
    assert [change.path for change in archive.build().changes] == [PAGES["c"]]


def test_other_versions_of_the_story_are_told_as_such(archive):
    archive.write("d.md", PAPER["d.md"].replace("published:", "same_story: [c]\npublished:"))
    archive.build()
    assert shown(archive, "d") == ["Dredger at work"]


def test_a_setting_says_how_many(archive):
    archive.configure('leave_out = ["data"]\nsearch = false\nrelated = 1\n')
    archive.build()
    assert shown(archive, "d") == ["Dredger at work"]
    archive.configure('leave_out = ["data"]\nsearch = false\nrelated = 0\n')
    archive.build()
    assert shown(archive, "d") == []
