"""What `newsgen review` says before any browser is opened."""

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from proofs.reviewing import FERRY, archive


def run(*words):
    return CliRunner().invoke(cli, ["review", *words], prog_name="newsgen")


@pytest.fixture
def here(tmp_path, monkeypatch):
    folder = archive(tmp_path / "post", ferry=FERRY)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("words", [("--below", "0"), ("--below", "0.3"), ("--only", "content/new")])
def test_nothing_to_review(here, words):
    (here / "content/new").mkdir()
    result = run(*words)
    assert (result.exit_code, result.output) == (0, "No reading is in doubt; there is nothing to review.\n")
    assert not (here / "public").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--only", "newsgen.toml"), "'newsgen.toml' lies outside of the content folder. Name a path below content/."),
        (("--only", ".."), "lies outside of the content folder"),
        (("--only", "nowhere"), "Path 'nowhere' does not exist."),
        (("--below", "7"), "7.0 is not in the range 0<=x<=1"),
        (("--port", "70000"), "70000 is not in the range"),
        (("everything",), "No such command 'everything'"),
    ],
)
@pytest.mark.usefixtures("here")
def test_wrong_use_is_told(words, said):
    result = run(*words)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_without_an_archive_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run().exit_code == 2


def test_without_a_content_folder_it_says_so(here):
    (here / "content").rename(here / "away")
    result = run()
    assert result.exit_code == 2
    assert "content folder" in result.output
