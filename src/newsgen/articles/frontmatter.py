"""Front matter as fields, each with its line; and fields as front matter.

What YAML would turn into numbers, dates and truth values stays the text that a person wrote: `NO`, `012`,
`1:30`. Values are texts, lists and maps, nothing else.

Two things keep a hostile file from harm. Values are built from the parser's events, one by one, so that
depth and aliases are counted before anything is built: PyYAML's own loader ends the whole process on
deeply nested brackets. And the brackets are counted before libyaml sees the text at all.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from msgspec import field

from newsgen.articles import plainfields, tomlfields
from newsgen.articles.parts import split, unreadable
from newsgen.articles.plainfields import EMPTY
from newsgen.articles.tomlfields import DEEPEST
from newsgen.model import Value
from newsgen.problems import Problem

MOST_ALIASES: Final = 50
MOST_NODES: Final = 10_000  # values, those that an alias repeats counted again
MOST_BRACKETS: Final = 1_000  # open at a time, counted without regard to quotation marks

_BRACKET: Final = re.compile(r"[\[\]{}]")

# What libyaml says, and what a person should do. The first that occurs in its message counts.
_MENDS: Final = (
    ("cannot start any token", "Indent with spaces, and put a text that starts with @ ` or % in quotation marks."),
    ("mapping values are not allowed", "Put a text that holds a colon in quotation marks."),
    ("could not find expected ':'", "Write the field as `name: value`."),
    ("expected <block end>", "Put a text that starts with a quotation mark wholly in marks, and align the fields."),
    ("did not find expected key", "Let the fields of one map start in one column, and close quotation marks."),
    ("did not find expected '-'", "Let the items of one list start in one column, each with `- `."),
    ("did not find expected ',' or ']'", "Close the list with ] and put texts that hold a comma in quotation marks."),
    ("did not find expected ',' or '}'", "Close the map with } and put texts that hold a comma in quotation marks."),
    ("unexpected end of stream", "Close the quotation mark."),
    ("unexpected document indicator", "Close the quotation mark."),
    ("escape", "Inside double quotation marks write \\\\ for a backslash."),
    ("alphabetic or numeric character", "Put a text that starts with * or & in quotation marks."),
    ("undefined alias", "Put a text that starts with * in quotation marks."),
    ("tag", "Put a text that starts with ! in quotation marks."),
    ("directive", "Put a text that starts with % in quotation marks."),
)
_UNCLOSED: Final = ("found unexpected end of stream", "found unexpected document indicator")
_OTHER_MEND: Final = "Put the text in quotation marks."


class FrontMatter(Value, frozen=True, kw_only=True):
    """Fields as written, the line of each (from 1; "figures.0.caption" for one further in), the body."""

    fields: dict[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()


def load(text: str) -> FrontMatter:
    """The fields and the body of a text. With an error among the problems the fields are not to be used."""
    parts = split(text)
    if not parts.mark:
        return FrontMatter(body=text)
    if problem := unreadable(parts):
        return FrontMatter(body=parts.body, body_line=parts.body_line, problems=(problem,))
    read = _yaml if parts.mark == "---" else tomlfields.load
    fields, lines, problems = read(parts.matter, line=parts.matter_line)
    return FrontMatter(fields=fields, lines=lines, body=parts.body, body_line=parts.body_line, problems=problems)


def _yaml(text: str, *, line: int) -> tomlfields.Fields:
    plain = plainfields.load(text, line=line)
    return _parsed(text, line=line) if plain is None else (*plain, ())


def table(text: str, *, most: int) -> tomlfields.Fields:
    """The fields of a text that is YAML and nothing else, of at most so many values; by the same rules."""
    return _parsed(text, line=1, most=most)


def _parsed(text: str, *, line: int, most: int = MOST_NODES) -> tomlfields.Fields:
    import yaml
    from yaml._yaml import CParser

    composer = _Composer(text, line, most)
    try:
        composer.check_brackets()
        value = composer.document(CParser(text), yaml)
    except _Refused as refused:
        return {}, {}, (refused.problem,)
    except yaml.YAMLError as error:
        return {}, {}, (_yaml_problem(error, text, line),)
    if isinstance(value, dict):
        return value, composer.lines, tuple(composer.problems)
    if value in ("", None):
        return {}, {}, ()
    message, mend = "The front matter holds no fields.", "Write each as `name: value` on a line of its own."
    return {}, {}, (Problem(rule="front-matter/fields", message=message, mend=mend, line=line),)


def _yaml_problem(error: Any, text: str, line: int) -> Problem:
    """What libyaml found, in words that help: the line, and what to write there instead."""
    said = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error)
    # A text without its closing mark is found at the end of the file; what a person looks for is its beginning.
    marks = ("context_mark", "problem_mark") if said in _UNCLOSED else ("problem_mark", "context_mark")
    mark = next(filter(None, (getattr(error, name, None) for name in marks)), None)
    row = min(mark.line, text.count("\n")) if mark else 0
    written = text.split("\n")[row]
    mend = next((mend for sign, mend in _MENDS if sign in said), _OTHER_MEND)
    key, colon, value = written.partition(": ")
    if "mapping values" in said and colon and '"' not in value:
        mend = f'Write {key.strip()}: "{value.strip()}", in quotation marks.'
    elif "\t" in written[: len(written) - len(written.lstrip())]:
        mend = "Indent with spaces, not with tabs."
    return Problem(rule="front-matter/yaml", message=f"This is not YAML: {said}.", mend=mend, line=line + row)


class _Refused(Exception):
    """The front matter is not read, for the reason that the problem tells."""

    def __init__(self, rule: str, message: str, mend: str, line: int) -> None:
        super().__init__(message)
        self.problem = Problem(rule=f"front-matter/{rule}", message=message, mend=mend, line=line)


class _Composer:
    """Values from libyaml's events, with every limit kept on the way."""

    def __init__(self, text: str, line: int, most: int) -> None:
        self.text = text
        self.most = most
        self.first = line
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._aliases = 0
        self._nodes = 0

    def check_brackets(self) -> None:
        """Refuse a text with too many brackets open at a time."""
        depth = 0
        for bracket in _BRACKET.finditer(self.text):
            depth = depth + 1 if bracket.group() in "[{" else max(depth - 1, 0)
            if depth > MOST_BRACKETS:
                self._refuse_depth(self.first + self.text.count("\n", 0, bracket.start()))

    def document(self, parser: Any, yaml: Any) -> Any:
        """The value of the one document that the text holds."""
        self._yaml = yaml
        events: Iterator[Any] = iter(parser.get_event, None)
        next(events)  # the stream starts
        if isinstance(next(events), yaml.StreamEndEvent):
            return None
        value = self._value(next(events), events, at="", depth=0)
        next(events)  # the document ends
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse("fields", "A second document begins here.", "Keep all fields in one.", after)
        return value

    def _value(self, event: Any, events: Iterator[Any], *, at: str, depth: int) -> Any:
        yaml = self._yaml
        before, self._nodes = self._nodes, self._nodes + 1
        if self._nodes > self.most:
            self._refuse("size", "The front matter holds too many values.", "Shorten its lists.", event)
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self._alias(event)
        if event.tag is not None and event.tag != "!":
            self._tell("tag", f"The tag {event.tag} is not read.", "Remove it.", event)
        if kind is yaml.ScalarEvent:
            value: Any = "" if event.implicit[0] and event.value in EMPTY else event.value
        elif depth >= DEEPEST:
            self._refuse_depth(self._line(event))
        elif kind is yaml.SequenceStartEvent:
            value = self._sequence(events, at, depth + 1)
        else:
            value = self._mapping(events, at, depth + 1)
        if event.anchor:
            self._anchors[event.anchor] = (value, self._nodes - before)
        return value

    def _sequence(self, events: Iterator[Any], at: str, depth: int) -> list[Any]:
        items: list[Any] = []
        while type(event := next(events)) is not self._yaml.SequenceEndEvent:
            here = f"{at}.{len(items)}"
            self.lines[here] = self._line(event)
            items.append(self._value(event, events, at=here, depth=depth))
        return items

    def _mapping(self, events: Iterator[Any], at: str, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while type(event := next(events)) is not self._yaml.MappingEndEvent:
            key, line = self._key(event), self._line(event)
            here = f"{at}.{key}" if at else key
            value = self._value(next(events), events, at=here, depth=depth)
            if key in fields:
                first = self.lines[here]
                message = f"The field {key!r} stands here for the second time; the first is on line {first}."
                self._refuse("duplicate", message, "Keep one of them.", event)
            fields[key] = value
            self.lines[here] = line
        return fields

    def _key(self, event: Any) -> str:
        if type(event) is not self._yaml.ScalarEvent:
            self._refuse("fields", "A field's name must be a word.", "Write `name: value`.", event)
        return str(event.value)

    def _alias(self, event: Any) -> Any:
        self._aliases += 1
        value, size = self._anchors.get(event.anchor, (None, 0))
        self._nodes += size
        if value is None:
            mend = "Put a text that starts with * in quotation marks."
            self._refuse("yaml", f"There is no anchor &{event.anchor} above.", mend, event)
        if self._aliases > MOST_ALIASES or self._nodes > self.most:
            self._refuse("alias", "The front matter repeats itself too often.", "Write the values out.", event)
        return value

    def _line(self, event: Any) -> int:
        return self.first + int(event.start_mark.line)

    def _tell(self, rule: str, message: str, mend: str, event: Any) -> None:
        line = self._line(event)
        problem = Problem(rule=f"front-matter/{rule}", message=message, mend=mend, line=line, severity="warning")
        self.problems.append(problem)

    def _refuse(self, rule: str, message: str, mend: str, event: Any) -> None:
        raise _Refused(rule, message, mend, self._line(event))

    def _refuse_depth(self, line: int) -> None:
        message = f"Lists and maps are more than {DEEPEST} deep here."
        raise _Refused("depth", message, "Put a text that holds brackets in quotation marks.", line)


class Flow(dict[str, Any]):
    """A map that `dump` writes on one line."""


def dump(fields: dict[str, Any]) -> str:
    """Fields as YAML that `load` reads back identically, and that other readers take for text, too.

    A field a line in the order given, a text of several lines as a block, characters as they are.
    """
    written = _dumped(fields, fast=True)
    # libyaml escapes what lies beyond the first 65,536 characters, emoji among them; its elder does not.
    return _dumped(fields, fast=False) if "\\U" in written else written


def _dumped(fields: dict[str, Any], *, fast: bool) -> str:
    import yaml

    return str(
        yaml.dump(
            fields,
            Dumper=_dumper(fast=fast),
            allow_unicode=True,
            default_flow_style=False,
            sort_keys=False,
            width=2**20,  # a line of text stays a line: easier to edit and to compare
        )
    )


@cache
def _dumper(*, fast: bool) -> type[Any]:
    import yaml

    base: Any = yaml.CSafeDumper if fast else yaml.SafeDumper

    class Dumper(base):  # type: ignore[misc]
        """Without anchors, which an editor would stumble on, and with blocks for texts of several lines."""

        def ignore_aliases(self, _data: Any) -> bool:
            return True

    Dumper.add_representer(str, _text)
    Dumper.add_representer(Flow, lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value, True))
    return Dumper


def _text(dumper: Any, value: str) -> Any:
    style = "|" if "\n" in value and _blockable(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _blockable(value: str) -> bool:
    """Whether a block shows every character: no space at an end of a line, nothing invisible, no empty line."""
    lines = value.split("\n")
    return all(line and line.isprintable() and line == line.strip() for line in lines)
