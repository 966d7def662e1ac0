"""The body of an article in pieces that can be taken out, put in, and made something else.

A piece is a block of Markdown, or one item of a list. A body with Markdown in which a blank line does not end a
block (fences, link definitions) is not taken apart.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from newsgen.articles import markup, prose
from newsgen.articles.readers.plain import item
from newsgen.model import Role, Value

_BLANK: Final = re.compile(r"\n[ \t]*\n\s*")
_ITEM: Final = re.compile(r"^(?:[-*+]|\d{1,9}[.)]) +")
_WORD: Final = re.compile(r"\w+")

Words = tuple[str, ...]

# The roles whose words stand in the body.
IN_BODY: Final[frozenset[Role]] = frozenset(("paragraph", "subhead", "list_item", "pullquote", "embed"))


class Piece(Value, frozen=True, kw_only=True):
    """A block, or an item of a list: items of one list have its number."""

    text: str  # Markdown
    words: Words
    list: int = -1


def words(text: str) -> Words:
    """The words of a text, by which it is known again whatever stands between them."""
    return tuple(_WORD.findall(text))


def pieces(body: str) -> tuple[Piece, ...] | None:
    """The pieces of a body, None when it cannot be taken apart."""
    chunks = [chunk for chunk in _BLANK.split(body.strip()) if chunk]
    whole, parts = markup.render(body), [markup.render(chunk) for chunk in chunks]
    if [block.text for block in whole.blocks] != [block.text for part in parts for block in part.blocks]:
        return None
    found: list[Piece] = []
    for number, (chunk, part) in enumerate(zip(chunks, parts, strict=True)):
        lines = chunk.split("\n")
        shown = "\n".join(block.text for block in part.blocks)
        if [block.kind for block in part.blocks] == ["list"] and all(map(_ITEM.match, lines)):
            items = zip(lines, shown.split("\n"), strict=False)
            found.extend(Piece(text=line, words=words(item), list=number) for line, item in items)
        else:
            found.append(Piece(text=chunk, words=words(shown)))
    return tuple(found)


def body(parts: Sequence[Piece]) -> str:
    """The Markdown of the pieces."""
    groups = groupby(enumerate(parts), key=lambda each: (each[1].list, each[0] if each[1].list < 0 else -1))
    return "\n\n".join("\n".join(piece.text for _, piece in group) for _, group in groups)


def blocks(parts: Sequence[Piece]) -> int:
    """How many blocks the pieces make: the items of a list are one."""
    return len(markup.render(body(parts)).blocks)


def place_of(sought: Words, parts: Sequence[Piece]) -> int:
    """Where these words stand as a piece of their own, or most of them, down to the last; -1 when they do not."""
    same = next((at for at, piece in enumerate(parts) if piece.words == sought), -1)
    return same if same >= 0 else next((at for at, piece in enumerate(parts) if _ends(sought, piece.words)), -1)


def _ends(sought: Words, found: Words) -> bool:
    """Whether a piece is a block but for what it begins with, such as its dateline."""
    return 2 * len(found) > len(sought) and sought[-len(found) :] == found


def piece(text: str, role: Role, *, beside: int = -1) -> Piece:
    """The words of a block as a piece of this role; an item joins the list `beside` it."""
    written = prose.escape(text)
    if role == "subhead":
        return Piece(text=f"## {written}", words=words(text))
    if role == "list_item":
        return Piece(text=f"- {prose.escape(item(text))}", words=words(text), list=beside if beside >= 0 else _NEW_LIST)
    if role in ("pullquote", "embed"):
        return Piece(text=f"> {written}", words=words(text))
    return Piece(text=written, words=words(text))


_NEW_LIST: Final = 1_000_000  # a number that no list of a body has
