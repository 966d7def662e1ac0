"""A raw text cut into its lines, and the lines into blocks.

As a rule each line that is not blank is a block of its own. Old texts were wrapped by hand at some 60 to
80 characters: there the lines between two blank ones, or between two indents, are one block.
"""

import re
from itertools import pairwise
from statistics import median
from typing import Final

from newsgen.model import Value

WIDEST_WRAP: Final = 100  # characters; a longer line was not wrapped by hand
NARROWEST_WRAP: Final = 40  # characters; shorter lines are labels, verse or tables
SHORT_LINE: Final = 0.6  # of the usual width: such a line ends its paragraph
SIGN_OFF: Final = 0.25  # of the usual width: such a line may stand for itself

_INDENT: Final = re.compile(r"[ \t]{2,}")
_CLOSED: Final = re.compile(r"[.!?:;…。؟।][\"”’»')\]]*$")


_BREAK: Final = re.compile(r"[ \t]*\n[ \t\n]*| {2,}")
_HYPHEN: Final = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*")


class Line(Value, frozen=True, kw_only=True):
    """A line that is not blank: its number from 1, its span without the space around it, its indent."""

    number: int
    start: int
    end: int
    indented: bool = False
    after_blank: bool = False  # a blank line, or the top of the text, stands before it

    @property
    def width(self) -> int:
        """Its length in characters."""
        return self.end - self.start


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold anything."""
    found: list[Line] = []
    position, blank = 0, True
    for number, raw in enumerate(text.split("\n"), start=1):
        bare = raw.strip()
        if bare:
            start = position + raw.index(bare[0])
            found.append(
                Line(
                    number=number,
                    start=start,
                    end=start + len(bare),
                    indented=_INDENT.match(raw) is not None,
                    after_blank=blank,
                )
            )
        blank = not bare
        position += len(raw) + 1
    return tuple(found)


def unwrapped(text: str) -> str:
    """The words of a block on one line: a space for each break, none after a hyphen.

    A hyphen at a line's end stays: whether it was the word's own or the printer's can't be known. The length of
    an unwrapped beginning is the place that its end has in the unwrapped whole.
    """
    if "\n" not in text and "  " not in text:
        return text
    return _BREAK.sub(" ", _HYPHEN.sub("-", text))


def wrapped(text: str, found: tuple[Line, ...]) -> bool:
    """Whether the lines were broken by hand, so that a paragraph runs over several of them."""
    inner = [
        line for line, after in pairwise(found) if not after.after_blank and not (after.indented and not line.indented)
    ]
    if len(inner) < 3 or max(line.width for line in found) > WIDEST_WRAP:
        return False
    if median(line.width for line in inner) < NARROWEST_WRAP:
        return False
    broken = sum(_CLOSED.search(text, line.start, line.end) is None for line in inner)
    return broken > 0.6 * len(inner)


def _starts_block(text: str, line: Line, previous: Line, width: float) -> bool:
    """Whether a line of a wrapped text begins a paragraph, or is a sign-off ("REUTER") under the last one."""
    if line.after_blank or (line.indented and not previous.indented) or previous.width < SHORT_LINE * width:
        return True
    tiny = line.width < SIGN_OFF * width and _CLOSED.search(text, line.start, line.end) is None
    return tiny and _CLOSED.search(text, previous.start, previous.end) is not None


def blocks(text: str) -> tuple[tuple[Line, ...], ...]:
    """The blocks of a text, each as its lines, in order."""
    found = lines(text)
    if not wrapped(text, found):
        return tuple((line,) for line in found)
    width = median(line.width for line in found)
    joined: list[list[Line]] = [[found[0]]]
    for previous, line in pairwise(found):
        if _starts_block(text, line, previous, width):
            joined.append([line])
        else:
            joined[-1].append(line)
    return tuple(map(tuple, joined))
