"""Speakers told on sight: the name beside the verb, right after the quote, as most papers write.

    “The tide is in,” Jane Roe said. · “The tide is in,” said the mayor. · “The tide is in”, he said.

The rules of `speakers` come to the same, once they have read the whole paragraph; here the words after the quote are
enough, which takes an eighth of the time: 6 µs a quote. Whatever is not beyond doubt is left to them.
"""

import re
from typing import Final

import msgspec

from newsgen.articles.reading.marks import Run
from newsgen.articles.reading.names import bare
from newsgen.articles.reading.speech import ENDINGS, Speech
from newsgen.model import Span

_SHORT: Final = 4  # words; whether so few are an utterance hangs on what stands before them
_SHAPE: Final = re.compile("(?:(D?[CTO]+|P)[VU]|[VU](D?[CTO]+)[^CTOlngJ&D])")


class Neighbour(msgspec.Struct, frozen=True):
    """A speaker who stands beside the quote."""

    span: Span
    name: str  # as far as the words tell; empty for a pronoun
    rule: str


def neighbour(text: str, run: Run, limit: int, speech: Speech) -> Neighbour | None:
    """The speaker told on sight in the words from a quote to a limit, as the rules would find; None if they must say.

    Nothing is told of a quote of a few words: whether it is one hangs on what stands before it.
    """
    if run.single or not run.closed:
        return None
    following = speech.following.match(text, run.right, limit)
    if following is None or (ENDINGS.get(text[run.end - 1]) == "k") == bool(following[1]):
        return None
    words = following[2].split(" ")
    kinds = "".join([speech.letters[1][word][0] for word in words])
    if following.end() < limit and text[following.end()] in ",.":
        kinds += ","
    shape = _SHAPE.match(kinds)
    if shape is None or (shape[1] and speech.verb_second):
        return None
    if len(text[run.start : run.end].split(None, _SHORT)) <= _SHORT:
        return None
    first, last = shape.span(shape.lastindex or 0)
    start = following.start(2) + sum([len(word) + 1 for word in words[:first]])
    name = "" if shape[1] == "P" else _name(kinds[first:last], words[first:last], speech)
    rule = "right/name-verb" if shape[1] else "right/verb-name"
    return Neighbour((start, start + sum([len(word) + 1 for word in words[first:last]]) - 1), name, rule)


def _name(kinds: str, words: list[str], speech: Speech) -> str:
    """The name in the words of a mention, as `mentions.named` tells it."""
    if kinds[-1] != "C":
        return " ".join(words)
    first = 0 if speech.capital_nouns else len(kinds.rstrip("C"))
    return " ".join(words[first:] if first == 1 and kinds[0] == "D" else bare(words[first:], speech))
