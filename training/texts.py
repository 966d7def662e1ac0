"""Texts whose blocks have a role that somebody told: labelled by hand, or by the markup of a page."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ONE_IN: Final = 5  # publishers of which nothing is trained on
LABELLED: Final = "corpora/labelled/dev.jsonl"


class Block(NamedTuple):
    """A block of a text, and the roles that are right for it; none where nobody knows."""

    start: int
    end: int
    roles: frozenset[str]


class Text(NamedTuple):
    """A raw text with what is known of it."""

    id: str
    publisher: str
    words: str
    blocks: tuple[Block, ...]


def kept_out(publisher: str) -> bool:
    """Whether a publisher's texts are for measuring only, as `evaluation/scores.py` says by the name alone."""
    return int(hashlib.sha256(publisher.encode()).hexdigest()[:8], 16) % ONE_IN == 0


def norm(words: str) -> str:
    """The words without what two extractions of the same page may differ in."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("’", "'")
    return " ".join(plain.split())


def labelled(shared: Path) -> Iterator[Text]:
    """The texts that were labelled by hand."""
    for line in (shared / LABELLED).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        blocks = tuple(Block(each["start"], each["end"], _roles(each)) for each in row["blocks"])
        yield Text(row["id"], row["publisher_key"], row["text"], blocks)


def _roles(block: dict[str, str | list[str]]) -> frozenset[str]:
    also = block.get("also") or []
    return frozenset((str(block["label"]), *([also] if isinstance(also, str) else also)))
