"""An entry of the authority file: what it may say, how each cell is checked, and what is wrong with it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from newsgen.articles import moments, wording
from newsgen.articles.wording import Made, fault
from newsgen.model import NameType, Value
from newsgen.problems import Problem, Severity, did_you_mean

MOST_PROBLEMS: Final = 50  # of one file; more help nobody
UNDECIDED: Final = "?"  # the type of a row that a person has yet to decide on

TYPES: Final[Mapping[str, NameType]] = {
    "person": "person", "people": "person", "persons": "person",
    "place": "place", "places": "place", "location": "place",
    "organisation": "organisation", "organisations": "organisation", "organization": "organisation",
    "organizations": "organisation", "org": "organisation", "company": "organisation",
}  # fmt: skip
# What `newsgen review names` writes beside an entry, for the person who decides.
BESIDE: Final = ("count", "example", "confidence", "note")
_CUT: Final = re.compile(r"[|;]")
_WEB: Final = re.compile(r"https?://[^\s/<>\"]+[^\s<>\"]*")


class Entry(Value, frozen=True, kw_only=True):
    """A person, place or organisation by the name that pages show, and by all that texts call it.

    `valid_from` and `valid_to` are full dates (YYYY-MM-DD), or empty where that end is open.
    """

    id: str
    type: NameType
    name: str
    aliases: tuple[str, ...] = ()
    not_aliases: tuple[str, ...] = ()  # longer names that hold one of its own and mean something else
    context_words: tuple[str, ...] = ()  # words, one of which tells it from others of the same name
    valid_from: str = ""
    valid_to: str = ""
    lat: float | None = None  # degrees, north positive
    lon: float | None = None  # degrees, east positive
    same_as: tuple[str, ...] = ()


class Row(NamedTuple):
    """An entry as it was written, with the line of the whole, and of each cell where they differ."""

    line: int
    cells: Mapping[str, Any]
    lines: Mapping[str, int]


def _several(value: Any) -> Made:
    """A list of names; in one text they are cut at | or ;."""
    return wording.lines(value if isinstance(value, list | dict) else _CUT.split(wording.text(value)))


def _id(value: Any) -> Made:
    made = wording.line(value)
    if made.value:
        return made
    return fault("", "This entry has no id.", "Write a word that stands for it for ever, like `id: oldport`.",
                 severity="error")  # fmt: skip


def _name(value: Any) -> Made:
    made = wording.line(value)
    if any(map(str.isalnum, made.value)):
        return made
    return fault("", "This entry has no name.", "Write the name that pages should show.", severity="error")


def _type(value: Any) -> Made:
    made = wording.line(value)
    if known := TYPES.get(made.value.casefold()):
        return Made(value=known)
    told = f"{made.value!r} is no type of name." if made.value else "This entry has no type."
    return fault("", told, did_you_mean(made.value, sorted({*TYPES.values()})), severity="error")


def _day(end: str) -> Callable[[Any], Made]:
    def read(value: Any) -> Made:
        made = moments.when(value, language="en")
        return Made(value=getattr(made.value, end), faults=made.faults)

    return read


def _degrees(most: int) -> Callable[[Any], Made]:
    def read(value: Any) -> Made:
        written = wording.line(value).value
        if not written:
            return Made(value=None)
        try:
            number = float(written)
        except ValueError:
            number = most + 1.0
        if -most <= number <= most:
            return Made(value=number)
        return fault(None, f"{written!r} is no number of degrees from -{most} to {most}.", "Write 54.09, or nothing.")

    return read


def _web(value: Any) -> Made:
    made = _several(value)
    wrong = [each for each in made.value if not _WEB.fullmatch(each)]
    kept = tuple(each for each in made.value if _WEB.fullmatch(each))
    if not wrong:
        return Made(value=kept, faults=made.faults)
    return fault(kept, f"{wrong[0]!r} is no web address.", "Write it whole: https://www.wikidata.org/wiki/Q42.")


CELLS: Final[Mapping[str, Callable[[Any], Made]]] = {
    "id": _id,
    "type": _type,
    "name": _name,
    "aliases": _several,
    "not_aliases": _several,
    "context_words": _several,
    "valid_from": _day("earliest"),
    "valid_to": _day("latest"),
    "lat": _degrees(90),
    "lon": _degrees(180),
    "same_as": _web,
}


def entries(rows: Iterable[Row], *, path: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries that can be taken, by id; and all that is wrong with these and the others."""
    found: dict[str, Entry] = {}
    first: dict[str, int] = {}
    problems: list[Problem] = []
    for row in rows:
        entry, wrong = _entry(row, path)
        problems += wrong
        if entry and entry.id in found:
            problems.append(_twice(row, entry.id, first[entry.id], path))
        elif entry:
            found[entry.id], first[entry.id] = entry, row.line
    return tuple(found[each] for each in sorted(found)), tuple(_most(problems, path))


def _entry(row: Row, path: str) -> tuple[Entry | None, list[Problem]]:
    if wording.line(row.cells.get("type")).value == UNDECIDED:
        return None, [_undecided(row, path)]
    problems = list(_unknown(row, path))
    values: dict[str, Any] = {}
    for name, read in CELLS.items():
        if name not in row.cells and name not in ("id", "type", "name"):
            continue
        made = read(row.cells.get(name, ""))
        values[name] = made.value
        problems += (_problem(row, name, each.message, each.mend, path, each.severity) for each in made.faults)
    if problems and any(problem.severity == "error" for problem in problems):
        return None, problems
    entry = Entry(**values)
    return entry, [*problems, *_doubts(row, entry, path)]


def _doubts(row: Row, entry: Entry, path: str) -> Iterator[Problem]:
    """What is odd about an entry that can be taken all the same."""
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        told = f"It ends ({entry.valid_to}) before it begins ({entry.valid_from}), so no article can name it."
        yield _problem(row, "valid_to", told, "Exchange the two, or correct one.", path)
    for name in {entry.name, *entry.aliases} & {*entry.not_aliases}:
        told = f"{name!r} is among what it is called and among what it is not; it is not."
        yield _problem(row, "not_aliases", told, "Take it out of one of the two.", path)
    if (entry.lat is None) != (entry.lon is None):
        yield _problem(row, "lat", "Of lat and lon only one is there.", "Write both or neither.", path)


def _unknown(row: Row, path: str) -> Iterator[Problem]:
    for name in row.cells:
        if name not in CELLS and name not in BESIDE:
            yield _problem(row, name, f"There is no {name!r} of an entry.", did_you_mean(name, CELLS), path)


def _undecided(row: Row, path: str) -> Problem:
    name = wording.line(row.cells.get("name")).value
    mend = "Write person, place or organisation for its type, or take the row out."
    return _problem(row, "type", f"{name!r} is not decided on; it is passed over.", mend, path, "note")


def _twice(row: Row, id: str, first: int, path: str) -> Problem:  # noqa: A002 - the cell's name
    told = f"The id {id!r} stands here for the second time; the first is on line {first}."
    return _problem(row, "id", told, "Give one of the two another.", path, "error")


def _problem(row: Row, name: str, message: str, mend: str, path: str, severity: Severity = "warning") -> Problem:
    line = row.lines.get(name, row.line)
    rule = f"authorities/{name if name in CELLS else 'unknown'}"
    return Problem(rule=rule, message=message, mend=mend, path=path, line=line, field=name, severity=severity)


def _most(problems: list[Problem], path: str) -> Iterator[Problem]:
    """The first of them, and how many more there are."""
    yield from problems[:MOST_PROBLEMS]
    if more := problems[MOST_PROBLEMS:]:
        worst: Severity = "error" if any(problem.severity == "error" for problem in more) else "warning"
        told = f"{len(more)} more problems are not shown."
        yield Problem(rule="authorities/more", message=told, mend="Mend these first.", path=path, severity=worst)
