"""The four stops: same source, not parsed; same article, not planned; same page, not rendered; same bytes, not written.

Each edit of an article or a photo with its exact work, and nothing besides.
"""

import pytest

from proofs.archive import Archive, story
from proofs.stops import BASE, LEAD, PAPER, WHOLE, Work, changed, counted, paper_built

OF_STORM = [
    "2015/10/13/index.html",
    "2015/10/13/storm-at-sea.html",
    "2015/10/index.html",
    "2015/index.html",
    "days/10-13.html",
    "feed.json",
    "index.html",
    "photos/2015-10.html",
    "photos/index.html",
    "sections/world/index.html",
    "topics/sea/index.html",
]


@pytest.fixture
def paper(tmp_path, monkeypatch):
    return paper_built(tmp_path, monkeypatch)


# -- nothing, and next to nothing ----------------------------------------------------------------


def test_nothing(paper):
    assert paper.build() == Work(0, 0, 0, 0, 0)


def test_a_file_saved_as_it_was(paper):
    assert paper.after(("save", "a.md", PAPER["a.md"])) == Work(0, 0, 0, 0, 0)


def test_a_draft(paper):
    assert paper.after(("save", "f.md", story("Not yet", "2015-10-14", draft="true"))) == Work(1, WHOLE, 0, 0, 0)


def test_a_double(paper):
    assert paper.after(("copy", "a.md", "z-copy.md")) == Work(1, WHOLE + 1, 0, 0, 0)


def test_a_photo_that_no_article_shows(paper):
    assert paper.after(("photo", "spare.png", "red")) == Work(0, WHOLE, 0, 0, 0)


# -- articles ------------------------------------------------------------------------------------


def test_a_body(paper):
    assert paper.after(changed("b.md", ("froze.", "froze over."))) == Work(1, WHOLE + 1, 1, 1, 0)
    assert paper.written == ["2015/10/14/harbour-frozen.html"]


def test_a_headline(paper):
    assert paper.after(changed("b.md", ("Harbour frozen", "Harbour ice-bound"))) == Work(1, WHOLE + 19, 15, 15, 0)
    assert paper.written == [
        "2015/10/13/storm-at-sea.html",  # its neighbours in the section
        "2015/10/14/harbour-frozen.html",
        "2015/10/14/index.html",
        "2015/10/15/ferry-sails.html",
        "2015/10/index.html",
        "2015/index.html",
        "atom.xml",
        "authors/ada-quill/index.html",
        "days/10-14.html",
        "feed.json",
        "feeds/2015-10.xml",
        "index.html",
        "sections/world/index.html",
        "topics/ice/index.html",
        "topics/sea/index.html",
    ]


def test_a_date_moves_the_page_and_leaves_a_redirect(paper):
    assert paper.after(changed("b.md", ("2015-10-14", "2015-10-16"))) == Work(1, WHOLE + 26, 26, 26, 0)
    assert paper.written == [
        "2015/10/13/index.html",  # the days beside the one that is gone, and the one that is new
        "2015/10/13/storm-at-sea.html",
        "2015/10/14/harbour-frozen.html",  # the redirect
        "2015/10/14/index.html",  # what leads on from a day that has no article left
        "2015/10/15/ferry-sails.html",  # a neighbour, and it links there
        "2015/10/15/index.html",
        "2015/10/16/harbour-frozen.html",
        "2015/10/16/index.html",
        "2015/10/index.html",
        "2015/11/01/index.html",
        "2015/index.html",
        "atom.xml",
        "authors/ada-quill/index.html",
        "days/10-13.html",  # in all years, and the days of the year beside it
        "days/10-14.html",
        "days/10-15.html",
        "days/10-16.html",
        "days/11-01.html",
        "days/index.html",
        "feed.json",
        "feeds/2015-10.xml",
        "index.html",
        "sections/world/index.html",
        "sitemaps/2015-10.xml",
        "topics/ice/index.html",
        "topics/sea/index.html",
    ]
    assert 'href="../16/harbour-frozen.html"' in paper.archive.page("2015/10/14/harbour-frozen.html")


def test_a_link_to_an_article_that_moves_follows_it(paper):
    paper.after(changed("b.md", ("section: World", "section: Sport")))  # no neighbour of c.md any more
    paper.after(changed("b.md", ("section: World", "section: Sport"), ("2015-10-14", "2015-10-16")))
    assert 'href="../16/harbour-frozen.html"' in paper.archive.page("2015/10/15/ferry-sails.html")


def test_a_new_article_in_the_past(paper):
    snow = ("save", "f.md", story("First snow", "2014-01-02", section="Sport", **LEAD))
    assert paper.after(snow) == Work(1, WHOLE + 17, 22, 22, 0)
    assert paper.written == [
        "2014/01/02/first-snow.html",
        "2014/01/02/index.html",
        "2014/01/index.html",
        "2014/index.html",
        "2015/10/13/index.html",  # the day, month and year before which it stands
        "2015/10/index.html",
        "2015/11/01/a-draw.html",
        "2015/index.html",
        "about/index.html",
        "atom.xml",
        "days/01-02.html",
        "days/10-13.html",
        "days/index.html",
        "feed.json",
        "feeds/2014-01.xml",
        "feeds/2015-10.xml",  # the month before which it stands
        "index.html",
        "sections/index.html",
        "sections/sport/index.html",
        "sitemap.xml",
        "sitemaps/2014-01.xml",
        "sitemaps/pages.xml",
    ]


def test_a_deletion_leaves_a_page_that_says_so(paper):
    paper.after(("save", "f.md", story("Rowing", "2015-10-13", section="Sport", **LEAD)))  # so that the section stays
    assert paper.after(("delete", "d.md")) == Work(0, WHOLE + 11, 19, 19, 2)
    assert paper.written == [
        "2015/10/13/rowing.html",
        "2015/10/15/index.html",
        "2015/10/index.html",
        "2015/11/01/a-draw.html",
        "2015/11/01/index.html",  # three that lead on
        "2015/11/index.html",
        "2015/index.html",
        "about/index.html",
        "atom.xml",
        "days/10-15.html",
        "days/11-01.html",
        "days/index.html",
        "feed.json",
        "feeds/2015-10.xml",
        "index.html",
        "sections/index.html",
        "sections/sport/index.html",
        "sitemap.xml",
        "sitemaps/pages.xml",
    ]
    assert paper.removed == ["feeds/2015-11.xml", "sitemaps/2015-11.xml"]
    assert "noindex" in paper.archive.page("2015/11/01/a-draw.html")


def test_the_last_article_of_a_section_takes_its_place_on_every_page_along(paper):
    assert paper.after(("delete", "d.md")) == Work(0, 37, 41, 38, 2)  # but for what has no masthead
    assert paper.removed == ["feeds/2015-11.xml", "sitemaps/2015-11.xml"]
    assert 'content="0; url=../index.html"' in paper.archive.page("sections/sport/index.html")


def test_a_renamed_file_keeps_its_address(paper):
    # The lists are made anew, as its id is another, and have the same bytes.
    assert paper.after(("move", "d.md", "sport/final.md")) == Work(1, WHOLE + 12, 10, 1, 0)
    assert paper.written == ["2015/11/01/a-draw.html"]


def test_an_alias(paper):
    assert paper.after(changed("b.md", ("byline:", "aliases: [/old/1]\nbyline:"))) == Work(1, WHOLE + 3, 2, 2, 0)
    assert paper.written == ["2015/10/14/harbour-frozen.html", "old/1/index.html"]


def test_a_term_that_reaches_its_threshold_is_linked_to_by_all_who_name_it(paper):
    paper.after(("configure", f"{BASE}term_threshold = 2\n"))
    ice = ("save", "f.md", story("Thaw", "2016-01-02", section="Sport", topics="[Ice]", **LEAD))
    assert 'content="0; url=../index.html"' in paper.archive.page("topics/ice/index.html")
    paper.after(ice)
    assert {"2015/10/14/harbour-frozen.html", "topics/ice/index.html"} <= {*paper.written}
    assert "2015/10/15/ferry-sails.html" not in paper.planned
    paper.after(("delete", "f.md"))
    assert "2015/10/14/harbour-frozen.html" in paper.written
    assert 'content="0; url=../index.html"' in paper.archive.page("topics/ice/index.html")


# -- photos --------------------------------------------------------------------------------------


def test_a_photo_for_another(paper):
    # All that show it are made anew, and name the same file.
    assert paper.after(("photo", "storm.png", "blue")) == Work(0, WHOLE + 17, 13, 1, 0)
    assert paper.written == ["photos/storm.png"]


def test_a_photo_that_was_missing(paper):
    assert paper.after(("photo", "lost.png", "red")) == Work(0, WHOLE + 15, 12, 11, 0)
    assert paper.written == [
        "2015/10/15/ferry-sails.html",
        "2015/10/15/index.html",
        "2015/10/index.html",
        "2015/index.html",
        "days/10-15.html",
        "feed.json",
        "index.html",
        "photos/2015-10.html",  # the contact sheet, and the way to it
        "photos/index.html",
        "photos/lost.png",
        "sections/world/index.html",
    ]


def test_a_photo_that_goes(paper):
    assert paper.after(("delete", "storm.png")) == Work(0, WHOLE + 17, 12, 11, 1)
    assert paper.written == OF_STORM
    assert paper.removed == ["photos/storm.png"]


# -- a larger archive ----------------------------------------------------------------------------


def test_in_a_large_archive_an_edit_plans_a_handful(tmp_path, monkeypatch):
    def one(n: int, headline: str = "", body: str = "It froze.") -> str:
        date = f"{2005 + n % 10}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        return story(headline or f"Story {n}", date, body=body, section=f"S{n % 4}", topics=f"[T{n % 9}]", **LEAD)

    large = counted(
        Archive(
            tmp_path / "archive",
            {f"{n % 20}/{n}.md": one(n) for n in range(300)},
            settings='leave_out = ["data", "hosts"]',
        ),
        monkeypatch,
    )
    large.build()
    assert len(large.planned) == 900
    assert large.after(("save", "17/157.md", one(157, body="It thawed."))) == Work(1, WHOLE + 1, 1, 1, 0)
    # Five articles, five spans of time, a topic and a section; their neighbours were looked at as well.
    assert large.after(("save", "17/157.md", one(157, headline="The thaw"))) == Work(1, WHOLE + 19, 12, 12, 0)
    assert large.after(("delete", "17/157.md")) == Work(0, WHOLE + 22, 20, 20, 0)
