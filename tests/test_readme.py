"""The README tells the truth: what it tells people to type works, and no command is kept from them."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from newsgen.cli import COMMANDS, cli
from proofs import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A word in capitals stands for the reader's own: such a line is a pattern, not something to type.
PATTERN = re.compile(r"\b[A-Z]{3,}\b|[…\[\]]")
# These wait for a person to stop them.
ENDLESS = {"serve", "review"}

RAW = """Ferry strike enters its second week

By Ada Holm

Harbour workers said on Tuesday that they would stay out until their shifts are shortened.

"We are tired," said Olga Brandt, who speaks for them.
"""


class Typed(NamedTuple):
    """A line of the README that people are told to type."""

    number: int
    text: str

    @property
    def words(self) -> list[str]:
        """The line as a shell takes it apart."""
        return shlex.split(self.text)


def typed() -> list[Typed]:
    found = []
    for block in BLOCK.finditer(README):
        first = README.count("\n", 0, block.start(1)) + 1
        lines = (line.removeprefix("$ ").split("  #")[0].strip() for line in block[1].splitlines())
        found += [Typed(number, line) for number, line in enumerate(lines, first)]
    return [each for each in found if each.text.split(" ")[0] in ("newsgen", "cd", "make")]


def commands() -> list[Typed]:
    return [each for each in typed() if each.text.startswith("newsgen ")]


def test_every_command_is_told_of():
    assert [name for name in COMMANDS if f"newsgen {name}" not in README] == []


@pytest.mark.parametrize("each", commands(), ids=lambda each: f"line {each.number}")
def test_every_line_is_one_that_newsgen_understands(each):
    """The names of the command and of its options are right."""
    written = re.sub(r"[\[\]…]", " ", each.text).split()
    options = {word.split("=")[0] for word in written if word.startswith("-") and word != "--"}
    name = next((word for word in written[1:] if not word.startswith("-")), "")
    command = cli.get_command(click.Context(cli), name) if name else cli
    assert command, f"there is no command {name!r}"
    given = command.get_params(click.Context(command))
    assert options - {option for each in given for option in (*each.opts, *each.secondary_opts)} == set()


def test_typed_one_after_the_other_they_all_work(tmp_path):
    """As a reader would go through the page, in an empty folder where their own raw texts lie."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(tmp_path)}
    folder = tmp_path
    for each in typed():
        if each.text.startswith("make") or PATTERN.search(each.text) or set(each.words) & ENDLESS:
            continue
        if each.words[0] == "cd":
            folder = folder / each.words[1]
            continue
        lay_out(each, folder, home=tmp_path)
        done = subprocess.run(  # in a shell, since people's shells open scans/*.txt for them
            each.text, shell=True, cwd=folder, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"README.md:{each.number}: {each.text}\n{done.stdout}{done.stderr}"


def lay_out(each: Typed, folder: Path, *, home: Path) -> None:
    """What the command is to read, where the reader does not have it yet."""
    if each.words[1] not in ("import", "explain"):
        return
    options = {place + 1 for place, word in enumerate(each.words) if word == "--into"}
    sources = (word for place, word in enumerate(each.words[2:], 2) if place not in options)
    for word in (word for word in sources if not word.startswith("-")):
        named = folder / word.replace("~", str(home)).replace("*", "strike")
        path = named if named.suffix else named / "strike.txt"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(RAW, encoding="utf-8")


def test_every_make_target_told_of_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    told = {each.words[1] for each in typed() if each.text.startswith("make ")}
    told |= set(re.findall(r"`make ([a-z]+)`", README))
    assert told
    assert told - targets == set()


def test_every_file_told_of_is_there():
    linked = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", README)
    assert [path for path in linked if not (ROOT / path).exists()] == []
