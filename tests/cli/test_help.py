"""Help is good enough to need no manual, and comes at once."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from newsgen.cli import COMMANDS, cli
from newsgen.cli.options import EXITS


def loaded(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command
    return command


def said(*words: str) -> str:
    result = CliRunner().invoke(cli, words, prog_name="newsgen")
    assert result.exit_code == 0
    return result.output


def test_the_help_names_every_command_in_the_order_of_use():
    lines = said("--help").split("Commands:\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_begins_with_its_line_in_the_list(name):
    assert loaded(name).help.splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_examples_that_begin_with_its_name(name):
    examples = [line for line, _ in loaded(name).examples]
    assert len(examples) >= 2
    assert all(f"newsgen {name}" in line for line in examples)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_understood(name):
    for line, _ in loaded(name).examples:
        words = line.split(f"newsgen {name}")[1].split("|")[0].split(">")[0].rstrip(')"').split()
        known = {option for parameter in loaded(name).params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= known


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_ends_with_the_exit_codes(name):
    codes = said(name, "--help").split("Exit codes:\n")[1].splitlines()
    assert [int(line.split()[0]) for line in codes if line[2:3].isdigit()] == list(loaded(name).exits)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name):
    mute = [each.name for each in loaded(name).params if isinstance(each, click.Option) and not each.help]
    assert mute == []


def test_every_exit_code_has_words():
    assert {code for name in COMMANDS for code in loaded(name).exits} <= set(EXITS)


def test_the_help_loads_no_command():
    code = "import sys; from newsgen.cli import cli; cli(['--help'], standalone_mode=False); print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    modules = set(shown.splitlines()[-1].split())
    late = {"rich", "jinja2", "yaml", "starlette", "markdown_it", "subprocess"}
    late |= {"newsgen.build", "newsgen.cli.build", "newsgen.withheld", "newsgen.lettering"}
    assert modules & late == set()


def test_the_version_is_said():
    assert said("--version").startswith("newsgen 0.")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["biuld"], "There is no command 'biuld'. Did you mean 'build'?"),
        (["publish-everything"], "There is no command 'publish-everything'. Known: build, check, completion,"),
        (["build", "--strct"], "No such option '--strct'. (Did you mean one of: '--site', '--strict'?)"),
        (["build", "--jobs", "many"], "'many' is not a valid integer"),
        (["build", "--site", "/nowhere/at/all"], "Directory '/nowhere/at/all' does not exist."),
        (["explain"], "Missing argument 'FILE…'."),
        (["completion", "tcsh"], "'tcsh' is not one of 'bash', 'zsh', 'fish'."),
    ],
)
def test_wrong_use_is_told_with_a_guess(words, expected):
    result = CliRunner().invoke(cli, words, prog_name="newsgen")
    assert result.exit_code == 2
    assert expected in " ".join(result.output.split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_learn_to_complete(shell):
    assert "_NEWSGEN_COMPLETE" in said("completion", shell)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("newsgen b", ["build"]),
        ("newsgen c", ["check", "completion"]),
        ("newsgen build --s", ["--site", "--strict"]),
        ("newsgen --v", ["--version"]),
        ("newsgen re", ["review", "record"]),
        ("newsgen review --o", ["--only", "--open"]),
    ],
)
def test_completion_offers_what_fits(typed, expected):
    words = typed.split()
    asked = {"_NEWSGEN_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    result = CliRunner().invoke(cli, prog_name="newsgen", env=asked)
    assert [line.split(",")[1] for line in result.output.split()] == expected
