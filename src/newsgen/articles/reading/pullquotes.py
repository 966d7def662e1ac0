"""The lines of an article worth setting large.

A pull quote is read before its article, and without it. So it is a whole sentence, by somebody who is named and
beyond doubt; where there is none like that, none is better than a wrong one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from newsgen.articles.reading.language import words
from newsgen.model import PullQuote, Quote, Span

SURE = 0.85  # confidence in the speaker, below which nobody's words are set large under a name
EVERY = 300  # words of article for each pull quote
SHORTEST, LONGEST = 5, 45  # words
BLOCKS_APART = 6  # blocks of the story between two lines set large
_APART = 120  # words of article between two, lest they stand on one screen
_BEST = 18  # words that fill two or three lines of large type
_CLOSING = frozenset("”\"“’'»›‹«」』‟")
_EDITED = re.compile(r"[\[\]()…\n.](?:(?<!\.)|\s?\.)")  # brackets, ellipses, line ends; two dots, not one
_OPENING_WORD = re.compile(r"[^\W\d_]+")


def pullquotes(
    text: str, paragraphs: Sequence[Span], quotes: Sequence[Quote], *, language: str = ""
) -> tuple[int, ...]:
    """The indices of the quotes that may be set large, in the order of the text.

    At most one for each 300 words, each from a part of its own, so that they spread through the article.
    `language` gives the words that lean on the sentence before ("But", "They"), which no pull quote begins with.
    """
    leaning = _leaning(language)
    ranked = _ranked(quotes)
    while ranked and not _stands_alone(text, quotes, ranked[0], leaning):
        del ranked[0]
    if not ranked:
        return ()
    totals = [0, *accumulate(_lengths(text, paragraphs))]
    count = totals[-1] // EVERY
    if not count:
        return ()
    starts = [start for start, _ in paragraphs]
    best: dict[int, tuple[int, int]] = {}
    for number in ranked:
        at = totals[max(0, bisect_right(starts, quotes[number].start) - 1)]
        part = at * count // totals[-1]
        if part not in best and (number == ranked[0] or _stands_alone(text, quotes, number, leaning)):
            best[part] = (number, at)
    return _apart(sorted(best.values()))


def _ranked(quotes: Sequence[Quote]) -> list[int]:
    """The indices of the quotes by a speaker who is named and sure, of the right length, the best ones first."""
    found = []
    for number, quote in enumerate(quotes):
        if quote.confidence >= SURE and quote.speaker and not quote.inferred:
            words = len(quote.text.split())
            if SHORTEST <= words <= LONGEST:
                # How far a quote is from the best one: of two or three lines, and sure.
                found.append((abs(words - _BEST) / _BEST + 4 * (1 - quote.confidence), number))
    return [number for _, number in sorted(found)]


def _lengths(text: str, paragraphs: Sequence[Span]) -> list[int]:
    """The words of each paragraph: one more than its spaces, unless a text has others than those between words.

    Counting the words themselves took 50 µs an article, a tenth of its reading.
    """
    if any(odd in text for odd in ("  ", " \n", "\n ")) or text[:1] == " " or text[-1:] == " ":
        return [len(text[start:end].split()) for start, end in paragraphs]
    return [text.count(" ", start, end) + 1 for start, end in paragraphs]


@cache
def _leaning(language: str) -> frozenset[str]:
    return frozenset(words(language).get("quotes", {}).get("leaning", "").split()) if language else frozenset()


def _stands_alone(text: str, quotes: Sequence[Quote], index: int, leaning: frozenset[str]) -> bool:
    """Whether a quote is a whole sentence, which needs nothing before it."""
    quote = quotes[index]
    if _EDITED.search(quote.text):
        return False
    first = _OPENING_WORD.match(quote.text)
    if first is None or first[0][0].islower() or first[0].lower() in leaning:
        return False
    return text[quote.end : quote.end + 1] in _CLOSING and not _goes_on(quotes, index)


def _goes_on(quotes: Sequence[Quote], index: int) -> bool:
    """Whether a quote is the first half of a sentence, which the quote after it ends."""
    ending = quotes[index].text[-1]
    if ending in ".!?。！？؟۔":
        return False
    following = quotes[index + 1].text[:1] if index + 1 < len(quotes) else ""
    return ending not in ",،" or following.islower()


def _apart(chosen: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The chosen that do not crowd the one before."""
    kept: list[tuple[int, int]] = []
    for index, at in chosen:
        if not kept or at - kept[-1][1] >= _APART:
            kept.append((index, at))
    return tuple(index for index, _ in kept)


def spread(quotes: Iterable[tuple[Quote, int]]) -> tuple[PullQuote, ...]:
    """The lines set large, each after its own block, never two near each other.

    Takes the quotes worth it in order, each with the number of blocks down to the end of its own. The comma that only
    leads over to the speaker stays in the text and is not set.
    """
    found: list[PullQuote] = []
    free = 0
    for quote, after in quotes:
        if after >= free:
            text = quote.text.rstrip(",،、 ")
            found.append(PullQuote(text=text, speaker=quote.speaker, anchor=quote.anchor, after=after))
            free = after + BLOCKS_APART
    return tuple(found)
