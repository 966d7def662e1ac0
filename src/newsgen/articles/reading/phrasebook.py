"""The phrases of a language, compiled once into patterns that find them.

The patterns know lower case only, and are given texts by `lowered`: a pattern that must try both cases of
every letter takes three times as long.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from newsgen.articles.reading.language import phrases
from newsgen.model import Value

_NOTHING: Final = re.compile(r"(?!)")
_OPENING: Final = r"[\s\"'“”‘’«»(\[*•·>|–—-]{0,3}"


def lowered(text: str) -> str:
    """The text in lower case, each character in its old place (the capital İ would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)


def any_of(words: Iterable[str]) -> str:
    """An alternation of phrases, the longest first, whole words only."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    escaped = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)
    return "|".join(rf"{word}(?!\w)" if ordered[i][-1].isalnum() else word for i, word in enumerate(escaped))


def _starting(words: Iterable[str]) -> re.Pattern[str]:
    """One of the phrases at the start, after opening marks."""
    joined = any_of(words)
    return re.compile(rf"{_OPENING}(?:{joined})") if joined else _NOTHING


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    """One of the phrases and nothing else."""
    joined = any_of(words)
    return re.compile(rf"\W{{0,3}}(?:{joined})\W{{0,4}}$") if joined else _NOTHING


class Phrasebook(Value, frozen=True, kw_only=True):
    """What announces what, in one language. The patterns match at the start of a block."""

    byline: re.Pattern[str]
    trade: re.Pattern[str]  # searched for: "staff writer"
    page_head: re.Pattern[str]  # "Read more: …"
    advert: re.Pattern[str]  # "Advertisement", and nothing else
    page_phrases: tuple[str, ...]  # anywhere, lower case: "sign up for"
    section: re.Pattern[str]
    rights: tuple[str, ...]
    note: re.Pattern[str]
    note_phrases: tuple[str, ...]
    source: re.Pattern[str]
    biography: tuple[str, ...]
    credit: re.Pattern[str]  # "Photo by: ", "Foto: "
    credit_words: str  # the alternation itself, to build on
    credit_joins: str
    sites: tuple[str, ...]  # "left", "pictured"
    published: re.Pattern[str]  # searched for
    updated: re.Pattern[str]  # searched for
    date_words: re.Pattern[str]  # searched for: all that may stand on a date line
    ago: re.Pattern[str]  # searched for


def _searched(words: Iterable[str]) -> re.Pattern[str]:
    """One of the phrases anywhere, as whole words."""
    joined = any_of(words)
    return re.compile(rf"(?<!\w)(?:{joined})") if joined else _NOTHING


@cache
def phrasebook(language: str) -> Phrasebook:
    """The phrasebook of a language, with English beside it, or of all when it has no table."""

    def of(table: str, key: str) -> tuple[str, ...]:
        return phrases(language, table, key)

    dated = ("published", "updated", "fillers", "weekdays")
    words, joins = any_of(of("credits", "words")), any_of(of("credits", "joins"))
    return Phrasebook(
        byline=_starting(of("bylines", "leads")),
        trade=_searched(of("bylines", "trades")),
        page_head=_starting(of("pages", "heads")),
        advert=_whole(set(of("pages", "whole")) - set(of("pages", "heads"))),
        page_phrases=of("pages", "phrases"),
        section=_whole(of("pages", "sections")),
        rights=of("pages", "rights"),
        note=_starting(of("notes", "starts")),
        note_phrases=of("notes", "phrases"),
        source=_starting(of("sources", "leads")),
        biography=of("people", "biography"),
        credit=re.compile(rf"[(\[]?\s*(?:(?:{words})\s*){{1,3}}(?:(?:{joins})\s*:?\s*|[:/|]\s*|[–—-]\s+){{1,3}}(?=\S)"),
        credit_words=words,
        credit_joins=joins,
        sites=of("credits", "sites"),
        published=_searched(of("dates", "published")),
        updated=_searched(of("dates", "updated")),
        date_words=_searched(word for key in dated for word in of("dates", key)),
        ago=_searched(of("dates", "ago")),
    )
