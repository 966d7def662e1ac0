"""`newsgen build --profile`: the table of stages, and the flame graph of all processes."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from newsgen.cli import cli, progress
from newsgen.cli.stages import Stage, StageClock, table
from newsgen.workers import processes

STAGES = (
    Stage(name="Opening", wall=0.25),
    Stage(name="Reading", wall=3.0, cpu=5.75, items=1500),
    Stage(name="Publishing", wall=0.75, cpu=0.5),
)
TABLE = """\
stage                    wall s   share    cpu s       items  µs an item
Opening                    0.25    6.2%     0.00
Reading                    3.00   75.0%     5.75       1,500       2,000
Publishing                 0.75   18.8%     0.50
all                        4.00  100.0%     6.25
"""


def test_stages_are_a_table():
    assert list(table(STAGES)) == TABLE.splitlines()


def test_time_belongs_to_the_stage_that_was_named_last():
    now, heard = [0.0], []
    clock = StageClock(lambda *told: heard.append(told), now=lambda: (now[0], now[0] * 2))

    def tell(after, *told):
        now[0] += after
        clock(*told)

    tell(1.0, "Reading", 0, 2)
    tell(0.5, "Reading", 1, 2)
    tell(0.5, "Reading", 2, 2)
    tell(0.25, "Planning", 0, 0)
    tell(4.0, "Reading", 3, 3)
    now[0] += 2.0
    assert clock.stop() == (
        Stage(name="Opening", wall=1.0, cpu=2.0),
        Stage(name="Reading", wall=3.25, cpu=6.5, items=3),
        Stage(name="Planning", wall=4.0, cpu=8.0),
    )
    assert heard[0] == ("Reading", 0, 2)
    assert len(heard) == 5


def lay_out(folder, articles):
    (folder / "content").mkdir()
    (folder / "newsgen.toml").write_text('title = "Gazette"\nsearch = false\nleave_out = ["data", "hosts"]\n')
    for number in range(articles):
        text = f"---\nheadline: Ferry {number}\npublished: 2019-05-0{number % 9 + 1}\n---\nThe ferry sails again.\n"
        (folder / "content" / f"{number}.md").write_text(text)


@pytest.fixture
def site(tmp_path, monkeypatch):
    lay_out(tmp_path, 8)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(progress, "PATIENCE", 1e9)  # however slow the machine is
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="newsgen")


def test_every_stage_is_named_once(site):
    told = json.loads(run("build", "--profile", "--json", "--jobs", "1").stdout)
    assert [stage["name"] for stage in told["stages"]] == [
        "Starting Python", "Opening", "Listing", "Reading", "Measuring photos", "Giving addresses",
        "Collecting problems", "Planning", "Printing", "Publishing",
    ]  # fmt: skip
    items = {stage["name"]: stage["items"] for stage in told["stages"]}
    assert items["Reading"] == 8
    assert items["Printing"] == told["rendered"]
    assert told["graph"] == str(site / ".newsgen" / "profile.html")


def test_nothing_of_it_is_said_unasked(site):
    told = json.loads(run("build", "--json").stdout)
    assert "stages" not in told
    assert not (site / ".newsgen" / "profile.html").exists()


def test_the_graph_holds_what_workers_did(tmp_path):
    # In a process of its own, as for users: here other threads may be alive, beside which workers are not forked.
    lay_out(tmp_path, 2 * processes.WORTH_A_PROCESS)
    command = [sys.executable, "-m", "newsgen", "build", "--profile", "--jobs", "2"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ended.stdout.endswith("\nFlame graph: .newsgen/profile.html\n")
    page = (tmp_path / ".newsgen" / "profile.html").read_text(encoding="utf-8")
    assert "take_in" in page  # the parent
    assert "_do_batch" in page  # workers
    assert "googleapis" not in page


def test_without_pyinstrument_there_is_the_table_and_how_to_come_by_the_rest(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyinstrument", None)
    result = run("build", "--profile")
    assert result.exit_code == 0
    assert "\nReading   " in result.stdout
    assert result.stdout.endswith("For a flame graph as well, install pyinstrument: pip install pyinstrument\n")
    assert not (site / ".newsgen" / "profile.html").exists()
