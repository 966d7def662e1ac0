"""What an article told before: kept by `newsgen record`, shown beside what it tells now, and withheld with it."""

import shutil

import pytest

from newsgen.problems import ConfigError
from newsgen.recording import record
from newsgen.verification import verify
from proofs.archive import Archive, story

STORM = "2015/10/storm.md"
FERRY = "2015/10/ferry.md"
PAGE = "2015/10/14/storm.html"
CHANGES = "2015/10/14/storm/revisions.html"
FIRST = story("Storm", "2015-10-14", body="Two boats sank in the storm.\n\nNobody was hurt.")
SECOND = story("Storm", "2015-10-14", body="Three boats sank in the storm.\n\nNobody was hurt.")
FILES = {STORM: FIRST, FERRY: story("Ferry", "2015-10-13")}
MAY, JUNE = "2026-05-03T10:15:00Z", "2026-06-07T08:00:00Z"


def keep(archive, moment=MAY, **choices):
    return record(archive.config, moment=moment, progress=lambda *_: None, **choices)


def kept(archive):
    folder = archive.folder / "revisions"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def edit(archive, text, path=STORM):
    """Change an article that was kept, and build."""
    archive.write(path, text)
    return archive.build()


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "paper", FILES)
    made.build()
    return made


def test_what_is_published_is_kept_once(archive):
    assert keep(archive, dry_run=True).kept == (FERRY, STORM)
    assert kept(archive) == []
    assert keep(archive).kept == (FERRY, STORM)
    assert keep(archive, JUNE).kept == ()
    assert [name.split(".")[:2] + name.split(".")[3:] for name in kept(archive)] == [
        ["2015/10/ferry", "20260503T101500Z", "md"],
        ["2015/10/storm", "20260503T101500Z", "md"],
    ]
    (storm,) = (archive.folder / "revisions").rglob("storm.*")
    assert storm.read_text() == FIRST


def test_only_what_was_built_and_is_published_is_kept(archive):
    archive.write("draft.md", story("Draft", "2015-10-15", draft="true"))
    archive.write("late.md", story("Late", "2015-10-15", embargo="2099-01-01"))
    archive.build()
    archive.write(STORM, SECOND)
    recorded = keep(archive)
    assert recorded.kept == (FERRY,)
    assert [(each.rule, each.path) for each in recorded.problems] == [("revisions/unbuilt", f"content/{STORM}")]


def test_of_an_archive_that_was_never_built_there_is_nothing_to_keep(tmp_path):
    with pytest.raises(ConfigError, match="Nothing has been published"):
        keep(Archive(tmp_path / "paper", FILES))


def test_an_article_that_never_changed_has_no_such_page(archive):
    before = archive.site()
    keep(archive)
    archive.build()
    assert archive.site() == before


def test_the_first_state_stands_whole_and_then_what_changed(archive):
    keep(archive)
    edit(archive, SECOND)
    page = archive.page(CHANGES)
    assert "As it was first kept, on 3 May 2026" in page
    assert "Two boats sank in the storm." in page
    assert '<del><span class="unseen">taken out: </span>Two</del>' in page
    assert '<ins><span class="unseen">put in: </span>Three</ins> boats sank in the storm.' in page
    assert page.count("Nobody was hurt.") == 1
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="storm/revisions.html">Changed 1 time since it was first kept</a>' in archive.page(PAGE)
    assert "Two boats" not in archive.page(PAGE)


def test_every_state_is_compared_with_the_one_before(archive):
    keep(archive)
    edit(archive, SECOND)
    keep(archive, JUNE)
    edit(archive, SECOND.replace("Three", "Four"))
    page = archive.page(CHANGES)
    told = ("Kept on 7 June 2026", "</span>Two</del>", "</span>Three</ins>", "As it stands now", "</span>Three</del>")
    assert [page.index(each) for each in told] == sorted(page.index(each) for each in told)
    assert "Changed 2 times" in archive.page(PAGE)


def test_what_nobody_sees_is_no_change(archive):
    keep(archive)
    edit(
        archive,
        story("Storm", "2015-10-14", body="Two boats sank in the storm.\n\n\n\nNobody was hurt.", topics="[Sea]"),
    )
    assert CHANGES not in archive.site()


def test_a_state_that_came_back_is_a_change_all_the_same(archive):
    keep(archive)
    edit(archive, SECOND)
    keep(archive, JUNE)
    edit(archive, FIRST)
    assert "Changed 2 times" in archive.page(PAGE)


def test_built_in_place_it_is_as_built_from_nothing(archive):
    keep(archive)
    edit(archive, SECOND)
    in_place = archive.site()
    shutil.rmtree(archive.folder / "public")
    archive.build(clean=True)
    assert archive.site() == in_place


def test_an_edit_prints_its_own_pages_and_no_other(archive):
    keep(archive)
    edit(archive, SECOND)
    report = edit(archive, SECOND.replace("Nobody", "One sailor"))  # no list shows that paragraph
    pages = {each.path for each in report.changes if each.path.endswith(".html") and each.what != "removed"}
    assert pages == {PAGE, CHANGES}


def test_a_state_whose_file_is_deleted_is_taken_back(archive):
    keep(archive)
    edit(archive, SECOND)
    shutil.rmtree(archive.folder / "revisions")
    archive.build()
    assert b"Two boats" not in b"".join(archive.site().values())
    assert 'content="0; url=../storm.html"' in archive.page(CHANGES)


def test_a_file_that_is_not_what_was_kept_is_told_and_not_shown(archive):
    keep(archive)
    (storm,) = (archive.folder / "revisions").rglob("storm.*")
    storm.write_text("Something else.\n")
    report = edit(archive, SECOND)
    (problem,) = report.problems
    assert (problem.rule, problem.severity) == ("revisions/file", "warning")
    assert problem.path == storm.relative_to(archive.folder).as_posix()
    assert CHANGES not in archive.site()


@pytest.mark.parametrize("settings", ["", 'leave_out = ["revisions"]\n'])
def test_front_matter_or_settings_can_do_without(archive, settings):
    keep(archive)
    archive.configure(settings)
    edit(archive, SECOND if settings else SECOND.replace("---\n\n", "revisions: false\n---\n\n"))
    assert CHANGES not in archive.site()
    assert "revisions.html" not in archive.page(PAGE)


@pytest.mark.parametrize(("level", "shown"), [("note", True), ("noindex", True), ("anonymise", False)])
def test_what_is_withheld_of_an_article_is_withheld_of_its_states(archive, level, shown):
    keep(archive)
    entry = f"- article: {STORM}\n  level: {level}\n  reason: Asked.\n  date: 2026-07-01\n"
    entry += "  names: [boats]\n" if level == "anonymise" else ""
    (archive.folder / "withdrawals.yaml").write_text(entry)
    edit(archive, SECOND)
    assert (CHANGES in archive.site()) is shown
    assert (b"Two boats" in b"".join(archive.site().values())) is shown
    assert keep(archive, JUNE).kept == ((STORM,) if shown else ())


def test_a_name_that_stood_only_in_an_earlier_state_is_nowhere_once_it_is_withheld(archive):
    edit(archive, FIRST.replace("Nobody", "Jane Roe"))
    keep(archive)
    edit(archive, SECOND)
    assert b"Jane Roe" in b"".join(archive.site().values())
    (archive.folder / "withdrawals.yaml").write_text(f"- article: {STORM}\n  level: anonymise\n  names: [Jane Roe]\n")
    archive.build()
    assert b"Jane" not in b"".join(archive.site().values())


def test_verify_looks_at_what_is_kept_and_a_rebuild_shows_it_again(archive):
    keep(archive)
    edit(archive, SECOND)
    verdict = verify(archive.config, rebuild=True)
    assert (verdict.findings, verdict.rebuilt) == ((), True)
    (storm,) = (archive.folder / "revisions").rglob("storm.*")
    storm.write_text("Otherwise.")
    (archive.folder / "revisions" / "README").touch()
    name = storm.relative_to(archive.folder).as_posix()
    found = {(each.what, each.path) for each in verify(archive.config).findings}
    assert found == {("changed", name), ("foreign", "revisions/README")}


def test_what_is_kept_as_it_stands_makes_no_article_read_anew(archive):
    keep(archive)
    assert archive.build().parsed == 0
    assert edit(archive, SECOND).parsed == 1
    keep(archive, JUNE)
    assert archive.build().parsed == 0


def test_a_state_taken_out_of_the_folder_has_its_article_read_anew(archive):
    keep(archive)
    edit(archive, SECOND)
    keep(archive, JUNE)
    (first,) = (archive.folder / "revisions").rglob("storm.20260503*")
    first.unlink()
    assert archive.build().parsed == 1
    assert b"Two boats" not in b"".join(archive.site().values())
