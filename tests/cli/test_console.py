"""How things look: problems as lines, numbers as words, nothing that could harm a terminal."""

import click
import pytest

from newsgen.cli.console import Console, counted, listed, printable, problem_line, seconds, size
from newsgen.problems import Problem

WRONG = Problem(
    rule="front-matter/date",
    path="content/2015/10/x.md",
    line=3,
    field="published",
    message="'2015-13-01' is not a date.",
    mend="Write it as 2015-10-14.",
)


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (WRONG, "content/2015/10/x.md:3 published: '2015-13-01' is not a date. Write it as 2015-10-14."),
        (Problem(rule="a/b", path="content/x.txt", message="Empty."), "content/x.txt: Empty."),
        (Problem(rule="a/b", field="title", message="Empty."), "title: Empty."),
        (Problem(rule="a/b", message="No archive here.", mend="Start one."), "No archive here. Start one."),
    ],
)
def test_a_problem_is_one_line_that_an_editor_can_open(problem, expected):
    assert click.unstyle(problem_line(problem)) == expected


def test_its_path_is_as_it_is_opened_from_here(tmp_path, monkeypatch):
    (tmp_path / "gazette").mkdir()
    monkeypatch.chdir(tmp_path)
    line = click.unstyle(problem_line(WRONG, below=tmp_path / "gazette"))
    assert line.startswith("gazette/content/2015/10/x.md:3 ")


def test_the_worst_comes_first_and_notes_only_on_request(capsys):
    def of(severity, path):
        return Problem(rule="r/r", message="M.", path=path, severity=severity)

    problems = [of("note", "a.md"), of("warning", "b.md"), of("error", "d.md"), of("error", "c.md")]
    Console().problems(problems)
    assert capsys.readouterr().err == "2 errors\nc.md: M.\nd.md: M.\n\n1 warning\nb.md: M.\n\n"
    Console().problems(problems, every=True)
    assert capsys.readouterr().err.endswith("1 note\na.md: M.\n\n")


def test_many_of_one_rule_are_cut_short(capsys):
    problems = [Problem(rule="date/none", message="M.", path=f"{number:03}.md") for number in range(1500)]
    Console().problems([*problems, WRONG])
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "1,501 errors"
    assert len(lines) == 1 + 8 + 1 + 1 + 1
    assert lines[-2] == "… and 1,492 more of date/none; --verbose shows all."


def test_json_is_one_line_of_one_object(capsys):
    Console(json=True).emit(WRONG, exit_code=1)
    assert capsys.readouterr().out == (
        '{"rule":"front-matter/date","message":"\'2015-13-01\' is not a date.","mend":"Write it as 2015-10-14.",'
        '"path":"content/2015/10/x.md","line":3,"field":"published","severity":"error","exit_code":1}\n'
    )


@pytest.mark.parametrize("console", [Console(quiet=True), Console(json=True)])
def test_quiet_says_nothing_but_problems_and_json_nothing_but_json(console, capsys):
    console.say("all is well")
    console.remark("by the way")
    assert capsys.readouterr() == ("", "")


def test_what_a_source_holds_cannot_command_the_terminal():
    assert printable("a\x1b[2Jb\u202ec\n\td") == "a\ufffd[2Jb\ufffdc\n\td"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (counted(1, "article"), "1 article"),
        (counted(12345, "article"), "12,345 articles"),
        (counted(2, "entry", "entries"), "2 entries"),
        (seconds(0.84), "0.8 s"),
        (seconds(125.2), "2 min 5 s"),
        (listed(["a"]), "a"),
        (listed(["a", "b", "c"]), "a, b and c"),
    ],
)
def test_numbers_and_lists_as_words(shown, expected):
    assert shown == expected


def test_bytes_are_told_as_people_say_them():
    assert [size(count) for count in (0, 999, 1000, 402_904, 5_100_000, 3_200_000_000)] == [
        "0 B", "999 B", "1.0 kB", "402.9 kB", "5.1 MB", "3.2 GB",
    ]  # fmt: skip
