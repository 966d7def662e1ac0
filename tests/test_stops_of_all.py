"""The four stops after what concerns every page: templates, settings, the versions of our own code."""

import pytest

from newsgen.articles.readers import markdown
from newsgen.plan.kinds import day
from proofs import ROOT
from proofs.stops import ADDRESS, BASE, PAGES, WHOLE, Work, paper_built


@pytest.fixture
def paper(tmp_path, monkeypatch):
    return paper_built(tmp_path, monkeypatch)


def test_a_comment_in_a_template(paper):
    theme = (ROOT / "templates/notfound.html").read_text(encoding="utf-8")
    assert paper.after(("template", "notfound.html", "{# for whoever is lost #}" + theme)) == Work(0, PAGES, 1, 0, 0)


def test_a_template(paper):
    assert paper.after(("template", "notfound.html", "<!doctype html><title>Lost</title>\n")) == Work(0, PAGES, 1, 1, 0)
    assert paper.written == ["404.html"]
    assert paper.after(("template", "notfound.html", "")) == Work(0, PAGES, 1, 1, 0)


@pytest.mark.parametrize(
    ("line", "work", "written"),
    [
        # what pages show
        ('contact = "desk@post.example"', Work(0, PAGES, PAGES, 1, 0), ["about/index.html"]),
        ("feed_articles = 1", Work(0, PAGES, PAGES, 2, 0), ["atom.xml", "feed.json"]),
        ("front_articles = 1", Work(0, PAGES, PAGES, 1, 0), ["index.html"]),
        ("listing_articles = 1", Work(0, PAGES + 1, PAGES + 1, 2, 0),
         ["sections/world/2010s.html", "sections/world/index.html"]),
        # how articles are read
        ('timezone = "Europe/Berlin"', Work(5, PAGES, PAGES, 4, 0),
         ["atom.xml", "feed.json", "feeds/2015-10.xml", "feeds/2015-11.xml"]),
        # which pages there are
        ("term_threshold = 2", Work(0, PAGES - 2, PAGES, 7, 0),
         ["2015/10/14/harbour-frozen.html", "a-z/index.html", "authors/ada-quill/index.html", "authors/index.html",
          "sitemaps/pages.xml", "topics/ice/index.html", "topics/index.html"]),
    ],
)  # fmt: skip
def test_a_setting(paper, line, work, written):
    assert paper.after(("configure", f"{BASE}{line}\n")) == work
    assert paper.written == written


def test_a_setting_that_articles_show(paper):
    work = paper.after(("configure", f'{BASE}publisher = "The Post Company"\n'))
    assert (work.parsed, work.planned, work.rendered) == (5, PAGES, PAGES)


def test_a_kind_of_page_to_do_without(paper):
    work = paper.after(("configure", f'{ADDRESS}leave_out = ["data", "day", "hosts"]\n'))
    assert (work.parsed, work.planned, work.removed) == (0, PAGES - 4, 0)
    days = [f"2015/{date}/index.html" for date in ("10/13", "10/14", "10/15", "11/01")]
    # What led to them is not a link any more.
    same = [f"days/{day}.html" for day in ("10-13", "10-14", "10-15", "11-01")]
    assert paper.written == sorted(["2015/10/index.html", "2015/11/index.html", *days, *same])
    assert "13/index.html" not in paper.archive.page("2015/10/index.html")


def test_a_pattern_of_addresses(paper):
    work = paper.after(("configure", f'{BASE}address = "{{year}}/{{slug}}.html"\n'))
    assert (work.parsed, work.planned, work.removed) == (0, PAGES + 4, 0)  # a redirect for each of the dated
    assert 'href="../../storm-at-sea.html"' in paper.archive.page("2015/10/13/storm-at-sea.html")


def test_another_output_folder(paper):
    before = [path for path in paper.archive.site() if path.endswith(".html") or not path.startswith("search/")]
    assert paper.after(("configure", f'{BASE}output = "out"\n')) == Work(0, PAGES, len(before), len(before), 0)
    assert paper.after(("configure", BASE)) == Work(0, 0, 0, 0, 0)


def test_a_reader_of_another_version_that_reads_the_same(paper, monkeypatch):
    monkeypatch.setattr(markdown, "VERSION", markdown.VERSION + 1)
    assert paper.build() == Work(5, WHOLE + 5, 0, 0, 0)


def test_a_kind_of_another_version_that_makes_the_same(paper, monkeypatch):
    monkeypatch.setattr(day, "VERSION", day.VERSION + 1)
    assert paper.build() == Work(0, PAGES, 4, 0, 0)
