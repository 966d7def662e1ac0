"""`newsgen record`: what is kept, and what is said of it."""

import json

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from proofs.archive import Archive, story


@pytest.fixture
def archive(tmp_path, monkeypatch):
    made = Archive(tmp_path / "paper", {"a.md": story("Storm", "2015-10-14"), "b.md": story("Ferry", "2015-10-13")})
    monkeypatch.chdir(made.folder)
    return made


def run(*words):
    return CliRunner().invoke(cli, ["record", *words], prog_name="newsgen")


def test_it_says_what_it_kept(archive):
    archive.build()
    assert run("--dry-run").stdout == "Would keep 2 states; nothing was written.\n"
    assert run().stdout == "Kept 2 states in revisions/.\n"
    assert run().stdout == "Nothing has changed since: 2 states kept.\n"
    assert json.loads(run("--json").stdout) == {"kept": [], "known": 2, "problems": [], "exit_code": 0}


def test_what_was_changed_since_the_last_build_is_told(archive):
    archive.build()
    archive.write("a.md", story("Storm", "2015-10-14", body="Otherwise."))
    result = run()
    assert result.exit_code == 1
    assert "content/a.md: It was changed since the last build" in result.stderr
    assert result.stdout == "Kept 1 state in revisions/.\n"


@pytest.mark.usefixtures("archive")
def test_before_the_first_build_it_is_wrong_use():
    result = run()
    assert result.exit_code == 2
    assert "Run `newsgen build` first." in result.stderr
