"""Which files of data and sums an edit writes: those of its month and year, what describes them, and no others."""

import pytest

from newsgen.plan.kinds import cards, data
from newsgen.site import sums
from proofs.archive import Archive, story
from proofs.histories import edit
from proofs.stops import LEAD, PAPER, Work, changed, counted
from proofs.sums import checked

OF_DATA = ("SHA256SUMS", "data/", "sums/")


@pytest.fixture
def paper(tmp_path, monkeypatch):
    archive = Archive(tmp_path / "archive", PAPER)
    edit(archive, [("photo", "storm.png", "red")])
    made = counted(archive, monkeypatch)
    made.build()
    return made


def written(paper, *edits):
    """The files of data and sums that are written after these edits; and the sums hold."""
    paper.after(*edits)
    sealed(paper)
    return [path for path in paper.written if path.startswith(OF_DATA)]


def sealed(paper):
    """Every file of the site is in the sums, once, with the digest of its bytes."""
    assert checked(paper.archive.folder / "public") == {*paper.archive.site()} - {"SHA256SUMS"}


def test_a_first_build(paper):
    assert [path for path in paper.written if path.startswith(OF_DATA)] == [
        "SHA256SUMS",
        "data/articles-2015-10.jsonl",
        "data/articles-2015-11.jsonl",
        "data/articles-2015.csv",
        "data/articles-undated.csv",
        "data/articles-undated.jsonl",
        "data/datapackage.json",
    ]
    sealed(paper)


def test_nothing(paper):
    assert paper.build() == Work(0, 0, 0, 0, 0)


def test_a_body(paper):
    # No table: cards do not show it. The page, its month, what describes it, and the sums.
    work = paper.after(changed("b.md", ("froze.", "froze over.")))
    assert (work.rendered, work.written) == (2, 4)
    assert paper.written == [
        "2015/10/14/harbour-frozen.html",
        "SHA256SUMS",
        "data/articles-2015-10.jsonl",
        "data/datapackage.json",
    ]
    sealed(paper)


def test_a_headline(paper):
    # The other months stand in the table of the year, and are as they were.
    assert written(paper, changed("b.md", ("Harbour frozen", "Harbour ice-bound"))) == [
        "SHA256SUMS",
        "data/articles-2015-10.jsonl",
        "data/articles-2015.csv",
        "data/datapackage.json",
    ]


def test_a_date_that_moves_an_article_to_another_month(paper):
    assert written(paper, changed("b.md", ("2015-10-14", "2015-11-16"))) == [
        "SHA256SUMS",
        "data/articles-2015-10.jsonl",  # it leaves, and c.md links to it
        "data/articles-2015-11.jsonl",
        "data/articles-2015.csv",
        "data/datapackage.json",
    ]


def test_a_new_article_in_the_past(paper):
    assert written(paper, ("save", "f.md", story("First snow", "2014-01-02", **LEAD))) == [
        "SHA256SUMS",
        "data/articles-2014-01.jsonl",
        "data/articles-2014.csv",
        "data/datapackage.json",
    ]


def test_a_deletion(paper):
    assert written(paper, ("delete", "d.md")) == ["SHA256SUMS", "data/articles-2015.csv", "data/datapackage.json"]
    assert "data/articles-2015-11.jsonl" in paper.removed
    assert written(paper, ("delete", "e.md")) == ["SHA256SUMS", "data/datapackage.json"]
    assert {"data/articles-undated.csv", "data/articles-undated.jsonl"} <= {*paper.removed}


def test_a_photo_for_another_of_the_same_size(paper):
    # Data names it and its size, not its bytes; only the sums tell.
    assert written(paper, ("photo", "storm.png", "blue")) == ["SHA256SUMS"]


def test_a_template_is_in_the_sums_alone(paper):
    assert written(paper, ("template", "notfound.html", "<!doctype html><title>Lost</title>\n")) == ["SHA256SUMS"]


def test_without_data_there_are_no_sums(paper):
    paper.after(("configure", 'leave_out = ["data"]\n'))
    assert not [path for path in paper.archive.site() if path.startswith(OF_DATA)]


def test_in_parts_an_edit_writes_one_of_each(paper, monkeypatch):
    for kind in (data, cards):
        monkeypatch.setattr(kind, "MOST", 1)
    paper.after(("configure", 'contact = "desk@post.example"\n'))
    months = [path for path in paper.archive.site() if path.startswith("data/articles-2015-10")]
    assert len(months) > 1
    found = written(paper, changed("b.md", ("Harbour frozen", "Harbour ice-bound")))
    assert [path[: len("data/articles-2015")] for path in found] == [
        "SHA256SUMS",
        "data/articles-2015",
        "data/articles-2015",
        "data/datapackage.j",
    ]


def test_sums_by_folder_hold_after_each_edit(paper, monkeypatch):
    monkeypatch.setattr(sums, "MOST", 5)
    first = written(paper, changed("b.md", ("froze.", "froze over.")))
    assert {"SHA256SUMS", "sums/2015.txt", "sums/2015-2.txt", "sums/data.txt"} <= {*first}
    assert len((paper.archive.folder / "public/sums/2015.txt").read_text().splitlines()) == 5
    again = written(paper, changed("b.md", ("froze.", "froze again.")))
    assert [path for path in again if not path.startswith("sums/search")] == [
        "SHA256SUMS",
        "data/articles-2015-10.jsonl",
        "data/datapackage.json",
        "sums/2015.txt",
        "sums/data.txt",
    ]
    written(paper, ("delete", "d.md"))
    written(paper, ("save", "f.md", story("First snow", "2014-01-02", **LEAD)))
    assert "sums/2014.txt" in paper.archive.site()
    monkeypatch.setattr(sums, "MOST", 1000)
    assert "sums/data.txt" not in written(paper, changed("b.md", ("froze.", "thawed.")))
    assert not [path for path in paper.archive.site() if path.startswith("sums/")]
