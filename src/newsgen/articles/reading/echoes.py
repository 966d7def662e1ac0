"""Lines whose words stand in a longer block, too: a line set large, a standfirst taken from the story."""

import re
from collections.abc import Sequence
from typing import Final

SHINGLE: Final = 5  # words; fewer are found anywhere by chance
LONGEST: Final = 400  # characters; no one sets more of a story large
TRIED: Final = 8  # blocks that begin to match, before the search is given up

_MARKS: Final = re.compile(r"[\W_]+")


def _bare(text: str) -> str:
    """The words alone, without case and marks, one space between them."""
    return _MARKS.sub(" ", text).strip().casefold()


def echoes(texts: Sequence[str]) -> list[int]:
    """For each block the place of a longer one that holds all its words, or -1.

    Blocks are found by their runs of five words, so that the time grows with the text and not with its square.
    """
    bare = [_bare(text) for text in texts]
    wanted: dict[str, list[int]] = {}
    for place, words in enumerate(bare):
        if len(words) < LONGEST and words.count(" ") >= SHINGLE - 1:
            wanted.setdefault(" ".join(words.split(" ", SHINGLE)[:SHINGLE]), []).append(place)
    found = [-1] * len(texts)
    for place, words in enumerate(bare):
        _mark(found, bare, place, words.split(" "), wanted)
    return found


def _mark(
    found: list[int], bare: Sequence[str], place: int, parts: Sequence[str], wanted: dict[str, list[int]]
) -> None:
    """Notes in `found` which wanted blocks the block at a place holds."""
    for start in range(len(parts) - SHINGLE + 1):
        for other in wanted.get(" ".join(parts[start : start + SHINGLE]), ())[:TRIED]:
            longer = len(bare[other]) < len(bare[place])
            if found[other] < 0 and longer and bare[other] in bare[place]:
                found[other] = place
