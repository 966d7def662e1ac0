"""Which blocks make the story, and in which order they stand in it."""

from collections.abc import Sequence
from typing import Final

from newsgen.model import BlockKind, Role, Value

KINDS: Final[dict[Role, BlockKind]] = {
    "paragraph": "paragraph",
    "subhead": "subhead",
    "list_item": "list",
    "pullquote": "quote",
    "embed": "quote",
}


class Part(Value, frozen=True, kw_only=True):
    """One block of the story, and the places in the reading of what it is made of: a list has an item each."""

    kind: BlockKind
    places: tuple[int, ...]


def body(roles: Sequence[Role], *, without: frozenset[int] = frozenset()) -> tuple[Part, ...]:
    """The blocks of the story in order, list items that follow each other as one list.

    `without` are the places of blocks that say again what another says.
    """
    parts: list[Part] = []
    for place, role in enumerate(roles):
        kind = KINDS.get(role)
        if kind is None or place in without:
            continue
        last = parts[-1] if parts else None
        if kind == "list" and last is not None and last.kind == "list" and last.places[-1] == place - 1:
            parts[-1] = Part(kind="list", places=(*last.places, place))
        else:
            parts.append(Part(kind=kind, places=(place,)))
    return tuple(parts)
