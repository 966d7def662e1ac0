"""What was corrected, by year, each correction with its article."""

from newsgen.model import Correction
from newsgen.plan.kinds import corrections as kind
from proofs.archive import Archive, story
from proofs.making import article, desk, filled, planned


def corrected(path: str, published: str, *notes: tuple[str, str]):
    return article(path, published, corrections=tuple(Correction(date=date, text=text) for date, text in notes))


def test_a_paper_without_corrections_has_no_page_of_them(tmp_path):
    assert planned(kind, desk(tmp_path, article("a.md", "2015-10-14"))) == {}


def test_the_newest_stand_first_and_each_year_has_its_page(tmp_path):
    on = desk(
        tmp_path,
        corrected("a.md", "2015-10-14", ("2015-10-16", "The name."), ("2016-01-02", "The ferry.")),
        corrected("b.md", "2015-10-15", ("2015-10-16", "The hour."), ("2015-10-16", "The day."), ("", "Undated.")),
    )
    assert sorted(planned(kind, on)) == [
        "corrections/2015.html", "corrections/2016.html", "corrections/index.html", "corrections/undated.html",
    ]  # fmt: skip
    entries = filled(kind, on, "corrections/index.html").facts["entries"]
    assert [(each["date"], each["url"][-6:], each["texts"]) for each in entries] == [
        ("2016-01-02", "a.html", ["The ferry."]),
        ("2015-10-16", "a.html", ["The name."]),
        ("2015-10-16", "b.html", ["The hour.", "The day."]),
        ("", "b.html", ["Undated."]),
    ]
    assert [each["texts"] for each in filled(kind, on, "corrections/undated.html").facts["entries"]] == [["Undated."]]
    years = filled(kind, on, "corrections/2015.html").periods
    assert [(year.key, year.count) for year in years] == [("2016", 1), ("2015", 2), ("undated", 1)]


def test_a_correction_changes_its_own_pages_and_no_other_list(tmp_path):
    archive = Archive(tmp_path, {"a.md": story("A", "2015-10-14"), "b.md": story("B", "2015-10-15")})
    archive.build()
    archive.write("a.md", story("A", "2015-10-14", corrections='[{date: 2015-10-16, text: "It was B & C."}]'))
    changed = {change.path for change in archive.build().changes if not change.path.startswith(("search/", "sums"))}
    assert changed == {
        "2015/10/14/a.html", "SHA256SUMS", "about/index.html", "corrections.xml", "corrections/2015.html",
        "corrections/index.html", "data/articles-2015-10.jsonl", "data/datapackage.json", "sitemaps/pages.xml",
    }  # fmt: skip
    assert "It was B &amp; C." in archive.page("corrections/index.html")
    assert '<meta property="article:modified_time" content="2015-10-16">' in archive.page("2015/10/14/a.html")


def test_an_archive_can_do_without_them(tmp_path):
    fields = {"corrections": '[{date: 2015-10-16, text: "It was B."}]'}
    archive = Archive(tmp_path, {"a.md": story("A", "2015-10-14", **fields)}, settings='leave_out = ["corrections"]\n')
    archive.build()
    assert [path for path in archive.site() if "corrections" in path] == []
