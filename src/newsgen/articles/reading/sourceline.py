"""The line that says whose text it is: "TRTWorld and agencies", "With reports from …", "Via …"."""

import re
from functools import cache

from newsgen.articles.reading.agencies import agencies, agency
from newsgen.articles.reading.language import phrases
from newsgen.articles.reading.phrasebook import any_of, lowered, phrasebook
from newsgen.model import Value

_DOMAIN = re.compile(r"^(?:www\.)?([\w-]+)\.(?:com|net|org|info|co\.\w\w|\w\w)$", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)|@)?\s*(?:19|20)\d\d\s+(?P<holder>[^.\n]{2,50}?)(?:\.|$|\s+all\s+rights)",
    re.IGNORECASE,
)


class Origin(Value, frozen=True, kw_only=True):
    """Whose text it is: the paper's own name, and the agencies and papers it is made from."""

    publisher: str = ""
    agencies: tuple[str, ...] = ()
    via: bool = False  # the text came through a dealer, so that whose rights it is says whose text it is


@cache
def _joins(language: str) -> re.Pattern[str]:
    words = any_of(phrases(language, "sources", "joins")) or "(?!)"
    return re.compile(rf"\s*[,;/+]\s*(?:(?:{words})\s+)?|\s+(?:{words}|&)\s*(?=\S)|\s+-\s+", re.IGNORECASE)


def _named(part: str) -> str:
    """The agency or paper that a part names; of an agency's desk ("DHA SPOR") the agency."""
    bare = part.strip(" .,;:()[]")
    site = _DOMAIN.match(bare)
    desk = agencies(bare) if bare.isupper() and len(bare.split()) == 2 else ()
    return agency(bare) or (desk[0][0] if desk else "") or (site[1] if site else bare)


def origin(text: str, *, language: str) -> Origin:
    """What a source line says.

    "Paper and agencies" is the paper's own work with unnamed help; with "Source:", "Via" or "With reports
    from" before them the names are those of whom the text was taken from.
    """
    lead = phrasebook(language).source.match(lowered(text))
    unnamed = phrases(language, "sources", "unnamed")
    rest = text[lead.end() :] if lead else text
    if lead and rest[:1].islower() and not _DOMAIN.match(rest):
        lead, rest = None, text
    named = [_named(part) for part in _joins(language).split(rest) if part.strip(" .,;:()")]
    known = [name for name in named if name.casefold() not in unnamed]
    if "/" in text and (wires := [name for name in known if agency(name)]):
        known = named = wires  # "(Jane Doe/AP)": the first is who wrote it
    via = lead is not None and lead[0].strip().lower() == "via"
    helped = len(known) < len(named)
    if helped and known and not lead and not agency(known[0]):
        return Origin(publisher=known[0], agencies=tuple(known[1:]))
    return Origin(
        publisher=known[0] if helped and known and lead else "", agencies=tuple(dict.fromkeys(known)), via=via
    )


def rights_holder(text: str) -> str:
    """Whose rights a copyright line says a text is: "Copyright © 2019 Harbour TV. All rights …" → "Harbour TV"."""
    found = _RIGHTS.match(text)
    return found["holder"].strip(" .,") if found else ""
