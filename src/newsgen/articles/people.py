"""Bylines: who wrote it, as a list of people.

A byline may be a line as papers print it ("By Jane Doe and John Roe"), a list of names, or a list of
maps with `name` and `role`.
"""

import re
from functools import cache, lru_cache
from typing import Any, Final

from newsgen.articles.reading.language import phrases
from newsgen.articles.wording import Made, fault, gathered, inside, line
from newsgen.model import Person

_NAMES: Final = ("name", "author")
_ROLES: Final = ("role", "title", "position")
_TEXTS: Final = frozenset({str})
_LONGEST_KNOWN: Final = 200  # characters of a byline that is kept for the next article


def byline(value: Any, *, language: str) -> Made:
    """The people of a byline, each once, in the order given.

    A few people write most of a paper, so bylines of mere text are read once: 1 µs where reading takes 4.
    """
    if type(value) is str and len(value) <= _LONGEST_KNOWN:
        return _known(value, language)
    if type(value) is list and set(map(type, value)) <= _TEXTS:
        return _known(tuple(value), language) if len("".join(value)) <= _LONGEST_KNOWN else _people(value, language)
    return _people(value, language)


@lru_cache(maxsize=4096)
def _known(value: str | tuple[str, ...], language: str) -> Made:
    return _people(value, language)


def _people(value: Any, language: str) -> Made:
    if isinstance(value, list | tuple):
        made = gathered(_person(item, language) for item in value)
        people = [person for group in made.value for person in group]
    elif isinstance(value, dict):
        made = _person(value, language)
        people = list(made.value)
    else:
        made = line(value)
        people = _printed(made.value, language)
    return Made(value=tuple(dict.fromkeys(people)), faults=made.faults)


def _person(value: Any, language: str) -> Made:
    """The people of one item: as a rule a single one."""
    if isinstance(value, dict):
        return _mapped(value)
    made = line(value)
    return Made(value=tuple(_with_role(made.value, language)), faults=made.faults)


def _mapped(value: dict[str, Any]) -> Made:
    name = line(next((value[key] for key in _NAMES if key in value), ""))
    role = line(next((value[key] for key in _ROLES if key in value), ""))
    faults = (*inside("name", name.faults), *inside("role", role.faults))
    if not name.value:
        return fault((), "This person has no name.", "Write `name: Jane Doe`.")
    return Made(value=(Person(name=name.value, role=role.value),), faults=faults)


@cache
def _words(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What leads a byline in, what joins its names, and what the trade calls its people."""

    def either(key: str) -> str:
        return "|".join(map(re.escape, phrases(language, "bylines", key))) or r"(?!)"

    leads = re.compile(rf"(?:{either('leads')})(?: ?: ?| )(?=\S)", re.IGNORECASE)
    joins = re.compile(rf" (?:{either('joins')}) | ?[&;] ?", re.IGNORECASE)
    trades = re.compile(rf"\b(?:{either('trades')})\b", re.IGNORECASE)
    return leads, joins, trades


def _printed(written: str, language: str) -> list[Person]:
    """The people of a byline as it is printed: "By Jane Doe, Political Editor, and John Roe"."""
    leads, joins, _ = _words(language)
    bare = " ".join(written.split())
    if lead := leads.match(bare):
        bare = bare[lead.end() :]
    people: list[Person] = []
    for part in joins.split(bare):
        people.extend(_with_role(part.strip(" ,"), language))
    return people


def _with_role(part: str, language: str) -> list[Person]:
    """A name with the trade that follows it after a comma, or several names with commas between them."""
    if ", " not in part:
        return [Person(name=name)] if (name := part.strip()) else []
    trades = _words(language)[2]
    people: list[Person] = []
    for piece in filter(None, (piece.strip() for piece in part.split(", "))):
        if people and trades.search(piece):
            people[-1] = Person(name=people[-1].name, role=", ".join(filter(None, (people[-1].role, piece))))
        else:
            people.append(Person(name=piece))
    return people
