"""Who made a picture: credit lines, and credits at the end of a caption."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newsgen.articles.reading.agencies import names_picture_agency
from newsgen.articles.reading.language import phrases
from newsgen.articles.reading.phrasebook import any_of, lowered, phrasebook
from newsgen.model import Value

LONGEST_CREDIT: Final = 110  # characters
LONGEST_CREDIT_LINE: Final = 12  # words
SHORTEST_CAPTION: Final = 6  # words before a credit that only a stroke tells

_TRAILING_WORD: Final = re.compile(r"\s+(?:more\s*>+|\.{3}|…)$")
_BRACKET: Final = re.compile(r"\(([^()]{2,110})\)\.?$")
_SIGN: Final = re.compile(r"[©Ⓒ]\s*(?P<credit>[^©]{2,80})$")
_SENTENCE_END: Final = re.compile(
    r"(?:(?<!\d)[.!?…]|(?<=\d\d\d\d)\.|(?<=\d)\.(?=[^\W\d_])|[.!?]['\"”’»)]|(?<=\d)(?=[A-Z][a-z]))\s*(?=[^\s.!?])"
)
_ABBREVIATION: Final = re.compile(r"\b(?:[A-Z]|St|Dr|Mr|Mrs|Ms|Jr|Sr|Gen|Gov|Sen|Rep|No|vs|www)\.$")
_DOMAIN: Final = re.compile(r"[\w-]*[^\W\d_][\w-]*(?:\.[\w-]{2,})*\.[^\W\d_]{2,}$")
_LINKING: Final = frozenset(
    (
        *("de", "da", "do", "di", "del", "des", "der", "den", "van", "von", "la", "le", "el", "al"),
        *("y", "e", "et", "und", "and", "via", "of", "the", "for", "en", "por"),
    )
)
_LOWER: Final = _LINKING | {
    *("dpa", "imago", "iStock", "file", "pool", "photo", "handout", "staff", "images", "picture", "alliance"),
}
_EDGE: Final = " \t\n.,;:-–—/|"


class Credit(Value, frozen=True, kw_only=True):
    """A credit and where it begins: what stands before is the caption."""

    name: str
    start: int  # in the block's text
    sure: float
    announced: bool = False  # by a word such as "Photo:"


@cache
def _announced(language: str) -> re.Pattern[str]:
    """A credit that a word announces: "Credit: X", "— Picture by X", "Foto: X"."""
    book = phrasebook(language)
    return re.compile(
        rf"(?:{book.credit_words})"
        rf"(?:\s+(?:{book.credit_joins})\s*:?|\s*[:/])\s*(?P<credit>[^:]{{2,100}})$",
    )


@cache
def _leading(language: str) -> re.Pattern[str]:
    """A credit in capitals at the head of a caption: "PHOTO BY JANE DOE A hare …"."""
    words = phrasebook(language).credit_words.upper().replace("(?!\\W)", "(?!\\w)").replace("\\S+", "\\s+")
    name = r"(?:\s+BY(?:\s+[A-Z][A-Z.'’-]+){1,3})?"
    return re.compile(rf"(?P<credit>(?:(?:{words})\s+)?(?:{words}){name})\s+(?=[A-Z][a-z’'])")


@cache
def _bare(language: str) -> re.Pattern[str]:
    """Words that are a credit by themselves: "File photo", "Handout"."""
    return re.compile(rf"(?:(?:{phrasebook(language).credit_words})\s*){{1,4}}$")


@cache
def _submitted(language: str) -> re.Pattern[str]:
    """A credit of two such words at the end of a caption of names: "Jane Doe Submitted photo"."""
    words = [word for word in phrases(language, "credits", "words") if " " in word]
    return re.compile(rf"(?<=\w)\s+(?:{any_of(words) or '(?!)'})$")


def _nameless(text: str) -> str:
    bare = text.strip(_EDGE + "()[]")
    return bare + ")" if "(" in bare and ")" not in bare else bare


def like_name(text: str) -> bool:
    """Whether every word is one that a credit may have: a capital, a figure, an agency, a linking word."""
    parts = (word.strip("'’‘\"“”") for word in re.split(r"[\s/|,·()-]+", text))
    words = [word for word in parts if word]
    if not words or len(words) > 9 or words[0] in _LINKING:
        return False
    return text[0].isalpha() and all(not word[0].islower() or word in _LOWER or "." in word[1:-1] for word in words)


def _begins_word(text: str, place: int) -> bool:
    """Whether a word begins at a place, be it glued to the one before ("…in Rome.Foto: X", "…ice.Photograph by X")."""
    return place == 0 or not text[place - 1].isalpha() or (text[place].isupper() and text[place - 1].islower())


def _in_brackets(text: str, language: str) -> Credit | None:
    """A credit in brackets: sure with an agency, a slash, a word for pictures, or after a full stop."""
    found = _BRACKET.search(text)
    if found is None:
        return None
    inside, before = found[1].strip(), text[: found.start()].rstrip()
    announced = phrasebook(language).credit.match(lowered(inside))
    name = _nameless(inside[announced.end() :] if announced else inside)
    # "(Show A/Show B, Channel 1)" behind a name is a list of works; a caption before a credit is a sentence.
    shared = re.search(r"\w{3}\s?/\s?\w{2}", inside) and len(before.split()) not in range(1, SHORTEST_CAPTION)
    if announced or shared or (names_picture_agency(inside) and len(inside.split()) <= 14):
        return Credit(name=name, start=found.start(), sure=0.97 if before else 0.9, announced=bool(announced))
    courtesy = re.match(r"(?:Submitted|Courtesy|Provided|Supplied|Contributed|Handout)\b", inside, re.IGNORECASE)
    if courtesy or (before.endswith((".", "!", "?", "”", '"', "’")) and like_name(inside)):
        return Credit(name=name, start=found.start(), sure=0.92)
    return None


def _boundaries(text: str) -> Iterator[int]:
    """Where a credit may begin near the end of a caption: after each full stop that is not an initial's."""
    for found in _SENTENCE_END.finditer(text, max(0, len(text) - LONGEST_CREDIT)):
        if not _ABBREVIATION.search(text, max(0, found.start() - 6), found.start() + 1):
            yield found.end()


def _after_sentence(text: str, language: str) -> Credit | None:
    """Names after the caption's full stop, with no full stop of their own: "… on Monday.Jane Doe/The Paper"."""
    if text.endswith((".", "!", "?", "”", '"', "’", ":", "…")):
        return None
    for start in _boundaries(text):
        edge = len(text[start:]) - len(text[start:].lstrip(_EDGE))
        announced = phrasebook(language).credit.match(lowered(text), start + edge)
        name, before = _nameless(text[announced.end() if announced else start :]), text[:start].rstrip()
        if len(before.split()) < 2 or not like_name(name) or "@" in name or len(name) < 2:
            continue
        glued = edge == 0 and text[start - 1] != " "
        known = announced or names_picture_agency(name) or "/" in name or glued
        if known:
            return Credit(name=name, start=start, sure=0.95, announced=bool(announced))
    return None


def credit_at_end(text: str, *, language: str) -> Credit | None:
    """The credit with which a caption ends, when it ends with one."""
    text = _TRAILING_WORD.sub("", text)
    named = _after_sentence(text, language)
    if named and named.sure > 0.9:
        return named
    if bracketed := _in_brackets(text, language):
        return bracketed
    tail = max(0, len(text) - 180)
    low = lowered(text)
    found = _announced(language).search(low, tail)
    if found and _begins_word(text, found.start()):
        name = _nameless(text[found.start("credit") :])
        if len(name.split()) <= 12 and not re.search(r"[.!?]\s+\S+\s+\S+\s+\S", name) and name:
            return Credit(
                name=name,
                start=found.start(),
                sure=0.93 if like_name(name) or names_picture_agency(name) else 0.7,
                announced=True,
            )
    if (found := _SIGN.search(text, tail)) and not re.match(r"\s*\d{4}", found["credit"]):
        return Credit(name=_nameless(found["credit"]), start=found.start(), sure=0.95, announced=True)
    if found := _submitted(language).search(low, tail):
        return Credit(name=_nameless(text[found.start() :]), start=found.start(), sure=0.9, announced=True)
    return named


def credit_at_start(text: str, *, language: str) -> Credit | None:
    """The credit in capitals with which a caption begins; `start` is where the caption itself does."""
    found = _leading(language).match(text)
    return Credit(name=found["credit"], start=found.end(), sure=0.9) if found else None


def credit_line(text: str, *, language: str) -> Credit | None:
    """The credit that a whole block is, when it is nothing else."""
    words = text.split()
    if len(words) > LONGEST_CREDIT_LINE or len(text) > LONGEST_CREDIT:
        return None
    if found := phrasebook(language).credit.match(lowered(text)):
        name = _nameless(text[found.end() :])
        closed = text.endswith((".", "!", "?")) and len(words) > 6
        named = like_name(name) or "/" in name or names_picture_agency(name)
        tells = len(name.split()) > 3 and not named
        return Credit(name=name, start=0, sure=0.6 if closed or tells else 0.97) if name else None
    if (found := _SIGN.match(text)) and not re.search(r"\d{4}", text):
        return Credit(name=_nameless(found["credit"]), start=0, sure=0.95)
    if names_picture_agency(text) and like_name(text) and len(words) <= 9 and not text.endswith("."):
        return Credit(name=_nameless(text), start=0, sure=0.85)
    if (text[0] == "(" and text[-1] == ")" and len(words) <= 6 and like_name(text[1:-1])) or _DOMAIN.match(text):
        return Credit(name=_nameless(text), start=0, sure=0.7)
    if _bare(language).match(lowered(text)):
        return Credit(name=_nameless(text), start=0, sure=0.7)
    return None
