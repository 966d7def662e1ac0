"""`events.yaml`: what happened when, as an archivist knows it; read with the line of all that is wrong.

    - name: Harbour strike
      aliases: [dockers' strike, strike in the harbour]
      start: 1987-03-14
      end: 1988-02

The shape is this and no other, so nothing can be deep: what opens further is refused where it opens. Brackets are
counted before libyaml sees the text, since deeply nested ones make it slow.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from newsgen.model import Event
from newsgen.problems import ConfigError, Problem, did_you_mean
from newsgen.settings import Wrong, day

FILE: Final = "events.yaml"
LARGEST: Final = 1_000_000  # bytes
MOST: Final = 5_000  # events
MOST_BRACKETS: Final = 8  # open at a time
_KEYS: Final = ("name", "aliases", "start", "end")
_SHAPE: Final = "Write each event as `- name: …`, and below it `start: 1987-03-14`."

_Written = dict[str, tuple[Any, int]]  # key → text, or texts, and the line


class _Refused(Exception):
    """The file cannot be read on, for the reason that the problem tells."""

    def __init__(self, message: str, mend: str, line: int) -> None:
        super().__init__(message)
        self.problem = _problem("yaml", message, mend, line)


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
        written = list(_events(_text(data)))
    except _Refused as refused:
        return Found(problems=(refused.problem,))
    problems: list[Problem] = []
    events = [_event(entry, line, problems) for entry, line in written]
    problems += _twice(written)
    return Found(tuple(filter(None, events)), tuple(sorted(problems, key=lambda problem: problem.line)))


# -- what is written ---------------------------------------------------------------------------


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise _Refused("The file is larger than a megabyte.", "Keep only what happened in the archive's time.", 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Refused("A character is not UTF-8.", "Save the file as UTF-8.", line) from None
    depth = 0
    for place, char in enumerate(text):
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth = max(depth - 1, 0)
        if depth > MOST_BRACKETS:
            raise _Refused("Brackets are too deep here.", _SHAPE, text.count("\n", 0, place) + 1)
    return text


def _events(text: str) -> Iterator[tuple[_Written, int]]:
    """Every event as written, with its line."""
    import yaml

    try:
        told = yaml.parse(text, Loader=yaml.CSafeLoader)
        yield from _listed(told, yaml)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
        raise _Refused(f"This is not YAML: {said}.", _SHAPE, line) from None


def _listed(told: Iterator[Any], yaml: Any) -> Iterator[tuple[_Written, int]]:
    begun = False
    for count, event in enumerate(told):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.MappingStartEvent) and begun:
            yield _entry(told, yaml), line
        elif isinstance(event, yaml.SequenceStartEvent) and not begun:
            begun = True
        elif isinstance(event, yaml.NodeEvent) and not (_empty(event, yaml) and not begun):
            raise _Refused("This is no list of events.", _SHAPE, line)
        if count > MOST:
            raise _Refused(f"There are more than {MOST:,} events.", "Keep those of the archive's own time.", line)


def _empty(event: Any, yaml: Any) -> bool:
    """Whether it is the nothing that a file of comments holds."""
    return isinstance(event, yaml.ScalarEvent) and not event.value


def _entry(told: Iterator[Any], yaml: Any) -> _Written:
    written: _Written = {}
    while not isinstance(event := next(told), yaml.MappingEndEvent):
        line = event.start_mark.line + 1
        key = _scalar(event, yaml)
        if key in written:
            raise _Refused(f"{key!r} stands here for the second time.", "Keep one of them.", line)
        value = next(told)
        many = isinstance(value, yaml.SequenceStartEvent)
        written[key] = (_texts(told, yaml) if many else _scalar(value, yaml), line)
    return written


def _texts(told: Iterator[Any], yaml: Any) -> tuple[str, ...]:
    texts = []
    while not isinstance(event := next(told), yaml.SequenceEndEvent):
        texts.append(_scalar(event, yaml))
    return tuple(texts)


def _scalar(event: Any, yaml: Any) -> str:
    if not isinstance(event, yaml.ScalarEvent):
        raise _Refused("Here must stand a text, or a list of texts.", _SHAPE, event.start_mark.line + 1)
    return str(event.value).strip()


# -- what it means -----------------------------------------------------------------------------


def _event(written: Mapping[str, tuple[Any, int]], line: int, problems: list[Problem]) -> Event | None:
    """The event, or None with a problem for everything that is wrong with it."""
    before = len(problems)
    for key in written.keys() - set(_KEYS):
        mend = did_you_mean(key, _KEYS) or f"Known: {', '.join(_KEYS)}."
        problems.append(_problem("key", f"There is no {key!r} here.", mend, written[key][1], key))
    name = written.get("name", ("", 0))[0]
    if not isinstance(name, str) or not name:
        problems.append(_problem("name", "The event has no name.", _SHAPE, line, "name"))
    start, start_by = (_day(written, "start", line, problems, last=last) for last in (False, True))
    end = _day(written, "end", line, problems, last=True)
    if not start and not any(problem.field == "start" for problem in problems[before:]):
        problems.append(_problem("start", "The event has no start.", "Write `start: 1987-03-14`.", line, "start"))
    if end and end < start:
        message = f"It ends ({end}) before it begins ({start})."
        problems.append(_problem("end", message, "Change the two dates round.", written["end"][1], "end"))
    if len(problems) > before:
        return None
    return Event(name=name, aliases=_names(written, "aliases"), start=start, start_by=start_by, end=end)


def _day(written: Mapping[str, tuple[Any, int]], key: str, line: int, problems: list[Problem], *, last: bool) -> str:
    value, at = written.get(key, ("", line))
    try:
        return day(value, last=last)
    except Wrong as wrong:
        if not any((problem.line, problem.field) == (at, key) for problem in problems):
            problems.append(_problem(key, wrong.message, wrong.mend, at, key))
        return ""


def _twice(written: list[tuple[_Written, int]]) -> Iterator[Problem]:
    """A problem for every name that two events have: nobody could tell which is meant."""
    seen: dict[str, int] = {}
    for entry, line in written:
        for each in sorted({name.casefold() for name in (*_names(entry, "name"), *_names(entry, "aliases"))}):
            if seen.setdefault(each, line) != line:
                message = f"{each!r} is the event of line {seen[each]}, too."
                yield _problem("name", message, "Leave it out of one of them.", line, "name")


def _names(written: Mapping[str, tuple[Any, int]], key: str) -> tuple[str, ...]:
    """The texts under a key, be it one or a list."""
    value = written.get(key, ("", 0))[0]
    return tuple(filter(None, (value,) if isinstance(value, str) else value))
