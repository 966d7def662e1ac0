"""Jinja's environment, with two changes to the code that it makes of a template. What is printed is the same.

- Each template and block gathers what it prints, and hands it on once. Jinja's own hands on every piece through
  all templates that extend or include one another: four hundred pieces through four of them on an article's page.
- Plain texts stay plain when they are escaped. Jinja's own wraps each in a `Markup`, to be joined and forgotten.

Together they halve the time that a page takes.
"""

import re
from typing import Any, Final

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

_SPECIAL: Final = re.compile("[&<>\"']")


def escaped(value: Any) -> str:
    """A value as it may stand in HTML: a text with its special characters replaced, markup as it is."""
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL.search(value)):
        return value  # type: ignore[no-any-return]
    return escape(value)


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


class Pressroom(Environment):
    """An environment whose templates are compiled in this way."""

    code_generator_class = _Generator
    escaped = staticmethod(escaped)
