"""Every way out: an exit code, and words that help."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from newsgen.cli.console import Console
from newsgen.cli.faults import outcome_of
from newsgen.problems import ConfigError, Locked, NotPublished, Problem

PROBLEM = Problem(rule="r/r", message="It is so.", mend="Make it otherwise.")


def raising(error):
    def command():
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ConfigError(PROBLEM), 2),
        (Locked(PROBLEM), 75),
        (NotPublished(PROBLEM), 3),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("division by zero"), 70),
    ],
)
def test_each_has_its_code(error, code, tmp_path):
    assert outcome_of(raising(error), console=Console(root=tmp_path)) == code


def test_problems_that_stop_a_command_are_told(capsys):
    outcome_of(raising(ConfigError(PROBLEM)), console=Console())
    assert capsys.readouterr().err == "1 error\nIt is so. Make it otherwise.\n\n"


def test_to_programs_as_json(capsys):
    outcome_of(raising(ConfigError(PROBLEM)), console=Console(json=True))
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out == (
        '{"problems":[{"rule":"r/r","message":"It is so.","mend":"Make it otherwise.","path":"","line":0,'
        '"field":"","severity":"error"}],"exit_code":2}\n'
    )


def test_our_own_fault_keeps_its_traceback_and_says_where(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    outcome_of(raising(ZeroDivisionError("division by zero")), console=Console(root=tmp_path))
    told = capsys.readouterr().err
    assert "newsgen has met a fault of its own: ZeroDivisionError: division by zero" in told
    assert ".newsgen/crash.txt" in told
    assert "Traceback" not in told
    kept = (tmp_path / ".newsgen" / "crash.txt").read_text()
    assert kept.startswith("newsgen 0.")
    assert "in command\n    raise error" in kept


def test_ctrl_c_ends_in_a_sentence(capsys):
    outcome_of(raising(KeyboardInterrupt()), console=Console())
    assert capsys.readouterr().err == "\nStopped. What was published before stands whole.\n"


def test_a_reader_who_goes_away_is_no_fault():
    line = f"{sys.executable} -m newsgen schema | head -c 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{", "")


def test_a_terminal_without_the_letters_gets_marks_in_their_place(tmp_path):
    (tmp_path / "storm.txt").write_text("Sturm über Rügen – “ruhig”\n\nEs war ruhig. Alle blieben im Hafen.\n")
    command = [sys.executable, "-m", "newsgen", "explain", "storm.txt"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env={"PYTHONIOENCODING": "latin-1"}, check=False)
    assert done.returncode == 0
    assert "Sturm über Rügen ? ?ruhig?".encode("latin-1") in done.stdout


def test_all_that_is_wrong_with_the_settings_is_told_at_once(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.toml").write_text('titel = "Gazette"\nlanguage = "english"\nera = { latest = "soon" }\n')
    result = CliRunner().invoke(cli, ["build", "--site", str(tmp_path)])
    assert result.exit_code == 2
    lines = [line.removeprefix(f"{tmp_path}/") for line in result.stderr.splitlines()]
    assert [line.rpartition("/")[2] for line in lines] == [
        "3 errors",
        "newsgen.toml:1 titel: There is no setting 'titel'. Did you mean 'title'?",
        "newsgen.toml:2 language: 'english' is not a language code. Write \"en\".",
        'newsgen.toml:3 era: \'soon\' is not a date from 1500 to 2100. Write it as "1987", "1987-03" or "1987-03-14".',
        "",
    ]


def test_an_empty_folder_is_told_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["build"])
    assert result.exit_code == 2
    assert "Start one with `newsgen new DIR`, or name its folder with --site DIR." in result.stderr
