"""Where, and sometimes when and by which agency, a story was filed: "LONDON (AP) — "."""

import re
from typing import Final

from newsgen.articles.reading.capitals import CAPITALISED
from newsgen.model import Value

LONGEST: Final = 70  # characters up to the dash

_LINK: Final = "of|the|de|del|la|am|an|der|den|le|les|du|sur|upon|di|do|da"
_PLACE: Final = rf"{CAPITALISED}(?:[\s/-]{{1,2}}(?:{CAPITALISED}|{_LINK})){{0,3}}"
_REGION: Final = rf"(?:,\s{CAPITALISED}(?:\s{CAPITALISED}){{0,2}})?"
_DAY: Final = r"(?:,?\s(?:\d{1,2}\.?\s?[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?\s\d{1,2})(?:,?\s\d{4})?)?"
_AGENCY: Final = r"(?:[\s,]{1,2}\((?P<agency>[^()\n]{2,40})\))?"
_STROKE: Final = r"\s*(?P<stroke>\.?\s?[—–-]{1,2}|:)\s*"
_DATELINE: Final = re.compile(rf"(?P<line>{_PLACE}{_REGION}{_DAY}{_AGENCY}){_STROKE}(?=\S)")
_AGENCY_FIRST: Final = re.compile(r"(?P<line>\((?P<agency>[^()\n]{2,30})\))\s*(?P<stroke>[—–-])\s*(?=\S)")
_ARABIC: Final = re.compile(r"(?P<line>[؀-ۿ ]{3,40}?\s?\((?P<agency>[^()\n]{2,40})\))\s*(?P<stroke>[—–-])\s*(?=\S)")
_AGENCY_NAME: Final = re.compile(r"[A-ZÇĞİÖŞÜ][\w .&/-]*|[a-z]{2,4}|[؀-ۿ .]+|[А-Я]+")


_ALONE: Final = re.compile(rf"(?P<line>{_PLACE}{_REGION}{_DAY}{_AGENCY})\s*(?P<stroke>[—–-]{{1,2}})$")

# With these a sentence begins, never the name of a place.
_SENTENCE_OPENERS: Final = frozenset(
    ("On", "In", "At", "As", "By", "But", "And", "For", "When", "While", "After", "If", "Am", "Im", "En", "El", "Los")
)

_LABELS: Final = frozenset(
    (
        *("UPDATE", "UPDATED", "UPDATES", "CORRECTION", "EXCLUSIVE", "BREAKING", "WATCH", "VIDEO"),
        *("NOTE", "ANALYSIS", "OPINION"),
    )
)
_PARTY: Final = re.compile(r"[A-Z]-[A-Z]")  # "(R-Ohio)" behind a politician's name


class Dateline(Value, frozen=True, kw_only=True):
    """A dateline that opens a paragraph. `end` is where the story itself begins."""

    text: str
    agency: str
    end: int
    sure: float


def _sure(found: re.Match[str], *, opening: bool) -> float:
    """How certain it is that a match is a dateline: capitals or an agency are, a name and a dash are not."""
    line, stroke, agency = found["line"], found["stroke"], found["agency"]
    place = line.partition("(")[0].partition(",")[0].strip(" .")
    if place in _LABELS:
        return 0.0
    if agency:
        return 0.97 if _AGENCY_NAME.fullmatch(agency) and not _PARTY.match(agency) else 0.0
    if place.isupper() and len(place) > 2:
        return 0.95 if stroke != ":" or opening else 0.3
    if place.partition(" ")[0] in _SENTENCE_OPENERS:
        return 0.0
    spaced = found.group(0)[found.end("line") - found.start() :].startswith(" ")
    return 0.7 if opening and spaced and stroke.strip() in ("—", "–", "--") and len(place) > 2 else 0.0


def filed_line(text: str) -> str | None:
    """The dateline that a line is, and nothing else but the dash behind it: "OLDPORT, Ohio, March 3 -"."""
    found = _ALONE.match(text) if text[-1:] in "—–-" else None
    return found["line"] if found and _sure(found, opening=True) > 0.9 else None


def dateline(text: str, *, opening: bool) -> Dateline | None:
    """The dateline with which a paragraph opens, or None.

    `opening` says that it is the first paragraph of the story: only there is "Berlin – " one.
    """
    head = text[: LONGEST + 8]
    for pattern in (_DATELINE, _AGENCY_FIRST, _ARABIC):
        found = pattern.match(head)
        if found and (sure := _sure(found, opening=opening)) >= 0.5:
            return Dateline(text=found["line"].strip(), agency=found["agency"] or "", end=found.end(), sure=sure)
    return None
