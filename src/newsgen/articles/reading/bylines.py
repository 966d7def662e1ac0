"""Who wrote it: the names of a byline, without trades, papers, places and dates."""

import re
from functools import cache
from typing import Final

from newsgen.articles.reading.agencies import agencies, agency
from newsgen.articles.reading.language import phrases
from newsgen.articles.reading.phrasebook import any_of, lowered, phrasebook

LONGEST_NAME: Final = 5  # words
_OUTLET: Final = 3  # words of a paper's name

_STROKES: Final = re.compile(r"\s*[|•·]\s*|\s+[/–—-]+\s+|\n+")
_BARS: Final = re.compile(r"\s*[|•·]\s*|,\s")
_AND: Final = re.compile(r"\sand\s|\s&\s")
_GLUED_BY: Final = re.compile(r"By(?=[A-ZÀ-Þ][a-zà-ÿ]+\s[A-ZÀ-Þ])")
_ADDRESS: Final = re.compile(r"\S+@\S+\.\w+|(?<=\w)@\w+|@\w+|https?://\S+")
_PARTICLES: Final = frozenset(
    (
        *(
            "de",
            "da",
            "do",
            "dos",
            "das",
            "di",
            "del",
            "della",
            "la",
            "le",
            "y",
            "e",
            "der",
            "den",
            "van",
            "von",
            "vom",
        ),
        *("zu", "zum", "ten", "ter", "te", "af", "av", "el", "al", "bin", "ibn", "ben", "abu", "ní", "mac", "st"),
    )
)
_ARTICLES: Final = frozenset(("The", "Der", "Die", "Das", "Les", "Los", "Las", "Il", "I"))
_WORD: Final = re.compile(r"[^\W\d_][\w.'’‘`-]*")
_CASELESS: Final = re.compile(r"[؀-ۿ가-힣぀-ヿ一-鿿ऀ-ॿ֐-׿]")
_GLUED: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ]{3,})")
_KOREAN: Final = re.compile(r"([가-힣]{2,4})\s(?:기자|특파원|인턴기자|논설위원)")
_MIDDLE: Final = re.compile(r"[A-Z]\.?$")
_NEWSROOM: Final = re.compile(
    r"(?:Staff|Editorial Board|Team|Desk|Newsroom|Reporters|Redaktion|Redacción|Redazione|Redação|Rédaction|Redactie)$"
)


def like_name(text: str) -> bool:
    """Whether a text may be a person's name: two to five words with capitals, no figures, no full stop."""
    words = text.split()
    if not 2 <= len(words) <= LONGEST_NAME or text.endswith((",", ":", ";", "?", "!")):
        return False
    if words[0] in _ARTICLES or not all(_WORD.fullmatch(word) for word in words):
        return False
    if words[0].lower() in _PARTICLES - {"de", "van", "von"}:
        return False
    if _CASELESS.search(text):
        return len(words) <= 4
    large = [word for word in words if word[0].isupper()]
    last = words[-1]
    return (
        len(large) >= 2
        and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
        and not (last.endswith(".") and len(last) > 2 and last not in ("Jr.", "Sr."))
    )


def like_credit(text: str) -> bool:
    """Whether a text may be a person's name with a paper or "Published" behind it: "Jane Roe | Oldport Post"."""
    bare = text.rstrip(" -–—|•·")
    names, *others = _BARS.split(bare)
    named = all(like_name(name) for name in _AND.split(names))
    return named and bool(others or bare != text) and all(len(other.split()) <= _OUTLET for other in others)


def by_glued(text: str) -> re.Match[str] | None:
    """The word that opens a byline, where the space behind it was lost: "ByJane Roe"."""
    return _GLUED_BY.match(text)


@cache
def _joins(language: str) -> re.Pattern[str]:
    words = any_of(word for word in phrases(language, "bylines", "joins"))
    return re.compile(rf"\s*[,;،、]\s*(?:(?:{words})\s+)?|\s+(?:{words}|&)\s+", re.IGNORECASE)


@cache
def _noise(language: str) -> re.Pattern[str]:
    """What may stand behind a name on its line, and goes: "Follow", "Special to …"."""
    words = any_of(phrases(language, "bylines", "noise"))
    return re.compile(rf"\s+(?:{words})(?=\s|$).*$|\s+\d+\s.*$", re.IGNORECASE)


def _without_trade(name: str, language: str) -> str:
    """The name without the trade behind it: "Jane Doe Parliamentary editor" → "Jane Doe"."""
    name = (
        _GLUED.sub("\n", name, count=1) if phrasebook(language).trade.search(lowered(_GLUED.sub(" ", name))) else name
    )
    bare = name.replace("\n", " ")
    found = phrasebook(language).trade.search(lowered(bare))
    if found is None:
        return bare
    if "\n" in name:
        return name.partition("\n")[0]
    words = bare[: found.start()].split()
    length = 3 if len(words) > 2 and (_MIDDLE.match(words[1]) or words[1].lower() in _PARTICLES) else 2
    return " ".join(words[:length])


def _name(part: str, language: str) -> str:
    """One name cleaned of what is no name."""
    bare = _noise(language).sub("", _ADDRESS.sub("", part)).strip(" .,:;()[]*|/–—-")
    if agency(bare) or _NEWSROOM.search(bare):
        return bare
    return _without_trade(bare, language).strip(" .,:;()")


def _is_writer(name: str, *, lead: bool) -> bool:
    """Whether a cleaned name is one: of a person, of the newsroom, or one word that "By" announces."""
    if like_name(name) or _NEWSROOM.search(name):
        return True
    words = name.split()
    return lead and len(words) == 1 and name[:1].isupper() and name.isalpha()


def writers(text: str, *, language: str) -> tuple[str, ...]:
    """The names in a byline, in order. `text` holds no dates any more.

    What stands after the first stroke is a paper, a trade or an address, unless nothing before it is a name. An
    agency is a writer only when it stands alone or is joined to a name by "and".
    """
    if found := _KOREAN.findall(text):
        return tuple(dict.fromkeys(found))
    lead = phrasebook(language).byline.match(lowered(text)) or by_glued(text)
    for segment in _STROKES.split(text[lead.end() :] if lead else text):
        parts = _joins(language).split(segment.strip())
        names = [_name(part, language) for part in parts]
        led = lead is not None
        kept = [name for place, name in enumerate(names) if name and _stands(name, place, parts, segment, led)]
        if kept:
            return tuple(dict.fromkeys(kept))
    return ()


def _stands(name: str, place: int, parts: list[str], segment: str, lead: bool) -> bool:
    """Whether the name at a place of the list is a writer's: after a comma an agency or a town is not."""
    if agency(name) or agencies(name):
        return place == 0 or not re.search(rf",\s*{re.escape(parts[place])}", segment)
    return _is_writer(name, lead=lead and place == 0)
