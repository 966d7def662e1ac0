"""Jinja's environment, with changes to the code that it makes of a template. What is printed is the same.

- Each template and block gathers what it prints, and hands it on once. Jinja's own hands on every piece through
  all templates that extend or include one another: four hundred pieces through four of them on an article's page.
- Plain texts stay plain when they are escaped. Jinja's own wraps each in a `Markup`, to be joined and forgotten.

A `Plateroom` goes further, for plates (`plates.py`): `card.url` is Python's own `card.url`, a fifth of the time of
Jinja's, which also looks for an item of that name and makes up for what is not there. What fails for it is printed
in the other way, which then has the last word.
"""

import keyword
import re
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER, VAR_LOAD_RESOLVE
from jinja2.nodes import Expr
from markupsafe import Markup, escape

from newsgen.model import Page

try:  # 60 ns a headline; to search it for special characters took 200, and 400 to make `Markup` of it
    from markupsafe import _escape_inner as _replaced  # type: ignore[attr-defined]
except ImportError:  # another markupsafe
    _replaced = escape

# What holds items by names, for which "facts.articles" means `facts["articles"]`.
_MAPPINGS: Final = frozenset(("assets", "extra", "facts", "links", "photos", "provenance"))
# Names that templates are given: a card's, and those of `filters.names`. Where one is not, Jinja's way takes over.
GIVEN: Final = frozenset(
    (*Page.__struct_fields__, "card", "furniture", "heading", "own", "page", "section", "shape", "site", "summary", "t")
)
_WORDS: Final = frozenset(("own", "t"))

_INDENT: Final = re.compile("^[ \t]+", re.MULTILINE)
_SET_IN_LINES: Final = re.compile("<(pre|textarea|script)", re.IGNORECASE)


def escaped(value: Any) -> str:
    """A value as it may stand in HTML: a text with its special characters replaced, markup as it is."""
    kind = type(value)
    if kind is str:
        return _replaced(value)
    return value if kind is Markup else escape(value)


class _Generator(CodeGenerator):
    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        if frame.parent is None:  # of a whole template or block
            frame.buffer = self.temporary_identifier()
            self.writeline(f"{frame.buffer} = []")

    def leave_frame(self, frame: Frame, *, with_python_scope: bool = False) -> None:  # type: ignore[override]
        if frame.parent is None:
            self.writeline(f"yield ''.join({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _PlateGenerator(_Generator):
    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("given = context.parent")
        self.writeline("escaped, replaced = environment.escaped, environment.replaced")

    def enter_frame(self, frame: Frame) -> None:
        """Names that are always given are looked up once, and never asked again whether they are there."""
        loads = frame.symbols.loads
        if self.get_resolve_func() == "resolve":
            for target, (action, name) in list(loads.items()):
                if action == VAR_LOAD_RESOLVE and name in GIVEN:
                    self.writeline(f"{target} = given[{name!r}]")
                    loads[target] = (VAR_LOAD_PARAMETER, name)
        super().enter_frame(frame)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(replaced(each) if type(each := ")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(") is str else escaped(each))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        plain = node.attr.isidentifier() and not keyword.iskeyword(node.attr)
        if not plain or (_named(node.node) in _MAPPINGS and node.attr != "get"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, **forwarded: Any) -> None:  # type: ignore[override] # noqa: N802
        if forwarded or not _is_plain(node):
            super().visit_Call(node, frame, **forwarded)
            return
        self.visit(node.node, frame)
        for place, argument in enumerate([*node.args, *node.kwargs]):
            self.write(", " if place else "(")
            self.visit(argument, frame)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """`"author:" ~ person.name`, nearly always of two texts, in a sixth of the time of Jinja's own."""
        first, *others = node.nodes
        if frame.eval_ctx.volatile or len(others) != 1 or not _is_text(first):
            super().visit_Concat(node, frame)
            return
        self.write(f"({first.as_const()!r} + each if type(each := ")
        self.visit(others[0], frame)
        self.write(f") is str else markup_join(({first.as_const()!r}, each)))")


def _is_text(node: Expr) -> bool:
    return isinstance(node, nodes.Const) and type(node.value) is str


def _is_plain(node: nodes.Call) -> bool:
    """Whether Python can call it without Jinja between them: `t()`, `t.comma.join()`, `links.get()`."""
    called = node.node
    known = (isinstance(called, nodes.Name) and called.name in _WORDS) or (
        isinstance(called, nodes.Getattr)
        and (
            (called.attr == "get" and _named(called.node) in _MAPPINGS)
            or (called.attr == "join" and _is_word(called.node))
        )
    )
    given = [*node.args, *node.kwargs]
    return known and bool(given) and not (node.dyn_args or node.dyn_kwargs or any(map(keyword.iskeyword, _keys(node))))


def _is_word(node: Expr) -> bool:
    return isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name in _WORDS


def _keys(node: nodes.Call) -> list[str]:
    return [each.key for each in node.kwargs]


def _named(node: Expr) -> str:
    """The last name of `facts` or `site.assets`."""
    return str(node.name if isinstance(node, nodes.Name) else node.attr if isinstance(node, nodes.Getattr) else "")


class Pressroom(Environment):
    """An environment whose templates are compiled in this way."""

    code_generator_class = _Generator
    escaped = staticmethod(escaped)
    replaced = staticmethod(_replaced)

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The template without the spaces at the beginnings of its lines: a list of sixty is a tenth lighter.

        They are for who changes the theme, not for who reads the paper. Where they might be seen, they stay.
        """
        text = super().preprocess(source, name, filename)
        return text if _SET_IN_LINES.search(text) else _INDENT.sub("", text)


class Plateroom(Pressroom):
    """An environment for plates."""

    code_generator_class = _PlateGenerator
