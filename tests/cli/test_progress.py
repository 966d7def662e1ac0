"""How far a run is: nothing in the first second, then lines for a log and a bar for a person."""

import pytest

from newsgen.cli import progress
from newsgen.cli.console import Console
from newsgen.cli.progress import Progress, line


class Clock:
    """Time that passes only when told to."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch):
    hands = Clock()
    monkeypatch.setattr(progress, "time", hands)
    return hands


def test_a_short_run_says_nothing(clock, capsys):
    with Progress(Console()) as told:
        for done in range(100):
            clock.now += 0.005
            told("Reading", done, 100)
    assert capsys.readouterr() == ("", "")


def test_a_log_gets_a_line_a_stage_and_one_every_ten_seconds(clock, capsys):
    with Progress(Console()) as told:
        for done in range(1, 31):
            clock.now += 1.0
            told("Reading", done * 40, 1200)
        told("Planning", 0, 0)
    assert capsys.readouterr().err.splitlines() == [
        "Reading: 40 of 1,200",
        "Reading: 440 of 1,200",
        "Reading: 840 of 1,200",
        "Planning …",
    ]


@pytest.mark.parametrize("console", [Console(quiet=True), Console(json=True)])
def test_quiet_and_json_get_none(clock, capsys, console):
    with Progress(console) as told:
        clock.now = 5.0
        told("Reading", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_person_gets_a_bar_that_is_gone_at_the_end(clock, monkeypatch, capsys):
    monkeypatch.setattr(Console, "watched", True)
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich draws on a terminal only
    monkeypatch.setenv("TERM", "xterm")
    with Progress(Console()) as told:
        for stage, total in (("Reading", 890), ("Planning", 0), ("Printing", 40)):
            for done in range(3):
                clock.now += 2.0
                told(stage, done, total)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Reading" in shown.err
    assert "Printing" in shown.err
    assert shown.err.endswith("\x1b[2K")  # the last line is wiped


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (("reading", 400, 890), "Reading: 400 of 890"),
        (("Reading", 12345, 0), "Reading: 12,345"),
        (("Planning", 0, 0), "Planning …"),
    ],
)
def test_the_same_in_words(told, expected):
    assert line(*told) == expected
