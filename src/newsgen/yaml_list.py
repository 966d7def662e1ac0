"""A YAML file that is a list of flat maps, as `events.yaml` is: every entry as written, with the line of each key.

The shape is this and no other, so nothing can be deep: what opens further is refused where it opens. Brackets are
counted before libyaml sees the text, since deeply nested ones make it slow.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

LARGEST: Final = 1_000_000  # bytes
MOST_BRACKETS: Final = 8  # open at a time

Written = dict[str, tuple[Any, int]]  # key → text, or texts, and the line


class Shape(NamedTuple):
    """What a file is told to be when it is another: its entries' name, how one is written, how many are too many."""

    entries: str  # "events"
    mend: str  # "Write each event as …"
    most: int
    keep: str  # what to do when there are more, or the file is too large


class Refused(Exception):
    """The file cannot be read on."""

    def __init__(self, message: str, mend: str, line: int) -> None:
        super().__init__(message)
        self.message, self.mend, self.line = message, mend, line


def entries(data: bytes, shape: Shape) -> Iterator[tuple[Written, int]]:
    """Every entry as written, with its line. Raises Refused where the file is no such list."""
    import yaml

    text = _text(data, shape)
    try:
        told = yaml.parse(text, Loader=yaml.CSafeLoader)
        yield from _listed(told, shape, yaml)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
        raise Refused(f"This is not YAML: {said}.", shape.mend, line) from None


def texts(written: Mapping[str, tuple[Any, int]], key: str) -> tuple[str, ...]:
    """The texts under a key, be it one or a list."""
    value = written.get(key, ("", 0))[0]
    return tuple(filter(None, (value,) if isinstance(value, str) else value))


def _text(data: bytes, shape: Shape) -> str:
    if len(data) > LARGEST:
        raise Refused("The file is larger than a megabyte.", shape.keep, 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused("A character is not UTF-8.", "Save the file as UTF-8.", line) from None
    depth = 0
    for place, char in enumerate(text):
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth = max(depth - 1, 0)
        if depth > MOST_BRACKETS:
            raise Refused("Brackets are too deep here.", shape.mend, text.count("\n", 0, place) + 1)
    return text


def _listed(told: Iterator[Any], shape: Shape, yaml: Any) -> Iterator[tuple[Written, int]]:
    begun = False
    for count, event in enumerate(told):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.MappingStartEvent) and begun:
            yield _entry(told, shape, yaml), line
        elif isinstance(event, yaml.SequenceStartEvent) and not begun:
            begun = True
        elif isinstance(event, yaml.NodeEvent) and not (_empty(event, yaml) and not begun):
            raise Refused(f"This is no list of {shape.entries}.", shape.mend, line)
        if count > shape.most:
            raise Refused(f"There are more than {shape.most:,} {shape.entries}.", shape.keep, line)


def _empty(event: Any, yaml: Any) -> bool:
    """Whether it is the nothing that a file of comments holds."""
    return isinstance(event, yaml.ScalarEvent) and not event.value


def _entry(told: Iterator[Any], shape: Shape, yaml: Any) -> Written:
    written: Written = {}
    while not isinstance(event := next(told), yaml.MappingEndEvent):
        line = event.start_mark.line + 1
        key = _scalar(event, shape, yaml)
        if key in written:
            raise Refused(f"{key!r} stands here for the second time.", "Keep one of them.", line)
        value = next(told)
        many = isinstance(value, yaml.SequenceStartEvent)
        written[key] = (_texts(told, shape, yaml) if many else _scalar(value, shape, yaml), line)
    return written


def _texts(told: Iterator[Any], shape: Shape, yaml: Any) -> tuple[str, ...]:
    found = []
    while not isinstance(event := next(told), yaml.SequenceEndEvent):
        found.append(_scalar(event, shape, yaml))
    return tuple(found)


def _scalar(event: Any, shape: Shape, yaml: Any) -> str:
    if not isinstance(event, yaml.ScalarEvent):
        message = "Here must stand a text, or a list of texts."
        raise Refused(message, shape.mend, event.start_mark.line + 1)
    return str(event.value).strip()
