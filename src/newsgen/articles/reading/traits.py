"""What a block is weighed by: its traits, as words, each of which has a weight for every role.

A trait is coarse, so that a few thousand blocks are enough to learn its weights: "words:5-7", "closed", "above:credit".
Traits are drawn from the signs of a block, from its place, from what rules told of its neighbours, and from how many of
its words the rest of the text says, too: a subhead speaks of the story, the headline of another story does not.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.verdicts import Told

STEM: Final = 5  # letters of a word that say which it is, whatever its ending
SHORTEST: Final = 4  # letters of a word that says what a text is about
SAMPLE: Final = 240  # characters of a block that are enough to tell what it is about

_LENGTHS: Final = (1, 2, 3, 5, 8, 13, 21, 36, 61)  # words
_PLACES: Final = (1, 2, 3, 4, 6, 10, 16)  # blocks from the headline, and from the end
_RATIOS: Final = (0.15, 0.3, 0.5, 0.8, 1.3, 2.0)  # of the usual paragraph's length
_SHARES: Final = (0.01, 0.3, 0.55, 0.8)
_WORD: Final = re.compile(r"[^\W\d_]{%d,}" % SHORTEST)
_ADDRESS: Final = re.compile(r"https?://|www\.|@\w|\w@\w")

# Yes-or-no signs, by the name of the field.
_PLAIN: Final = (
    "closed", "colon", "caps", "quoted", "signed", "bullet", "named", "section", "note", "source", "biography", "by",
    "trade", "sited", "tight", "again_below",
)  # fmt: skip
_HELD: Final = ("stamp", "credit", "tail", "lead", "dateline")


class Story(NamedTuple):
    """What is known of the whole text: where its headline, its first and last prose stand, and what it speaks of."""

    headline: int
    first: int
    last: int
    usual: float  # characters of a usual paragraph
    stems: Counter[str]  # in how many blocks each is said


def story(page: Sequence[Signs], headline: int) -> Story:
    """The text as a whole, which a block is seen against."""
    prose = [at for at, block in enumerate(page) if block.prose and at > headline]
    lengths = sorted(len(page[at].text) for at in prose)
    stems: Counter[str] = Counter()
    for block in page:
        stems.update(_stems(block.text))
    return Story(
        headline=headline,
        first=prose[0] if prose else len(page),
        last=prose[-1] if prose else -1,
        usual=lengths[len(lengths) // 2] if lengths else 200.0,
        stems=stems,
    )


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(text[:SAMPLE].lower())}


def traits(page: Sequence[Signs], told: Told, at: int, whole: Story) -> list[str]:
    """The traits of one block."""
    return [*_own(page[at], whole), *_placed(page, at, whole), *_between(page, told, at, whole)]


def _own(block: Signs, whole: Story) -> Iterator[str]:
    """What the block shows by itself."""
    text, length = block.text, bisect(_LENGTHS, block.words)
    yield "any"
    yield f"words:{length}:{'closed' if block.closed else 'colon' if block.colon else 'open'}"
    yield f"ratio:{bisect(_RATIOS, len(text) / whole.usual)}"
    yield from (name for name in _PLAIN if getattr(block, name))
    yield from (name for name in _HELD if getattr(block, name) is not None)
    if block.furniture:
        yield f"furniture:{block.furniture}"
    if block.echo >= 0:
        yield "echo"
    if block.same_as >= 0:
        yield "same"
    yield from _letters(text, block)
    stems = _stems(text)
    said = sum(whole.stems[stem] > 1 for stem in stems)
    known = f"said:{bisect(_SHARES, said / len(stems))}" if stems else "said:none"
    yield known
    yield f"{known}:{'closed' if block.closed else 'open'}:{min(length, 6)}"


def _letters(text: str, block: Signs) -> Iterator[str]:
    """How it is written: with which mark it ends, with what it begins, in which case."""
    end, begin = text.rstrip("\"'”’») ")[-1:], text[0]
    if end in "?!…":
        yield f"ends:{end}"
    if text.endswith("..."):
        yield "ends:…"
    yield "begins:figure" if begin.isdigit() else "begins:small" if begin.islower() else "begins:other"
    if "|" in text:
        yield "bar"
    if _ADDRESS.search(text, 0, SAMPLE):
        yield "address"
    if block.words > 1 and block.words < 16:
        words = [word for word in text.split() if word[0].isalpha()]
        if words:
            yield f"capitals:{bisect(_SHARES, sum(word[0].isupper() for word in words) / len(words))}"
    if any(char.isdigit() for char in text[:SAMPLE]):
        yield "figures"


def _placed(page: Sequence[Signs], at: int, whole: Story) -> Iterator[str]:
    """Where the block stands."""
    block = page[at]
    side = "above" if at < whole.first else "first" if at == whole.first else "below" if at > whole.last else "amid"
    top, left = bisect(_PLACES, at - whole.headline), bisect(_PLACES, len(page) - at)
    yield f"top:{top}"
    yield f"left:{left}"
    yield f"side:{side}"
    yield f"side:{side}:{'closed' if block.closed else 'open'}:{min(bisect(_LENGTHS, block.words), 7)}"
    if side in ("first", "above"):
        yield f"top:{top}:{side}:{'closed' if block.closed else 'open'}"


def _between(page: Sequence[Signs], told: Told, at: int, whole: Story) -> Iterator[str]:
    """What stands around the block."""
    kinds = {step: _kind(page, told, at + step, whole) for step in (-2, -1, 1, 2)}
    yield from (f"{step}:{kind}" for step, kind in kinds.items())
    yield f"beside:{kinds[-1]}:{kinds[1]}"
    form = "closed" if page[at].closed else "open"
    yield f"{form}:-1:{kinds[-1]}"
    yield f"{form}:1:{kinds[1]}"


def _kind(page: Sequence[Signs], told: Told, at: int, whole: Story) -> str:
    """What a neighbour is, coarsely: the role that rules told, or its form."""
    if not 0 <= at < len(page):
        return "none"
    found, block = told[at], page[at]
    if found is not None:
        return found.role
    form = "closed" if block.closed else "colon" if block.colon else "open"
    return f"{form}:{'long' if len(block.text) > 0.5 * whole.usual else 'short'}"
