"""An article's record: where it is filed, where it stood in print, and what of it was inferred, and how."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from newsgen.model import Article, InPrint, LeadDay, Person, Provenance, Term, Value
from newsgen.model.lead import SURE
from newsgen.render.dates import either, percent, weekday_name
from newsgen.render.words import Words


class Inferred(Value, frozen=True, kw_only=True):
    """One field that nobody gave."""

    name: str  # "Date of publication"
    how: str  # "from the dates in its text"
    confidence: str  # "90%"


def inferred(article: Article, words: Words) -> tuple[Inferred, ...]:
    """The fields that were inferred, in the order of their names in the archive's data."""
    found = [(name, known) for name, known in article.provenance.items() if known.status == "inferred"]
    told = [_inferred(name, known.rule, known.confidence, words) for name, known in sorted(found, key=_name)]
    return (*told, _of_weekday(article.lead_day, words)) if article.lead_day else tuple(told)


def filed_under(article: Article, links: Mapping[str, str], section: Term | None) -> list[tuple[str, str]]:
    """The listings that an article stands in, each with its site path, or with none where there is no page."""
    filed = [(section.name, section.url)] if section else []
    return filed + [(topic, links.get(f"topic:{topic}", "")) for topic in article.topics]


def roles(byline: Sequence[Person]) -> bool:
    """Whether there are several names, and one of them stands with what that person does."""
    return len(byline) > 1 and any(person.role for person in byline)


def printed(place: InPrint | None, words: Words) -> str:
    """Where it stood on paper: "Late city edition, section A, page 1, column 2–4"."""
    if not place:
        return ""
    parts = ((name, getattr(place, name)) for name in _IN_PRINT)
    return words("comma").join(words(f"print_{name}", **{name: value}) for name, value in parts if value)


def _name(found: tuple[str, Provenance]) -> str:
    return found[0]


@lru_cache(maxsize=1024)
def _inferred(name: str, rule: str, confidence: float, words: Words) -> Inferred:
    label, room = f"field_{name}", f"how_{rule.split('/')[0]}"
    return Inferred(
        name=words(label) if label in words else name,
        how=words(room if room in words else "how_other"),
        confidence=percent(confidence, words.language),
    )


def _of_weekday(lead: LeadDay, words: Words) -> Inferred:
    """The weekdays on which it may have been printed, by the words of its opening."""
    days = either([weekday_name(number, words.language) for number in lead.printed], words.language)
    how = words("how_weekday", days=days, words=lead.words)
    return Inferred(name=words("field_weekday"), how=how, confidence=percent(SURE, words.language))


_IN_PRINT: Final = ("edition", "section", "page", "column")
