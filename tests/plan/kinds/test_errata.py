"""The feed of corrections."""

import feedparser

from newsgen.model import Correction
from newsgen.plan.kinds import errata as kind
from proofs.archive import Archive, story
from proofs.making import article, desk, planned


def test_only_what_has_a_full_date_stands_in_a_feed(tmp_path):
    on = desk(tmp_path, article("a.md", "2015", corrections=(Correction(date="2015-10", text="The name."),)))
    assert planned(kind, on) == {}


def test_programs_read_each_correction_with_its_article(tmp_path):
    notes = '[{date: 2015-10-16, text: "It was <b>B</b>."}, {date: 2016-01-02, text: "At noon."}]'
    archive = Archive(tmp_path, {"a.md": story("A & B", "2015-10-14", corrections=notes)})
    archive.build()
    feed = feedparser.parse(archive.page("corrections.xml"))
    assert feed.bozo is False
    assert feed.feed.title == "The Post: Corrections"
    assert [(each.title, each.updated, each.link, each.id.rpartition("#")[2]) for each in feed.entries] == [
        ("A & B", "2016-01-02T00:00:00Z", "https://post.example/2015/10/14/a-b.html", "correction-2016-01-02"),
        ("A & B", "2015-10-16T00:00:00Z", "https://post.example/2015/10/14/a-b.html", "correction-2015-10-16"),
    ]
