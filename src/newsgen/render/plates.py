"""Plates: a template, with all that it extends and includes, made into one tree, to be compiled as one function.

An article's page goes through ten templates. Jinja gives each a context of its own, looks the same names up in
each, and hands what one prints through the others: half of the time that the page takes. In one function each
name is looked up once, and texts that stand beside each other in different files are one text.

Nothing else changes: a block is put where its name stands, an include where it is included, each in a scope of its
own. Where that might print anything else than Jinja's own way does, the template is `Uneven`, and printed that way.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from typing import Final, NamedTuple

from jinja2 import nodes

Body = list[nodes.Node]
Parse = Callable[[str], nodes.Template]

# The lists of statements that statements hold, as far as they are gone into.
_BODIES: Final[dict[type[nodes.Node], tuple[str, ...]]] = {
    nodes.For: ("body", "else_"),
    nodes.If: ("body", "elif_", "else_"),
    nodes.Scope: ("body",),
    nodes.With: ("body",),
}
# What binds names. A scope without any of these is a mere run of statements.
_BINDING: Final = (nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.Import, nodes.FromImport)
# What an included template must not hold, to be more than a piece of the one that includes it.
_OWN_WAYS: Final = (nodes.Extends, nodes.Block, nodes.CallBlock, nodes.Macro, nodes.Import, nodes.FromImport)
_OWN_NAMES: Final = frozenset(("caller", "loop", "self", "super"))


# A template that only extends another, which then has all that it prints.
_SAME: Final = re.compile(r"""\s*\{%\s*extends\s+"([^"]+)"\s*%\}\s*""")


class Uneven(Exception):
    """A template that cannot be made into one tree that surely prints the same."""


class _Place(NamedTuple):
    """Where in the templates a statement stands."""

    within: tuple[str, ...]  # the template, and those that are being included
    block: str = ""
    depth: int = 0  # in the definition that counts; 1 in the one that its `super()` means
    bound: frozenset[str] = frozenset()  # names bound around it, which a block must not see


class Plate:
    """One template's tree in the making."""

    def __init__(self, name: str, parse: Parse) -> None:
        self._name = name
        self._parse = parse
        *_, self._root = chain = list(_chain(name, parse))
        self._blocks: dict[str, list[nodes.Block]] = {}
        for tree in chain:
            for block in _blocks(tree):
                self._blocks.setdefault(block.name, []).append(block)

    def tree(self) -> nodes.Template:
        """The whole in one tree. Raises `Uneven`."""
        body = self._spread(self._root.body, _Place((self._name,)))
        tree = nodes.Template(_joined(body), lineno=1)
        if any(tree.find_all((nodes.Block, nodes.Extends))) or {"self", "super"} & _names(tree):
            raise Uneven(self._name)
        return tree

    def _spread(self, body: Sequence[nodes.Node], place: _Place) -> Body:
        place = place._replace(bound=place.bound | _bound(body))
        return [made for node in body for made in self._made(node, place)]

    def _made(self, node: nodes.Node, place: _Place) -> Iterable[nodes.Node]:
        if isinstance(node, nodes.Block):
            return [self._defined(node.name, place._replace(block=node.name, depth=0), scoped=node.scoped)]
        if isinstance(node, nodes.Include):
            return [self._included(node, place)]
        if isinstance(node, nodes.Output):
            return self._printed(node, place)
        return [_changed(node, lambda body: self._spread(body, place))]

    def _defined(self, name: str, place: _Place, *, scoped: bool = False) -> nodes.Node:
        """A block's body where it is printed. It must not see more than Jinja lets it see there."""
        definitions = self._blocks[name]
        if place.depth >= len(definitions) or any(each.required for each in definitions):
            raise Uneven(name)
        scope = nodes.Scope(self._spread(definitions[place.depth].body, place))
        if not scoped and place.bound & _names(scope):
            raise Uneven(name)
        return scope

    def _included(self, node: nodes.Include, place: _Place) -> nodes.Node:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or name in place.within or node.ignore_missing or not node.with_context:
            return node
        tree = self._parse(name)
        if any(tree.find_all(_OWN_WAYS)) or _OWN_NAMES & _names(tree):
            return node
        return nodes.Scope(self._spread(tree.body, place._replace(within=(*place.within, name), block="")))

    def _printed(self, node: nodes.Output, place: _Place) -> Iterator[nodes.Node]:
        """What is printed, with what `super()` means in its place."""
        kept: list[nodes.Expr] = []
        for each in node.nodes:
            if place.block and _is_super(each):
                yield nodes.Output(kept)
                yield self._defined(place.block, place._replace(depth=place.depth + 1))
                kept = []
            else:
                kept.append(each)
        yield nodes.Output(kept)


def _blocks(tree: nodes.Template) -> list[nodes.Block]:
    """The blocks of one template; two of one name are a fault, which Jinja tells."""
    found = list(tree.find_all(nodes.Block))
    if len({block.name for block in found}) < len(found):
        raise Uneven
    return found


def same_as(text: str) -> str:
    """The template that this one extends without changing anything, or none."""
    found = _SAME.fullmatch(text)
    return found[1] if found else ""


def _chain(name: str, parse: Parse) -> Iterator[nodes.Template]:
    """The template, the one that it extends, and so on. One that extends another must hold blocks alone."""
    passed: set[str] = set()
    while name not in passed:
        passed.add(name)
        tree = parse(name)
        yield tree
        above = [node for node in tree.body if isinstance(node, nodes.Extends)]
        if not above:
            return
        name = _extended(tree.body, above)
    raise Uneven(name)


def _extended(body: Body, above: list[nodes.Extends]) -> str:
    """The name of the template that this body extends, when it holds nothing that counts beside its blocks."""
    before = body[: body.index(above[0])]
    if len(above) > 1 or not isinstance(above[0].template, nodes.Const) or not all(map(_is_nothing, before)):
        raise Uneven
    if not all(isinstance(node, nodes.Extends | nodes.Block | nodes.Output) for node in body):
        raise Uneven
    return str(above[0].template.value)


def _is_nothing(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Block) or (
        isinstance(node, nodes.Output)
        and all(isinstance(each, nodes.TemplateData) and not each.data for each in node.nodes)
    )


def _is_super(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "super"


def _names(tree: nodes.Node) -> frozenset[str]:
    """Every name that is looked up in a tree, but for the `loop` of its own loops."""
    if isinstance(tree, nodes.Name):
        return frozenset([tree.name]) if tree.ctx == "load" else frozenset()
    found = frozenset(name for child in tree.iter_child_nodes() for name in _names(child))
    return found - {"loop"} if isinstance(tree, nodes.For) and not _asks_outside(tree) else found


def _asks_outside(loop: nodes.For) -> bool:
    """Whether a loop asks for the `loop` around it: in what it goes through, or instead of it."""
    return any("loop" in _names(node) for node in (loop.iter, loop.test, *loop.else_) if node)


def _bound(body: Iterable[nodes.Node]) -> frozenset[str]:
    """Every name that these statements bind, outside of blocks."""
    bound: set[str] = set()
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Name) and node.ctx != "load":
            bound.add(node.name)
        elif isinstance(node, nodes.For | nodes.Macro):
            bound.add("loop" if isinstance(node, nodes.For) else node.name)
        elif isinstance(node, nodes.Import | nodes.FromImport):
            raise Uneven
        if not isinstance(node, nodes.Block):
            waiting += node.iter_child_nodes()
    return frozenset(bound)


def _joined(body: Body) -> Body:
    """The statements, without scopes that bind nothing; neighbours that print are one."""
    found: Body = []
    for node in _unscoped(body):
        if isinstance(node, nodes.Output) and found and isinstance(found[-1], nodes.Output):
            found[-1] = nodes.Output([*found[-1].nodes, *node.nodes])
        elif not isinstance(node, nodes.Output) or node.nodes:
            found.append(_changed(node, _joined))
    return found


def _unscoped(body: Body) -> Iterator[nodes.Node]:
    for node in body:
        if isinstance(node, nodes.Scope) and not any(node.find_all(_BINDING)):
            yield from _unscoped(node.body)
        else:
            yield node


def _changed(node: nodes.Node, change: Callable[[Body], Body]) -> nodes.Node:
    """The statement with all the statements that it holds changed; itself it stays as it is, as it may stand twice."""
    fields = _BODIES.get(type(node))
    if not fields:
        return node
    node = copy(node)
    for field in fields:
        setattr(node, field, change(getattr(node, field)))
    return node
