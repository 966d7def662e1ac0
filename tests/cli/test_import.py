"""Importing from the command line: a line a file, and what each line of it became."""

import json
from datetime import datetime

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from newsgen.cli.import_ import account
from newsgen.model import LedgerLine

RAW = """Ferry to the outer islands sails again

The ferry to the outer islands left Sandhaven on Tuesday morning, nine days after the storm had closed the harbour.

"We had bread for two more days at the most," said Olga Brandt, who keeps the shop on Long Spit.
"""
TARGET = "content/undated/ferry-to-the-outer-islands-sails-again.md"


@pytest.fixture(autouse=True)
def site(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.toml").write_text('title = "Gazette"\n')
    (tmp_path / "ferry.txt").write_text(RAW)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, ["import", *words], prog_name="newsgen")


def test_a_file_is_told_in_a_line_and_its_lines_in_another(site):
    result = run("ferry.txt")
    assert result.exit_code == 0
    assert result.stdout == (
        f"imported      ferry.txt → {TARGET}\n"
        "              3 lines: headline and 2 blocks\n"
        "Imported 1 article. `newsgen build` makes their pages.\n"
    )
    assert (site / TARGET).is_file()


def test_every_line_on_request():
    assert run("--lines", "ferry.txt").stdout.splitlines()[1:4] == [
        "                1  field headline",
        "                3  block 1 paragraph",
        "                5  block 2 paragraph",
    ]


def test_the_same_file_is_imported_once():
    run("ferry.txt")
    assert run("ferry.txt").stdout == f"already there ferry.txt → {TARGET}\nImported 0 articles (1 already there).\n"


def test_the_day_of_the_import_is_noted(site):
    before = datetime.now().astimezone().date().isoformat()
    run("ferry.txt")
    after = datetime.now().astimezone().date().isoformat()
    text = (site / TARGET).read_text()
    assert f"received: '{before}'" in text or f"received: '{after}'" in text


def test_what_cannot_be_imported_is_told_and_the_rest_imported(site):
    (site / "broken.txt").write_bytes(b"Storm\x00\x00 over the sea")
    (site / "table.xls").write_bytes(b"")
    result = run("broken.txt", "table.xls", "ferry.txt")
    assert result.exit_code == 1
    assert [line.split("  ")[0] for line in result.stdout.splitlines()[:3]] == ["refused", "left out", "imported"]
    assert result.stderr.startswith("1 error\nbroken.txt")
    assert result.stdout.splitlines()[-1].startswith("Imported 1 article (1 refused, 1 left out).")


def test_programs_get_one_object(site):
    result = run("--json", "ferry.txt")
    told = json.loads(result.stdout)
    assert (told["new"], told["refused"], told["exit_code"]) == (1, 0, 0)
    assert told["imported"][0]["target"] == TARGET
    assert told["imported"][0]["ledger"][0] == {"line": 1, "outcome": "field headline"}
    assert (site / told["imported"][0]["original"]).read_text() == RAW


def test_articles_may_go_to_a_folder_of_their_own(site):
    assert run("--into", "content/islands", "ferry.txt").exit_code == 0
    assert (site / TARGET.replace("content/", "content/islands/")).is_file()


def test_they_may_not_go_where_the_site_does_not_look(site):
    result = run("--into", "drafts", "ferry.txt")
    assert result.exit_code == 2
    assert "Articles in 'drafts' would not be part of the site." in result.stderr
    assert not (site / "drafts").exists()


def test_a_folder_stands_for_its_files(site):
    (site / "scans").mkdir()
    for number in (1, 2):
        (site / "scans" / f"{number}.txt").write_text(RAW.replace("Ferry", f"Ferry {number}"))
    assert run("scans").stdout.splitlines()[-1] == "Imported 2 articles. `newsgen build` makes their pages."


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        (["field headline"], "1 line: headline"),
        (
            ["field headline", "figure 1 credit", "duplicate of line 2", "block 1 paragraph", "dropped: page number"],
            "5 lines: headline, 1 block, 1 photo line, 1 duplicate and 1 line dropped",
        ),
        (["block 1 paragraph", "block 1 paragraph", "block 2 list"], "3 lines: 2 blocks"),
    ],
)
def test_lines_are_summed_up_by_what_they_became(outcomes, expected):
    ledger = [LedgerLine(line=number, outcome=outcome) for number, outcome in enumerate(outcomes, start=1)]
    assert account(ledger) == expected
