"""Fields in the few forms that most front matter is written in, read without a YAML parser.

`name: value` on lines of their own, lists of texts or of flat maps, one map inside; texts plain or in quotation
marks, short lists and maps on one line. Whatever might mean anything else is left to the parser: what is read
here is read exactly as the parser reads it, in 26 µs an article instead of 50, and without loading the parser.
"""

import re
from typing import Any, Final

LONGEST: Final = 8_192  # characters; so few can't hold more values, or deeper ones, than front matter may
MOST_BRACKETS: Final = 100  # in all; how many are open at a time is the parser's business
EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})  # written without quotation marks

# Indent, dash, name, and what follows.
_ROWS: Final = re.compile(r"^( *)(- +)?(?:([A-Za-z_][A-Za-z0-9_-]{0,99}):(?: +|$))?(.*)$", re.MULTILINE)
_SIGNS: Final = frozenset("-?:,[]{}#&*!|>'\"%@` ")  # what begins something other than a plain text
_DOUBLE: Final = re.compile(r'"([^"\\]*(?:\\["\\][^"\\]*)*)"')
_SINGLE: Final = re.compile(r"'([^']*(?:''[^']*)*)'")
_ESCAPE: Final = re.compile(r"\\(.)")
_PART: Final = re.compile(r"""(?:([A-Za-z_][A-Za-z0-9_-]{0,99}): +)?("[^"\\]*"|'[^']*'|\w[\w ./&+()-]*)""")

Plain = tuple[dict[str, Any], dict[str, int]]


def load(text: str, *, line: int) -> Plain | None:
    """The fields and the line of each; None when only a parser can tell. `line` is that of the text's first."""
    if len(text) > LONGEST or text.count("[") + text.count("{") > MOST_BRACKETS:
        return None
    # Tabs, marks of direction, spaces other than " ", line breaks other than "\n", what YAML forbids.
    if not text.replace("\n", "").isprintable():
        return None
    page = _Page()
    for number, (spaces, dash, name, rest) in enumerate(_ROWS.findall(text), start=line):
        value = _value(rest)
        if value is None:
            return None
        if name and not spaces and not dash:
            page.field(name, value, number, bare=not rest)
        elif spaces or dash or rest:
            page.below(len(spaces), len(dash), name, value, number)
    return None if page.unsure else (page.fields, page.lines)


class _Page:
    """The fields as they grow, line by line, until a line may mean two things."""

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.unsure = False
        self._name = ""
        self._bare = False  # whether the last field has nothing on its own line, so that the lines below are its
        self._indent = 0  # of the list or map below it
        self._within = -1  # indent of the map that is the list's last item

    def field(self, name: str, value: Any, number: int, *, bare: bool) -> None:
        """Take in a field of the article."""
        self._name, self._bare = name, bare
        self.unsure |= name in self.fields
        self.fields[name] = value
        self.lines[name] = number
        if type(value) is not str:
            self._parts(name, value, number)

    def below(self, indent: int, dash: int, name: str, value: Any, number: int) -> None:
        """Take in a line that belongs to the last field: an item, or a part of a map."""
        held = self.fields[self._name] if self._bare else None
        if held == "":
            held = self.fields[self._name] = [] if dash else {}
            self._indent = indent
        if dash and type(held) is list and indent == self._indent:
            self._item(held, indent + dash, name, value, number)
        elif name and not dash and type(held) is dict and indent == self._indent:
            self._add(held, name, f"{self._name}.{name}", value, number)
        elif name and not dash and type(held) is list and indent == self._within:
            self._add(held[-1], name, f"{self._name}.{len(held) - 1}.{name}", value, number)
        else:
            self.unsure = True

    def _item(self, held: list[Any], within: int, name: str, value: Any, number: int) -> None:
        at = f"{self._name}.{len(held)}"
        self.lines[at] = number
        self._within = within if name else -1
        held.append({} if name else value)
        if name:
            self._add(held[-1], name, f"{at}.{name}", value, number)
        elif type(value) is not str:
            self.unsure = True

    def _add(self, fields: dict[str, Any], name: str, at: str, value: Any, number: int) -> None:
        self.unsure |= name in fields
        fields[name] = value
        self.lines[at] = number
        if type(value) is not str:
            self._parts(at, value, number)

    def _parts(self, at: str, value: Any, number: int) -> None:
        for part in range(len(value)) if type(value) is list else value:
            self.lines[f"{at}.{part}"] = number


def _value(rest: str) -> Any:
    """The value that stands on one line, None when in doubt."""
    first = rest[:1]
    if first == '"' and rest.find('"', 1) == len(rest) - 1 > 0 and "\\" not in rest:
        return rest[1:-1]
    return _flow(rest.rstrip(" ")) if first == "[" or first == "{" else _text(rest)


def _text(rest: str) -> str | None:
    """A text, plain or in quotation marks."""
    first, bare = rest[:1], rest.rstrip(" ")
    if first == '"':
        double = _DOUBLE.fullmatch(bare)
        return double and _ESCAPE.sub(r"\1", double[1])
    if first == "'":
        single = _SINGLE.fullmatch(bare)
        return single and single[1].replace("''", "'")
    if first in _SIGNS or ": " in rest or " #" in rest or bare.endswith(":"):
        return None
    return "" if bare in EMPTY else bare


def _flow(written: str) -> list[str] | dict[str, str] | None:
    """A list or map on one line, of texts without commas."""
    inner = written[1:-1].strip(" ")
    found = [_PART.fullmatch(part.strip(" ")) for part in inner.split(",")] if inner else []
    parts = [(one[1] or "", _text(one[2])) for one in found if one]
    texts = [text for _, text in parts if text is not None]
    names = [name for name, _ in parts if name]
    if len(texts) == len(found) and written[0] == "[" and written[-1] == "]" and not names:
        return texts
    if len(set(names)) == len(found) == len(texts) and written[0] == "{" and written[-1] == "}":
        return dict(zip(names, texts, strict=True))
    return None
