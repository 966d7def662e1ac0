"""Contact sheets: every photo with its words, by the time of its article; long ones cut, never by page number."""

from unittest.mock import patch

import msgspec
import pytest

from newsgen.catalog.store import Catalog, Stored
from newsgen.model import Block, Figure, FileWords
from newsgen.plan import sheets
from newsgen.plan.kinds import photos as kind
from newsgen.site.photos.words import NONE
from proofs.making import article, desk, filled, planned

MOLE = Figure(file="mole.jpg", caption="The mole", credit="Ines Falk")
LOST = Figure(caption="The mayor", credit="Jon Pell")


def one(path: str, published: str, *figures: Figure, **fields):
    return article(path, published, figures=figures or (MOLE,), **fields)


def on_desk(folder, *articles, files=("mole.jpg",), words: FileWords = NONE, **settings):
    on = desk(folder, *articles, **settings)
    with Catalog(folder / "catalog.db") as catalog:
        packed = b"" if words == NONE else msgspec.msgpack.encode(words)
        catalog.keep_photos(Stored(name, 1, 1, 1, "d", 900, 600, "", still=True, words=packed) for name in files)
    return on


def sheet(page) -> dict[str, list[str]]:
    """What stands under each heading: captions with their articles."""
    return {group.key: [f"{shot.figure.caption} · {shot.url}" for shot in group.shots] for group in page.groups}


PAPER = (
    one("a.md", "2015-10-14"),
    one("b.md", "2015-10-20", MOLE, LOST),
    one("c.md", "2015-10"),
    one("d.md", "2014-02-01", LOST),
    one("e.md", "2012"),
    one("f.md", ""),
    article("g.md", "2015-10-14"),
)


def test_a_sheet_for_each_month_year_and_the_undated(tmp_path):
    on = on_desk(tmp_path, *PAPER)
    assert sorted(planned(kind, on)) == [
        "photos/2012.html", "photos/2014-02.html", "photos/2015-10.html", "photos/index.html", "photos/undated.html",
    ]  # fmt: skip


def test_a_month_shows_its_photos_the_newest_first_those_that_are_lost_among_them(tmp_path):
    page = filled(kind, on_desk(tmp_path, *PAPER), "photos/2015-10.html")
    assert sheet(page) == {
        "2015-10": [
            "The mole · 2015/10/20/b.html",
            "The mayor · 2015/10/20/b.html",
            "The mole · 2015/10/14/a.html",
            "The mole · 2015/10/c.html",
        ]
    }
    assert set(page.photos) == {"mole.jpg"}
    assert (page.period.key, page.period.count) == ("2015-10", 4)
    assert (page.previous.url, page.following) == ("photos/2014-02.html", None)


def test_what_survives_is_shown_first_however_long_nothing_newer_did(tmp_path):
    lost = (one(f"{month}.md", f"2015-{month:02}-03", LOST) for month in range(1, 13))
    page = filled(kind, on_desk(tmp_path, *lost, *PAPER[4:], one("h.md", "2016", LOST)), "photos/index.html")
    assert sheet(page) == {"": ["The mole · 2012/e.html", "The mole · undated/f-2.html"]}


def test_the_first_page_leads_to_all_and_shows_the_newest_that_survive(tmp_path):
    page = filled(kind, on_desk(tmp_path, *PAPER), "photos/index.html")
    assert [(year.key, year.url, year.count, year.months) for year in page.periods] == [
        ("2015", "", 4, (0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0)),
        ("2014", "", 1, (0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        ("2012", "photos/2012.html", 1, (0,) * 12),
    ]
    assert page.facts == {"photos": 7, "undated": 1}
    assert sheet(page) == {
        "": [
            "The mole · 2015/10/20/b.html",
            "The mole · 2015/10/14/a.html",
            "The mole · 2015/10/c.html",
            "The mole · 2012/e.html",
            "The mole · undated/f-2.html",
        ]
    }


def test_it_is_a_way_into_the_archive_where_there_are_photos(tmp_path):
    assert on_desk(tmp_path, *PAPER).site.indexes == ("photos", "undated")
    (tmp_path / "none").mkdir()
    bare = on_desk(tmp_path / "none", article("g.md", "2015-10-14"))
    assert bare.site.indexes == ()
    assert list(kind.plan(bare)) == []
    (tmp_path / "out").mkdir()
    assert on_desk(tmp_path / "out", *PAPER, leave_out=("photos",)).site.indexes == ("undated",)


@pytest.fixture
def cut(tmp_path):
    many = [one(f"{letter}{day}.md", f"2015-10-{day:02}") for day in (1, 2) for letter in "abc"]
    with patch.object(sheets, "LONG", 3), patch.object(sheets, "OF_A_PART", 2), patch.object(kind, "OF_A_PART", 2):
        yield on_desk(tmp_path, *many, one("z.md", "2015-10-02"), one("loose.md", "2015-10"), *PAPER[4:])


def test_a_long_month_is_cut_into_its_days_and_a_long_day_into_its_letters(cut):
    assert sorted(planned(kind, cut)) == [
        "photos/2012.html",
        "photos/2015-10-01.html",
        "photos/2015-10-02-a.html",
        "photos/2015-10-02-b.html",
        "photos/2015-10-02-c.html",
        "photos/2015-10-02-z.html",
        "photos/2015-10-02.html",
        "photos/2015-10.html",
        "photos/index.html",
        "photos/undated.html",
    ]


def test_of_each_day_the_month_shows_the_first_few(cut):
    page = filled(kind, cut, "photos/2015-10.html")
    assert {key: len(shots) for key, shots in sheet(page).items()} == {
        "2015-10-02": 2, "2015-10-01": 2, "2015-10": 1,
    }  # fmt: skip
    assert [(group.url, group.count) for group in page.groups] == [
        ("photos/2015-10-02.html", 4), ("photos/2015-10-01.html", 3), ("", 1),
    ]  # fmt: skip
    assert page.period.count == 8
    day = filled(kind, cut, "photos/2015-10-02.html")
    assert [(group.key, group.url) for group in day.groups][:2] == [
        ("A", "photos/2015-10-02-a.html"), ("B", "photos/2015-10-02-b.html"),
    ]  # fmt: skip
    assert day.links == {"photos": "photos/index.html", "above": "photos/2015-10.html"}
    letter = filled(kind, cut, "photos/2015-10-02-z.html")
    assert sheet(letter) == {"Z": ["The mole · 2015/10/02/z.html"]}
    assert letter.links["above"] == "photos/2015-10-02.html"


def test_only_touched_months_are_planned_anew(tmp_path):
    on = on_desk(tmp_path, *PAPER)
    assert [plan.url for plan in kind.replan(on, ["2015-10", "2012"])] == ["photos/2012.html", "photos/2015-10.html"]
    assert [plan.url for plan in kind.replan(on, ["undated", "index"])] == ["photos/undated.html", "photos/index.html"]
    assert list(kind.replan(on, ["1999-01"])) == []
    whole = planned(kind, on)
    assert all(plan == whole[plan.url] for plan in kind.replan(on, ["2015-10", "2012", "undated", "index"]))


CHANGES = {
    "a caption": one("a.md", "2015-10-14", Figure(file="mole.jpg", caption="The old mole", credit="Ines Falk")),
    "its headline": one("a.md", "2015-10-14", headline="Another"),
    "another photo": one("a.md", "2015-10-14", Figure(file="spare.jpg", caption="The mole", credit="Ines Falk")),
    "one more": one("a.md", "2015-10-14", MOLE, MOLE),
    "its address": one("a.md", "2015-10-14", slug="other"),
}


def prints(folder, *articles) -> dict[str, str]:
    """The fingerprint of every sheet of a paper."""
    folder.mkdir()
    return {url: plan.fingerprint for url, plan in planned(kind, on_desk(folder, *articles)).items()}


@pytest.mark.parametrize("new", CHANGES.values(), ids=list(CHANGES))
def test_a_change_changes_its_month_and_no_other_sheet(tmp_path, new):
    before, after = prints(tmp_path / "was", *PAPER), prints(tmp_path / "is", new, *PAPER[1:])
    assert {url for url in after if before[url] != after[url]} == {"photos/2015-10.html", "photos/index.html"}


def test_an_edited_body_changes_no_sheet(tmp_path):
    body = (Block(kind="paragraph", html="<p>It froze over.</p>", text="It froze over.", anchor="p1"),)
    edited = one("a.md", "2015-10-14", body=body)
    assert prints(tmp_path / "was", *PAPER) == prints(tmp_path / "is", edited, *PAPER[1:])


def test_where_the_article_is_silent_the_photos_file_speaks_and_is_named(tmp_path):
    on = on_desk(
        tmp_path,
        one("a.md", "2015-10-14", Figure(file="mole.jpg", caption="The mole")),
        words=FileWords(caption="By the file", credit="Ines Falk", alt="A long wall"),
    )
    (shot,) = filled(kind, on, "photos/2015-10.html").groups[0].shots
    assert shot.figure == Figure(
        file="mole.jpg", caption="The mole", credit="Ines Falk", alt="A long wall", from_file=("credit", "alt")
    )
