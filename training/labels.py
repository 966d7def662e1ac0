"""Roles that a person gave to blocks whose markup says nothing, without the texts.

A line of `labels.jsonl` names a page, the digest of its text as `training.markup` lays it down, and the spans of blocks
with their roles. A text with another digest is another text, and its labels are refused.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from training.texts import Text

FILE: Final = Path(__file__).with_name("labels.jsonl")


class Mismatch(Exception):
    """Labels of a text that reads otherwise now."""


def labels(file: Path = FILE) -> dict[str, dict[str, Any]]:
    """The labels of each text, by its id."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


def with_labels(texts: Iterable[Text], given: dict[str, dict[str, Any]]) -> Iterator[Text]:
    """The texts with what persons said of their blocks; `Mismatch` where a text is not the one that they read."""
    for text in texts:
        yield _labelled(text, given[text.id]) if text.id in given else text


def _labelled(text: Text, row: dict[str, Any]) -> Text:
    if hashlib.sha256(text.words.encode()).hexdigest() != row["sha256"]:
        raise Mismatch(f"{text.id}: the labels are of another text; was the page, or how it is laid down, changed?")
    roles = {(start, end): frozenset((role,)) for start, end, role in row["blocks"]}
    blocks = (block._replace(roles=roles.get((block.start, block.end), block.roles)) for block in text.blocks)
    return text._replace(blocks=tuple(blocks))
