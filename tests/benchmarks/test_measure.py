"""Measuring a command: all of its processes are counted."""

import sys

from benchmarks.measure import Wrote, measure, wrote

HELD = 48  # MiB, by each of two processes at once
TWO = f"""
import subprocess, sys, time
hold = "import time; kept = bytearray(b'x') * ({HELD} << 20); time.sleep(0.8)"
child = subprocess.Popen([sys.executable, "-c", hold])
kept = bytearray(b"x") * ({HELD} << 20)
child.wait()
"""
WORK = "sum(range(6_000_000))"
WORKING_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORK!r}])"


def python(text, folder, **more):
    return measure([sys.executable, "-c", text], folder=folder, **more)


def test_the_memory_of_children_is_counted(tmp_path):
    run, _ = python(TWO, tmp_path)
    assert run.code == 0
    assert 2 * HELD < run.peak / 2**20 < 2 * HELD + 60
    assert run.wall >= 0.8


def test_a_command_too_short_to_be_looked_at_has_a_peak_all_the_same(tmp_path):
    run, _ = python("kept = bytearray(b'x') * (30 << 20)", tmp_path)
    assert run.peak > 0


def test_the_work_of_children_is_counted(tmp_path):
    run, _ = python(WORKING_CHILD, tmp_path)
    alone, _ = python(WORK, tmp_path)
    assert run.cpu > alone.cpu / 2


def test_what_it_said_and_how_it_ended_is_told(tmp_path):
    run, said = python(
        "import os, sys; print(os.getcwd(), os.environ['PEER']); sys.exit(3)", tmp_path, more={"PEER": "p"}
    )
    assert (run.code, said.strip()) == (3, f"{tmp_path} p")


def test_a_run_without_an_end_is_ended(tmp_path):
    run, _ = python("import time; time.sleep(60)", tmp_path, limit=0.5)
    assert run.code == -9


def test_what_was_written_is_counted(tmp_path):
    (tmp_path / "2015").mkdir()
    (tmp_path / "index.html").write_text("12345")
    (tmp_path / "2015" / "feed.xml").write_text("123")
    assert wrote(tmp_path) == Wrote(files=2, pages=1, size=8)
