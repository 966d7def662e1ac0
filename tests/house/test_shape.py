"""Calm code: short files, short functions, every door with a word on it."""

import ast
from statistics import median, quantiles

import pytest

from proofs import ROOT
from proofs.code import Function, Module, functions, length, modules, public

LONGEST_FILE = 300
FUNCTION_MEDIAN = 10
FUNCTION_P90 = 25


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_no_file_is_long(module: Module):
    lines = len(module.lines)
    assert lines <= LONGEST_FILE


def test_no_test_file_is_long():
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_functions_are_short(record_property):
    lengths = [length(function) for module in modules() for function in functions(module.tree)]
    middle, most = median(lengths), quantiles(lengths, n=10)[-1]
    record_property("function median", middle)
    record_property("function p90", most)
    assert middle <= FUNCTION_MEDIAN
    assert most <= FUNCTION_P90


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_every_public_thing_says_what_it_gives(module: Module):
    if module.lines:
        assert ast.get_docstring(module.tree), f"{module.place} has no docstring"
    mute = [f"{module.place}:{node.lineno} {node.name}" for node in public(module.tree) if not ast.get_docstring(node)]
    assert mute == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_everything_is_typed(module: Module):
    untyped = [
        f"{module.place}:{function.lineno} {function.name}({', '.join(bare(function))})"
        for function in functions(module.tree)
        if bare(function) or function.returns is None
    ]
    assert untyped == []


def bare(function: Function) -> list[str]:
    """The arguments without a type; self and cls need none."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    return [each.arg for each in every if each and not each.annotation and each.arg not in ("self", "cls")]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_choices_are_named(module: Module):
    """No bare True: a flag is keyword-only, so that its call can be read."""
    flags = [
        f"{module.place}:{function.lineno} {function.name}({name})"
        for function in functions(module.tree)
        for name in flags_by_position(function)
    ]
    assert flags == []


def flags_by_position(function: Function) -> list[str]:
    given = function.args
    with_default = given.args[len(given.args) - len(given.defaults) :]
    return [
        argument.arg
        for argument, default in zip(with_default, given.defaults, strict=True)
        if isinstance(default, ast.Constant) and isinstance(default.value, bool)
    ]
