"""Jinja's environment, with one change to the code that it makes of a template: texts are escaped faster.

Jinja escapes by wrapping every text that it prints in a `Markup`, a hundred and fifty of them on a page. They
are joined and forgotten at once, so here plain texts stay plain. The result is the same, letter by letter.
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
    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Pressroom(Environment):
    """An environment whose templates escape by `escaped`."""

    code_generator_class = _Generator
    escaped = staticmethod(escaped)
