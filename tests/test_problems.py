"""A problem says where, what, and what to write instead."""

import pytest

from newsgen.problems import ConfigError, Problem, did_you_mean, nearest
from newsgen.report import Report


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ({"path": "content/a.md", "line": 3, "field": "published"}, "content/a.md:3 published: No date. Write 2015."),
        ({"path": "content/a.md"}, "content/a.md: No date. Write 2015."),
        ({"field": "base_url"}, "base_url: No date. Write 2015."),
        ({}, "No date. Write 2015."),
    ],
)
def test_it_reads_as_a_compiler_would_say_it(place, text):
    assert str(Problem(rule="x", message="No date.", mend="Write 2015.", **place)) == text


def test_a_problem_without_a_mend_ends_where_its_message_ends():
    assert str(Problem(rule="x", message="It is locked.")) == "It is locked."


def test_the_nearest_word():
    assert nearest("headlin", ["headline", "byline"]) == "headline"
    assert nearest("zebra", ["headline", "byline"]) == ""
    assert did_you_mean("headlin", ["headline", "byline"]) == "Did you mean 'headline'?"
    assert did_you_mean("zebra", ["headline", "byline"]) == "Known: byline, headline."


def test_an_error_carries_its_problems():
    problem = Problem(rule="x", message="No.")
    assert ConfigError(problem, problem).problems == (problem, problem)
    assert str(ConfigError(problem, problem)) == "No.; No."


@pytest.mark.parametrize(
    ("severity", "kept", "strict", "code"),
    [
        (None, False, False, 0),
        (None, False, True, 0),
        ("note", False, True, 0),
        ("warning", False, False, 1),
        ("error", False, False, 1),
        ("warning", False, True, 3),
        ("error", True, False, 3),
    ],
)
def test_the_exit_code_tells(severity, kept, strict, code):
    problems = (Problem(rule="x", message="No.", severity=severity),) if severity else ()
    assert Report(problems=problems, kept=kept).exit_code(strict=strict) == code
