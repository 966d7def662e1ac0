"""Our own source as trees, for the tests of the house itself."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from proofs import ROOT

SOURCE = ROOT / "src" / "newsgen"
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """One Python file of ours."""

    name: str  # "newsgen.articles.markup"
    path: Path
    tree: ast.Module
    lines: tuple[str, ...]

    @property
    def place(self) -> str:
        """Its path as a person would open it."""
        return self.path.relative_to(ROOT).as_posix()

    def __repr__(self) -> str:
        return self.place


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file under src/newsgen."""
    return tuple(_module(path) for path in sorted(SOURCE.rglob("*.py")))


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(SOURCE.parent).with_suffix("").as_posix().replace("/", ".")
    return Module(name.removesuffix(".__init__"), path, ast.parse(text), tuple(text.splitlines()))


def imported(node: ast.AST) -> tuple[str, ...]:
    """The modules that an import statement names; () for any other node. We import absolutely only."""
    if isinstance(node, ast.Import):
        return tuple(alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        assert not node.level, f"relative import on line {node.lineno}"
        return (node.module or "",)
    return ()


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, module) of each import, wherever it stands."""
    for node in ast.walk(tree):
        for name in imported(node):
            yield node.lineno, name  # type: ignore[attr-defined]


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from `def` to the end, without the docstring: telling why costs nothing."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    first = function.body[0]
    return lines - ((first.end_lineno or first.lineno) - first.lineno + 1)


def public(tree: ast.Module) -> Iterator[ast.ClassDef | Function]:
    """Classes and functions that other modules may use, and the methods of those classes."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                inside = (item for item in node.body if isinstance(item, Function))
                yield from (item for item in inside if not item.name.startswith("_"))
