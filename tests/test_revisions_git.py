"""Earlier states out of git: every commit of the branch, whatever was written aside, and nothing that is not whole."""

import os
import shutil
import subprocess

import pytest

from newsgen import revisions_git
from newsgen.problems import ConfigError
from newsgen.recording import record
from newsgen.verification import verify
from proofs.archive import Archive, story

STORM = "2015/10/storm.md"
CHANGES = "2015/10/14/storm/revisions.html"
FIRST = story("Storm", "2015-10-14", body="Two boats sank in the storm.\n\nNobody was hurt.")
SECOND = FIRST.replace("Two", "Three")
THIRD = FIRST.replace("Two", "Four")
FILES = {STORM: FIRST, "2015/10/ferry.md": story("Ferry", "2015-10-13")}
MAY, JUNE = "2026-05-03T10:15:00Z", "2026-06-07T08:00:00Z"


def git(archive, *words, at=MAY):
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@post.example", "-c", "commit.gpgsign=false")
    dates = {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at}
    command = ("git", *who, "-C", archive.folder, *words)
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **dates}).stdout


def commit(archive, text=None, *, at=MAY):
    if text is not None:
        archive.write(STORM, text)
    git(archive, "add", "-A")
    git(archive, "commit", "-qm", "As published", at=at)


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "paper", FILES, settings='revisions = "git"\n')
    (made.folder / ".gitignore").write_text(".newsgen/\npublic/\n")
    git(made, "init", "-q", "-b", "main")
    commit(made)
    return made


def states(archive):
    return {path: [each.at for each in kept] for path, kept in revisions_git.listed(archive.content).items()}


def test_a_state_is_what_a_commit_left_and_the_present_one_is_none(archive):
    assert states(archive) == {}
    archive.write(STORM, SECOND)
    assert states(archive) == {STORM: [MAY]}
    commit(archive, at=JUNE)
    assert states(archive) == {STORM: [MAY]}


def test_names_of_any_letters_and_contents_of_any_bytes(archive):
    odd = "1998/Über „uns“ \t1.md"
    archive.write(odd, b"caf\xe9\0\n")
    commit(archive)
    archive.write(odd, "x")
    (kept,) = revisions_git.listed(archive.content)[odd]
    assert revisions_git.contents(archive.folder, [kept.digest, "0" * 40, kept.digest]) == [
        b"caf\xe9\0\n", None, b"caf\xe9\0\n",
    ]  # fmt: skip


def test_what_was_written_aside_counts_from_when_it_was_merged(archive):
    git(archive, "checkout", "-qb", "aside")
    commit(archive, SECOND, at="2026-05-04T00:00:00Z")
    commit(archive, THIRD, at="2026-05-05T00:00:00Z")
    git(archive, "checkout", "-q", "main")
    git(archive, "merge", "-q", "--no-ff", "-m", "Merge", "aside", at=JUNE)
    archive.write(STORM, FIRST)
    assert states(archive) == {STORM: [MAY, JUNE]}


def test_an_article_that_was_deleted_and_written_again_has_all_its_states(archive):
    commit(archive, SECOND, at=JUNE)
    archive.delete(STORM)
    commit(archive, at="2026-07-01T00:00:00Z")
    assert states(archive) == {STORM: [MAY, JUNE]}
    archive.write(STORM, THIRD)
    assert states(archive) == {STORM: [MAY, JUNE]}
    commit(archive, at="2026-07-02T00:00:00Z")
    assert states(archive) == {STORM: [MAY, JUNE]}


def test_links_and_what_is_not_committed_are_nobodys_states(archive):
    (archive.content / "link.md").symlink_to("2015/10/storm.md")
    commit(archive)
    (archive.content / "link.md").unlink()
    archive.write("new.md", story("New"))
    assert states(archive) == {}


def test_the_page_shows_what_changed_between_commits(archive):
    commit(archive, SECOND, at=JUNE)
    commit(archive, THIRD, at="2026-07-01T00:00:00Z")
    archive.build()
    page = archive.page(CHANGES)
    told = ("As it was first committed, on 3 May 2026", "Committed on 7 June 2026", "As it stands now")
    assert [page.index(each) for each in told] == sorted(page.index(each) for each in told)
    assert "</span>Three</ins>" in page
    assert "2015/10/13/ferry/revisions.html" not in archive.site()


def test_an_edit_and_its_commit_give_one_site_and_a_commit_reads_nothing_anew(archive):
    archive.build()
    archive.write(STORM, SECOND)
    assert archive.build().parsed == 1
    edited = archive.site()
    commit(archive, at=JUNE)
    assert archive.build().parsed == 0
    assert archive.site() == edited
    assert verify(archive.config, rebuild=True).findings == ()


def test_what_git_has_lost_is_told_and_not_shown(archive):
    commit(archive, SECOND, at=JUNE)
    (kept,) = revisions_git.listed(archive.content)[STORM]
    blob = archive.folder / ".git" / "objects" / kept.digest[:2] / kept.digest[2:]
    blob.unlink()
    (problem,) = archive.build().problems
    assert (problem.rule, problem.path, problem.severity) == ("revisions/file", f"content/{STORM}", "warning")
    assert CHANGES not in archive.site()


def test_before_the_first_commit_there_is_nothing(tmp_path):
    made = Archive(tmp_path / "paper", FILES, settings='revisions = "git"\n')
    git(made, "init", "-q", "-b", "main")
    assert states(made) == {}


def test_where_there_is_no_repository_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    made = Archive(tmp_path / "paper", FILES, settings='revisions = "git"\n')
    with pytest.raises(ConfigError, match="not a git repository") as caught:
        _ = made.config
    (problem,) = caught.value.problems
    assert (problem.path, problem.field) == ("newsgen.toml", "revisions")
    assert problem.message.endswith(": .git.")


def test_where_git_is_not_installed_it_is_told(archive, monkeypatch):
    monkeypatch.setenv("PATH", str(archive.folder))
    with pytest.raises(ConfigError, match="git is not installed"):
        _ = archive.config


def test_a_shallow_clone_is_refused_since_states_would_be_missing(archive, tmp_path):
    commit(archive, SECOND, at=JUNE)
    clone = Archive(tmp_path / "clone")
    shutil.rmtree(clone.folder)
    git(archive, "clone", "-q", "--depth", "1", archive.folder.as_uri(), str(clone.folder))
    with pytest.raises(ConfigError, match="lacks the commits before"):
        _ = clone.config


def test_an_archive_without_such_pages_never_asks_git(archive, monkeypatch):
    archive.configure('revisions = "git"\nleave_out = ["revisions"]\n')
    monkeypatch.setenv("PATH", str(archive.folder))
    assert archive.config.kept == {}


def test_record_says_that_a_commit_keeps_what_is_published(archive):
    archive.build()
    with pytest.raises(ConfigError, match="what was committed to git"):
        record(archive.config, moment=MAY, progress=lambda *_: None)
