"""Speakers told on sight: the name beside the verb, right after the quote, as most papers write.

    “The tide is in,” Jane Roe said. · “The tide is in,” said the mayor. · “The tide is in”, he said.

The rules of `speakers` come to the same, once they have read the whole paragraph; here the words after the quote are
enough, which takes a twelfth of the time: 4 µs a quote. Whatever is not beyond doubt is left to them.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

import msgspec

from newsgen.articles.reading.marks import Run
from newsgen.articles.reading.names import bare
from newsgen.articles.reading.speech import ENDINGS, Speech
from newsgen.model import Span

_SHORT: Final = 4  # words; whether so few are an utterance hangs on what stands before them
_SHAPE: Final = re.compile("(?:(D?[CTO]+|P)[VU]|[VU](D?[CTO]+)[^CTOlngJ&D])")


class Neighbour(msgspec.Struct, frozen=True, gc=False):
    """A speaker who stands beside the quote."""

    span: Span
    name: str  # as far as the words tell; empty for a pronoun
    rule: str


class _Shape(NamedTuple):
    """The places of the words that name the speaker, from the first to the one after the last, and their kind.

    `P` is a pronoun; `C` a name without anything to cut from it, as nearly all are; `N` any other words.
    """

    first: int
    last: int
    kind: str


@lru_cache(maxsize=4096)
def _shape(letters: str, verb_second: bool) -> _Shape | None:
    """Where the speaker stands in words of two letters each, inside a sentence and at its beginning.

    There are few such strings, so that nearly all are known already.
    """
    kinds = letters[::2]
    shape = _SHAPE.match(kinds)
    if shape is None or (shape[1] and verb_second):
        return None
    first, last = shape.span(shape.lastindex or 0)
    if shape[1] == "P":
        return _Shape(first, last, "P")
    # A word that is a name even at the beginning of a sentence is on no list, so no title.
    plain = set(kinds[first:last]) | set(letters[2 * first + 1 : 2 * last : 2]) <= {"C", "g"} and kinds[last - 1] == "C"
    return _Shape(first, last, "C" if plain else "N")


def neighbour(text: str, run: Run, limit: int, speech: Speech) -> Neighbour | None:
    """The speaker told on sight in the words from a quote to a limit, as the rules would find; None if they must say.

    Nothing is told of a quote of a few words: whether it is one hangs on what stands before it.
    """
    if run.single or not run.closed:
        return None
    following = speech.following.match(text, run.right, limit)
    if following is None:
        return None
    separated, told = following.groups()
    if (ENDINGS.get(text[run.end - 1]) == "k") == bool(separated):
        return None
    words = told.split(" ")
    letters = speech.letters[1]
    kinds = "".join([letters[word] for word in words])
    comma = following.end() < limit and text[following.end()] in ",."
    shape = _shape(kinds + "," if comma else kinds, speech.verb_second)
    if shape is None or len(text[run.start : run.end].split(None, _SHORT)) <= _SHORT:
        return None
    first, last, kind = shape
    start = following.start(2) + (len(" ".join(words[:first])) + 1 if first else 0)
    named = words[first:last]
    whole = " ".join(named)
    span = (start, start + len(whole))
    if kind == "P":
        return Neighbour(span, "", "right/name-verb")
    name = whole if kind == "C" else _name(kinds[2 * first : 2 * last : 2], named, speech)
    return Neighbour(span, name, "right/verb-name" if first else "right/name-verb")


def _name(kinds: str, words: list[str], speech: Speech) -> str:
    """The name in the words of a mention, as `mentions.named` tells it."""
    if kinds[-1] != "C":
        return " ".join(words)
    first = 0 if speech.capital_nouns else len(kinds.rstrip("C"))
    return " ".join(words[first:] if first == 1 and kinds[0] == "D" else bare(words[first:], speech))
