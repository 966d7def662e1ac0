"""Arrows point down only, and no circle hides in a function or under TYPE_CHECKING."""

import ast

import pytest
from importlinter import cli as importlinter

from proofs import ROOT
from proofs.code import Module, functions, imported, modules


def test_the_contracts_in_pyproject_are_kept(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert importlinter.lint_imports(no_cache=True) == importlinter.EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_ours_is_imported_at_the_top_of_a_file_only(module: Module):
    hidden = [
        f"{module.place}:{node.lineno}"
        for function in functions(module.tree)
        for node in ast.walk(function)
        if any(name.split(".")[0] == "newsgen" for name in imported(node))
    ]
    assert hidden == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_nothing_is_imported_for_types_alone(module: Module):
    assert "TYPE_CHECKING" not in {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    assert "typing.TYPE_CHECKING" not in "\n".join(module.lines)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_no_private_name_crosses_a_door(module: Module):
    """What starts with an underscore belongs to its file."""
    crossing = [
        f"{module.place}:{node.lineno} {alias.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsgen")
        for alias in node.names
        if alias.name.startswith("_") and not alias.name.startswith("__")
    ]
    assert crossing == []
