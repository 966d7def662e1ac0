"""Texts that hold a story and nothing of a page: whatever stands in them is not to be dropped.

Pages teach what a page's own lines look like; without these texts every list of results would look like one. Nobody
labelled their blocks, so all roles of a story are right for them.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from newsgen.articles.reading.blocks import blocks
from training.texts import Block, Text

FOLDERS: Final = ("bbc-fulltext", "ttc3600-tr")
STORY: Final = frozenset(("paragraph", "list_item", "subhead", "standfirst"))
HALF: Final = 2  # the other half is for counting what is dropped of texts that were not learnt from


def plain(shared: Path) -> Iterator[Text]:
    """Every second text, by its name alone; a block of one is any part of a story."""
    for folder in FOLDERS:
        for file in sorted((shared / "corpora" / folder).rglob("*.txt")):
            if not file.stem.isupper() and learnt_from(f"{file.parent.name}/{file.name}"):
                words = file.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")
                spans = [(lines[0].start, lines[-1].end) for lines in blocks(words)]
                yield Text(file.stem, f"{folder}/{file.parent.name}/{file.stem}", words, _story(spans))


def learnt_from(name: str) -> bool:
    """Whether a text is learnt from; the others are not looked at."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % HALF == 0


def _story(spans: list[tuple[int, int]]) -> tuple[Block, ...]:
    return tuple(Block(start, end, STORY) for start, end in spans[1:])
