"""The whole way: what is made, what is left alone, what is never lost."""

import pytest

from newsgen.problems import ConfigError, Locked, NotPublished
from newsgen.site.lock import lock
from proofs.archive import Archive, story

LEAD = {"standfirst": '"What the page says first"'}
PAPER = {
    "a.md": story("Storm at sea", "2015-10-13", section="World", topics="[Sea]", **LEAD),
    "b.md": story("Harbour frozen", "2015-10-14", section="World", topics="[Sea, Ice]", byline="Ada Quill", **LEAD),
    "c.md": story("Ferry sails", "2015-10-15", section="World", **LEAD),
    "d.md": story("A draw", "2015-11-01", section="Sport", **LEAD),
    "e.md": story("Old tale", section="World", **LEAD),
}


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", PAPER)
    made.build()
    return made


def assets(report, folder="assets/"):
    return [change.path for change in report.changes if change.path.startswith(folder)]


# -- what a build does ---------------------------------------------------------------------------


def test_a_first_build_makes_every_page(tmp_path):
    report = Archive(tmp_path / "archive", PAPER).build()
    assert (report.sources, report.published, report.refused, report.drafts, report.duplicates) == (5, 5, 0, 0, 0)
    assert report.problems == ()
    assert report.exit_code() == 0
    # 5 articles · front, about, search, 404, undated · 1 year, 2 months, 4 days · 2 sections, 2 topics, 1 author
    # · 4 days of the year, their calendar · 3 indexes and the way to them · 2 feeds, 2 months of their history
    # · how to search · sitemap with its 4 files
    assert report.pages == 5 + 5 + 7 + 5 + 5 + 4 + 4 + 1 + 5
    # Data: 3 files of lines, 2 tables
    assert report.rendered == report.pages + 5 + len(assets(report))
    # What the data are, sums and 7 files for hosts follow from the rest; of the search only its page is rendered.
    assert report.written == report.rendered + 2 + 7 + len(assets(report, "search/")) - 1


def test_a_second_build_changes_nothing_and_says_so(archive):
    before = archive.site()
    report = archive.build()
    assert (report.parsed, report.rendered, report.written, report.removed) == (0, 0, 0, 0)
    assert archive.site() == before


def test_clean_forgets_and_makes_the_same_bytes(archive):
    before = archive.site()
    report = archive.build(clean=True)
    assert (report.parsed, report.rendered) == (
        5,
        # Not rendered: the sums, what the data are, and 7 files for hosts.
        sum(not path.startswith("search/") or path == "search/index.html" for path in before) - 9,
    )
    assert archive.site() == before


def test_an_old_file_of_ours_goes_and_one_of_theirs_stays(archive):
    theirs = archive.folder / "public" / "CNAME"
    theirs.write_text("post.example")
    archive.delete("e.md")
    archive.build()
    assert theirs.read_text() == "post.example"
    assert not (archive.folder / "public" / "data" / "articles-undated.jsonl").exists()


# -- what is wrong, and what goes on -------------------------------------------------------------


def test_one_bad_file_never_stops_a_build(archive):
    archive.write("broken.md", "---\nheadline: [unclosed\n---\n\nText.\n")
    report = archive.build()
    assert (report.sources, report.published, report.refused) == (6, 5, 1)
    assert [problem.path for problem in report.problems] == ["content/broken.md"]
    assert report.exit_code() == 1


def test_what_is_refused_is_kept_with_its_reason(archive):
    text = "---\nheadline: [unclosed\n---\n\nText.\n"
    archive.write("broken.md", text)
    archive.build()
    kept = sorted((archive.folder / ".newsgen" / "refused").iterdir())
    assert [path.suffix for path in kept] == [".json", ".md"]
    assert kept[1].read_text() == text
    assert '"rule": "front-matter/yaml"' in kept[0].read_text()
    archive.delete("broken.md")
    archive.build()
    assert list((archive.folder / ".newsgen" / "refused").iterdir()) == []


def test_problems_are_told_again_until_they_are_mended(archive):
    archive.write("broken.md", "---\nheadline: [unclosed\n---\n\nText.\n")
    assert archive.build().problems == archive.build().problems != ()


def test_drafts_and_duplicates_are_counted(archive):
    archive.write("draft.md", story("Not yet", "2015-10-14", draft="true"))
    archive.write("z-copy.md", PAPER["a.md"])
    report = archive.build()
    assert (report.sources, report.published, report.drafts, report.duplicates) == (7, 5, 1, 1)
    assert [problem.rule for problem in report.problems] == ["duplicate/bytes"]
    assert report.exit_code() == 0


def test_strict_publishes_nothing_when_anything_is_wrong(archive):
    before = archive.site()
    archive.write("broken.md", "---\nheadline: [unclosed\n---\n\nText.\n")
    archive.write("a.md", PAPER["a.md"].replace("Storm", "Gale"))
    report = archive.build(strict=True)
    assert report.kept
    assert report.exit_code(strict=True) == 3
    assert archive.site() == before


def test_an_archive_of_which_nothing_can_be_published_keeps_its_site(tmp_path):
    archive = Archive(tmp_path / "archive", {"broken.md": "---\nheadline: [unclosed\n---\n"})
    report = archive.build()
    assert (report.exit_code(), report.kept) == (3, True)
    assert not (archive.folder / "public").exists()


def test_an_empty_archive_has_a_site(tmp_path):
    archive = Archive(tmp_path / "archive")
    assert archive.build().exit_code() == 0
    assert "The Post" in archive.page("index.html")


def test_no_content_folder_is_wrong_use(tmp_path):
    archive = Archive(tmp_path / "archive")
    archive.content.rmdir()
    with pytest.raises(ConfigError, match="There is no content folder here"):
        archive.build()


def test_two_builds_at_once_are_kept_apart(archive):
    with lock(archive.config.memory_dir), pytest.raises(Locked):
        archive.build()


def test_a_broken_template_keeps_the_old_site_and_names_the_line(archive):
    before = archive.site()
    (archive.folder / "templates").mkdir()
    (archive.folder / "templates" / "article.html").write_text("<p>\n{{ page.nonsense }}\n")
    report = archive.build()
    assert report.exit_code() == 3
    assert archive.site() == before
    assert len(report.problems) == 1
    assert report.problems[0].path.endswith("templates/article.html")
    assert report.problems[0].line == 2


def test_a_broken_link_is_told(archive):
    archive.write("f.md", story("Links", "2015-10-20", body="See [the flood](flood.md) and [the storm](a.md)."))
    report = archive.build()
    assert [(p.rule, p.severity) for p in report.problems] == [("link/broken", "warning")]
    assert 'href="../13/storm-at-sea.html"' in archive.page("2015/10/20/links.html")


def test_an_alias_that_is_taken_is_told(archive):
    archive.write("f.md", story("Taken", "2015-10-20", aliases="[/2015/10/13/storm-at-sea.html]"))
    report = archive.build()
    assert [problem.rule for problem in report.problems] == ["address/taken"]
    assert "Storm at sea" in archive.page("2015/10/13/storm-at-sea.html")


def test_an_output_folder_that_cannot_be_written_is_an_error_that_names_it(archive):
    # A file stands where a folder of pages must be.
    (archive.folder / "public" / "2031").write_text("theirs")
    archive.write("f.md", story("Later", "2031-10-20"))
    with pytest.raises(NotPublished, match="2031"):
        archive.build()
    (archive.folder / "public" / "2031").unlink()
    assert archive.build().exit_code() == 0


# -- the same bytes, whatever the hands ----------------------------------------------------------


def test_one_worker_and_three_make_the_same_bytes(tmp_path):
    files = {
        f"{n:03}.md": story(f"Story {n}", f"2015-{n % 12 + 1:02}-{n % 28 + 1:02}", topics=f"[T{n % 7}]")
        for n in range(130)
    }
    one, three = Archive(tmp_path / "one", files), Archive(tmp_path / "three", files)
    one.build(jobs=1)
    three.build(jobs=3)
    assert one.site() == three.site()
