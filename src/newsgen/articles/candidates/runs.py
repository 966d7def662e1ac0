"""Runs of capitalised words: what may be a name, with what stands in front of it and behind."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_UPPER: Final = "".join(letter for letter in map(chr, range(0x41, 0x530)) if letter.isupper())
_INITIALS: Final = rf"[{_UPPER}]\.(?:[ ]?[{_UPPER}]\.)*"
_SHORT: Final = r"(?:Mrs?|Ms|Drs?|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|St|Dott|Sra?|Mme|Ste)\."
_PLAIN: Final = rf"[{_UPPER}][\w’']*(?:-[\w’']+)*"
_WORD: Final = rf"(?:{_SHORT}|{_INITIALS}|{_PLAIN})"
_LINKS: Final = (
    "(?:of the|of|for the|for|and|&|de la|de los|de|del|della|di|da|do|dos|du|des|van der|van den|van de|van|von der|"
    "von|den|bin|ibn|al|el|la|le|ter|ten|zu|für|der)"
)
_RUN: Final = re.compile(rf"(?<![\w-])(?:al-|el-)?{_WORD}(?: (?:{_LINKS} )?{_WORD}){{0,6}}")
_AHEAD: Final = 24  # characters in front of a run that are looked at
_STOPS: Final = tuple(".!?:…»")
_CLOSING: Final = "\"'”’»)]"
_OPENING: Final = tuple("\"'“„«‘([–—")
_NEXT_WORD: Final = re.compile(r",?\s*([\w’']+)")


class Run(NamedTuple):
    """Words that may be a name. `first` tells that they begin a sentence, where a capital says nothing."""

    start: int
    words: tuple[str, ...]
    first: bool
    before: str  # the word in front, in lower case; empty at a sentence's beginning
    after: str


def runs(text: str) -> Iterator[Run]:
    """Every run of capitalised words in a text, in order."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        head = text[max(start - _AHEAD, 0) : start]
        first, after = _begins(head), _NEXT_WORD.match(text, end)
        before = "" if first else head.rstrip(" .,").rpartition(" ")[2].lower()
        yield Run(start, tuple(found[0].split(" ")), first, before, after[1].lower() if after else "")


def _begins(head: str) -> bool:
    """Whether a sentence begins behind these words: after a full stop, an opening mark, or on a new line."""
    bare = head.rstrip()
    gap = head[len(bare) :]
    if not bare or "\n" in gap:
        return True
    if bare.endswith(_OPENING) and (not gap or bare[-1] in "–—"):
        return True
    return bool(gap) and bare.rstrip(_CLOSING).endswith(_STOPS)
