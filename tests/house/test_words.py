"""The field's own words, and nothing left to do."""

import ast
import re
from collections.abc import Iterator

import pytest

from proofs import ROOT
from proofs.code import Module, functions, modules

# Built from parts, so that this file does not find itself.
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")))
EMPTY_WORDS = re.compile(r"^_?(get|process|handle|manage|do_it)_|_(info|manager|helper|util|utils)$")
EMPTY_FILES = {"utils", "util", "helpers", "misc", "common", "tools"}
WRITTEN = ("src", "tests", "templates", ".ci", "benchmarks")
MADE = {"package-lock.json"}  # npm writes it, digests and all
TEXT = {".py", ".html", ".css", ".js", ".toml", ".json", ".sh", ""}


def test_nothing_is_left_to_do():
    assert [place for place, line in written() if UNFINISHED.search(line)] == []


def written() -> Iterator[tuple[str, str]]:
    """(path and number, line) of all that was written by hand, articles left out: they may say what they like."""
    files = (path for room in WRITTEN for path in sorted((ROOT / room).rglob("*")))
    for path in (path for path in files if path.is_file() and path.suffix in TEXT and path.name not in MADE):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            yield f"{path.relative_to(ROOT)}:{number}", line


def test_no_path_of_one_machine_is_written_down():
    machine = re.compile("/(?:" + "|".join(("ho" + "me", "ro" + "ot", "wo" + "rk", "Use" + "rs")) + r")/\w")
    told = [place for place, line in written() if machine.search(line)]
    assert told == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_name_says_what_comes_out(module: Module):
    assert module.name.rsplit(".", 1)[-1] not in EMPTY_FILES
    empty = [
        f"{module.place}:{function.lineno} {function.name}"
        for function in functions(module.tree)
        if EMPTY_WORDS.search(function.name)
    ]
    assert empty == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_only_the_command_line_speaks(module: Module):
    if module.name.startswith("newsgen.cli"):
        return
    spoken = [
        f"{module.place}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("print", "sys.exit", "exit", "sys.stdout.write", "sys.stderr.write")
    ]
    assert spoken == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_no_error_is_swallowed(module: Module):
    swallowed = [
        f"{module.place}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
        and all(isinstance(each, ast.Pass | ast.Continue) for each in node.body)
    ]
    assert swallowed == []


def test_no_test_is_left_out():
    """A test that does not run proves nothing: no skip and no expected failure."""
    words = re.compile(r"pytest\.(mark\.)?(skip|xfail|importorskip)|" + "unittest.skip")
    left_out = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if path.name != "test_words.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert left_out == []
