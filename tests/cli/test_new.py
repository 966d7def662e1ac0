"""`newsgen new` and `newsgen schema` from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from newsgen.cli.new import titled
from newsgen.config import load


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="newsgen")


def test_a_new_archive_says_what_to_do_next():
    result = run("new", "harbour-gazette")
    assert result.exit_code == 0
    assert result.output == (
        "A new archive stands in harbour-gazette: 4 files.\n"
        "\n"
        "What to do next:\n"
        "\n"
        "  cd harbour-gazette\n"
        "  newsgen serve           see it in a browser, built anew on every save\n"
        "  newsgen import FILE…    take raw texts in\n"
        "  newsgen build           make the site, in public/\n"
    )
    assert load(Path("harbour-gazette")).title == "Harbour Gazette"


def test_it_may_be_made_right_here(here):
    result = run("new", ".", "--title", "Gazette")
    assert result.exit_code == 0
    assert "cd " not in result.output
    assert load(here).title == "Gazette"


def test_programs_are_told_its_files(here):
    told = json.loads(run("new", "gazette", "--json").stdout)
    assert told["folder"] == str(here / "gazette")
    assert "newsgen.toml" in told["files"]


def test_nothing_is_written_over(here):
    (here / "notes.txt").write_text("mine")
    result = run("new", ".")
    assert result.exit_code == 2
    assert "is not empty: 'notes.txt' is there. Name a new folder" in result.stderr
    assert [path.name for path in here.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("folder", "title"),
    [("harbour-gazette", "Harbour Gazette"), ("the_post", "The Post"), ("ÉCHO", "ÉCHO"), ("---", "Archive")],
)
def test_a_title_is_made_from_the_folders_name(folder, title):
    assert titled(Path(folder)) == title


def test_the_schema_is_printed_or_written():
    printed = run("schema")
    assert json.loads(printed.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    written = run("schema", "-o", "editor/front-matter.json")
    assert (written.exit_code, written.stdout) == (0, "")
    assert Path("editor/front-matter.json").read_text(encoding="utf-8") == printed.stdout


def test_the_schema_of_an_archive_knows_its_sections():
    run("new", "gazette")
    Path("gazette/newsgen.toml").write_text('sections = ["Harbour Talk"]\n')
    assert "Harbour Talk" not in run("schema").stdout
    assert "Harbour Talk" in run("schema", "--site", "gazette").stdout
