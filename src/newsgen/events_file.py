"""`events.yaml`: what happened when, as an archivist knows it; read with the line of all that is wrong.

- name: Harbour strike
  aliases: [dockers' strike, strike in the harbour]
  start: 1987-03-14
  end: 1988-02
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from newsgen.model import Event
from newsgen.problems import ConfigError, Problem, did_you_mean
from newsgen.settings import Wrong, day
from newsgen.yaml_list import LARGEST, Refused, Shape, Written, entries, texts

FILE: Final = "events.yaml"
MOST: Final = 5_000  # events
_KEYS: Final = ("name", "aliases", "start", "end")
_SHAPE: Final = Shape(
    entries="events",
    mend="Write each event as `- name: …`, and below it `start: 1987-03-14`.",
    most=MOST,
    keep="Keep only what happened in the archive's time.",
)


class Found(NamedTuple):
    """The events of a file, and what is wrong with it."""

    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


def _problem(rule: str, message: str, mend: str, line: int, field: str = "") -> Problem:
    return Problem(rule=f"events/{rule}", path=FILE, line=line, field=field, message=message, mend=mend)


def read(root: Path, name: str = FILE) -> tuple[Event, ...]:
    """The events of an archive, in the file's order; none when it has no such file and names none of its own.

    Raises ConfigError with a problem for everything that is wrong.
    """
    found = Found()
    try:
        with (root / name).open("rb") as file:
            found = load(file.read(LARGEST + 1))
    except OSError as error:
        if name == FILE and isinstance(error, FileNotFoundError):
            return ()
        told = f"It cannot be read: {error.strerror}."
        found = Found(problems=(_problem("file", told, "Mend `events` in the settings, or put the file there.", 0),))
    if found.problems:
        raise ConfigError(*(replace(problem, path=name) for problem in found.problems))
    return found.events


def load(data: bytes) -> Found:
    """The events that are written in a file's bytes."""
    try:
        written = list(entries(data, _SHAPE))
    except Refused as refused:
        return Found(problems=(_problem("yaml", refused.message, refused.mend, refused.line),))
    problems: list[Problem] = []
    events = [_event(entry, line, problems) for entry, line in written]
    problems += _twice(written)
    return Found(tuple(filter(None, events)), tuple(sorted(problems, key=lambda problem: problem.line)))


# -- what it means -----------------------------------------------------------------------------


def _event(written: Mapping[str, tuple[Any, int]], line: int, problems: list[Problem]) -> Event | None:
    """The event, or None with a problem for everything that is wrong with it."""
    before = len(problems)
    for key in written.keys() - set(_KEYS):
        mend = did_you_mean(key, _KEYS) or f"Known: {', '.join(_KEYS)}."
        problems.append(_problem("key", f"There is no {key!r} here.", mend, written[key][1], key))
    name = written.get("name", ("", 0))[0]
    if not isinstance(name, str) or not name:
        problems.append(_problem("name", "The event has no name.", _SHAPE.mend, line, "name"))
    start, start_by = (_day(written, "start", line, problems, last=last) for last in (False, True))
    end = _day(written, "end", line, problems, last=True)
    if not start and not any(problem.field == "start" for problem in problems[before:]):
        problems.append(_problem("start", "The event has no start.", "Write `start: 1987-03-14`.", line, "start"))
    if end and end < start:
        message = f"It ends ({end}) before it begins ({start})."
        problems.append(_problem("end", message, "Change the two dates round.", written["end"][1], "end"))
    if len(problems) > before:
        return None
    return Event(name=name, aliases=texts(written, "aliases"), start=start, start_by=start_by, end=end)


def _day(written: Mapping[str, tuple[Any, int]], key: str, line: int, problems: list[Problem], *, last: bool) -> str:
    value, at = written.get(key, ("", line))
    try:
        return day(value, last=last)
    except Wrong as wrong:
        if not any((problem.line, problem.field) == (at, key) for problem in problems):
            problems.append(_problem(key, wrong.message, wrong.mend, at, key))
        return ""


def _twice(written: list[tuple[Written, int]]) -> Iterator[Problem]:
    """A problem for every name that two events have: nobody could tell which is meant."""
    seen: dict[str, int] = {}
    for entry, line in written:
        for each in sorted({name.casefold() for name in (*texts(entry, "name"), *texts(entry, "aliases"))}):
            if seen.setdefault(each, line) != line:
                message = f"{each!r} is the event of line {seen[each]}, too."
                yield _problem("name", message, "Leave it out of one of them.", line, "name")
