"""What a block is weighed by: its traits, as words, each of which has a weight for every role.

A trait is coarse, so that a few thousand blocks are enough to learn its weights: "words:4:open", "-1:credit".
Traits are drawn from the signs of a block, from its place, from what rules told of it and its neighbours, and from how
many of its words the rest of the text says, too: a subhead speaks of the story, another story's headline does not.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby, repeat
from typing import Final, NamedTuple

from newsgen.articles.reading.signs import NEAR_START, Signs
from newsgen.articles.reading.verdicts import Told
from newsgen.model import Role

STEM: Final = 5  # letters that say which word it is, whatever its ending
SAMPLE: Final = 240  # characters of a block that are enough to tell what it is about
REACH: Final = 20_000  # characters of a text in which the words of a line are looked for, so that none takes long
BRIEF: Final = 16  # words from which a line is no label
HEADED: Final = 2
HEADS: Final[tuple[Role, ...]] = ("standfirst", "byline", "date", "caption")  # what stands above a story

_LENGTHS: Final = (1, 2, 3, 5, 8, 13, 21, 36, 61)  # words
_PLACES: Final = (1, 2, 3, 4, 6, 10, 16)  # blocks from the headline, and from the end
_RATIOS: Final = (0.15, 0.3, 0.5, 0.8, 1.3, 2.0)  # of the usual paragraph's length
_RUNS: Final = (1, 2, 3, 4, 7)  # open lines one after the other
_SHARES: Final = (0.01, 0.3, 0.55, 0.8)  # of the words of a line
_MANY_OPEN: Final = 6  # of ten blocks; with more a text is a list
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_ADDRESS: Final = re.compile(r"https?://|www\.|@\w|\w@\w")
_FIGURE: Final = re.compile(r"\d")

# Yes-or-no signs, and those that are something or nothing, by the name of the field.
_PLAIN: Final = (
    "closed", "colon", "caps", "quoted", "signed", "bullet", "named", "section", "note", "source", "biography", "by",
    "trade", "sited", "tight", "again_below",
)  # fmt: skip
_HELD: Final = ("stamp", "credit", "tail", "lead", "dateline")


class Whole(NamedTuple):
    """What is known of the whole text, against which a block is seen."""

    headline: int
    first: int  # where the story's first prose stands
    last: int
    usual: float  # characters of a usual paragraph
    count: Callable[[str], int]  # how often the first of the text, in lower case, says something
    opens: int  # of ten blocks, how many are open lines: labels, subheads, lists
    runs: tuple[int, ...]  # for each block, how many open lines stand together with it, itself among them


def whole(page: Sequence[Signs], headline: int) -> Whole:
    """The text as a whole; `headline` is the headline's place."""
    prose = [at for at, block in enumerate(page) if at > headline and block.prose]
    lengths = sorted(len(page[at].text) for at in prose)
    return Whole(
        headline=headline,
        first=prose[0] if prose else len(page),
        last=prose[-1] if prose else -1,
        usual=lengths[len(lengths) // 2] if lengths else 200.0,
        count=cache("\n".join([block.text for block in page])[:REACH].lower().count),
        opens=10 * sum(map(_open, page)) // len(page),
        runs=_runs(page),
    )


def _open(block: Signs) -> bool:
    return not block.closed and not block.colon and block.words < BRIEF


def _runs(page: Sequence[Signs]) -> tuple[int, ...]:
    lengths = ((opened, len(list(run))) for opened, run in groupby(map(_open, page)))
    return tuple(chain.from_iterable(repeat(length if opened else 0, length) for opened, length in lengths))


def traits(page: Sequence[Signs], told: Told, at: int, seen: Whole) -> tuple[str, ...]:
    """The traits of one block."""
    found = told[at]
    return (
        f"rule:{found.rule if found else ''}",
        *_shape(page[at], seen),
        *_letters(page[at]),
        *_said(page[at], seen),
        *_place(page[at], at, len(page), seen),
        *_beside(page, told, at, seen),
        *_headed(told, at),
    )


def _form(block: Signs) -> str:
    return "closed" if block.closed else "colon" if block.colon else "open"


def _shape(block: Signs, seen: Whole) -> Iterator[str]:
    """How long it is, and which signs it bears."""
    yield f"words:{bisect(_LENGTHS, block.words)}:{_form(block)}"
    yield f"ratio:{bisect(_RATIOS, len(block.text) / seen.usual)}"
    yield from [name for name in _PLAIN if getattr(block, name)]
    yield from [name for name in _HELD if getattr(block, name) is not None]
    if block.furniture:
        yield f"furniture:{block.furniture}"
    if block.echo >= 0:
        yield "echo"
    if block.same_as >= 0:
        yield "same"


def _letters(block: Signs) -> Iterator[str]:
    """With which mark it ends, with what it begins, in which case it is written."""
    text = block.text
    end = text.rstrip("\"'”’») ")
    if end.endswith(("?", "!", "…", "...")):
        yield f"ends:{'…' if end[-1] == '.' else end[-1]}"
    yield "begins:figure" if text[0].isdigit() else "begins:small" if text[0].islower() else "begins:other"
    if "|" in text:
        yield "bar"
    if _ADDRESS.search(text, 0, SAMPLE):
        yield "address"
    if _FIGURE.search(text, 0, SAMPLE):
        yield "figures"
    words = [word for word in text.split() if word[0].isalpha()] if 1 < block.words < BRIEF else ()
    if words:
        yield f"capitals:{bisect(_SHARES, sum(word[0].isupper() for word in words) / len(words))}"


def _said(block: Signs, seen: Whole) -> Iterator[str]:
    """How many of an open line's words the text says elsewhere, too, as parts of longer ones if need be."""
    if not block.closed:
        low = block.text[:SAMPLE].lower()
        stems = {word[:STEM] for word in _WORD.findall(low)}
        within = block.span[0] < REACH
        said = sum(seen.count(stem) > (low.count(stem) if within else 0) for stem in stems)
        share = bisect(_SHARES, said / len(stems)) if stems else "none"
        yield f"said:{share}"
        yield f"said:{share}:{min(bisect(_LENGTHS, block.words), 6)}"


def _place(block: Signs, at: int, length: int, seen: Whole) -> Iterator[str]:
    """Where it stands: in the text, before or after the story, among other open lines."""
    side = "above" if at < seen.first else "first" if at == seen.first else "below" if at > seen.last else "amid"
    form, top, run = "closed" if block.closed else "open", bisect(_PLACES, at - seen.headline), seen.runs[at]
    yield f"top:{top}"
    yield f"left:{bisect(_PLACES, length - at)}"
    yield f"side:{side}"
    yield f"side:{side}:{form}:{min(bisect(_LENGTHS, block.words), 7)}"
    yield f"run:{bisect(_RUNS, run)}"
    yield f"opens:{min(seen.opens, _MANY_OPEN)}:{'open' if run else 'closed'}"
    if side in ("first", "above"):
        yield f"top:{top}:{side}:{form}"


def _beside(page: Sequence[Signs], told: Told, at: int, seen: Whole) -> Iterator[str]:
    """What stands around it, two blocks each way."""
    before, after = _kind(page, told, at - 1, seen), _kind(page, told, at + 1, seen)
    form = "closed" if page[at].closed else "open"
    yield f"-2:{_kind(page, told, at - 2, seen)}"
    yield f"-1:{before}"
    yield f"1:{after}"
    yield f"2:{_kind(page, told, at + 2, seen)}"
    yield f"beside:{before}:{after}"
    yield f"{form}:-1:{before}"
    yield f"{form}:1:{after}"


def _headed(told: Told, at: int) -> Iterator[str]:
    """What stands above one of the first two blocks of which rules tell nothing."""
    number = sum(found is None for found in told[:at]) if at < NEAR_START else HEADED
    if number < HEADED:
        roles = {found.role for found in told[:at] if found is not None}
        yield f"number:{number}"
        yield from [f"number:{number}:{role}" for role in HEADS if role in roles]


def _kind(page: Sequence[Signs], told: Told, at: int, seen: Whole) -> str:
    """What a neighbour is, coarsely: the role that rules told, or its form."""
    if not 0 <= at < len(page):
        return "none"
    found, block = told[at], page[at]
    return found.role if found else f"{_form(block)}:{'long' if len(block.text) > seen.usual / 2 else 'short'}"
