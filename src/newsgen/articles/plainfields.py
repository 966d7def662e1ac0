"""Fields in the few forms that most front matter is written in, read without a YAML parser.

`name: value` on lines of their own, lists of texts or of flat maps, one map inside; texts plain or in quotation
marks, short lists and maps on one line. Whatever might mean anything else is left to the parser: what is read
here is read exactly as the parser reads it, in 16 µs an article instead of 50, and without loading the parser.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

LONGEST: Final = 8_192  # characters; so few can't hold more values, or deeper ones, than front matter may
MOST_BRACKETS: Final = 100  # in all; how many are open at a time is the parser's business
EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})  # written without quotation marks

# Indent, dash, name, and what follows: a text in double marks without escapes, a plain one that holds none of YAML's
# signs, or whatever else; all three are empty when nothing follows. As the last always fits, nothing is tried twice.
# No group is possessive: before Python 3.11.5 such ones lose letters (python/cpython#106052).
_ROWS: Final = re.compile(
    r"^( *+)(- ++)?(?:([A-Za-z_][A-Za-z0-9_-]{0,99}+):(?: ++|$))?"
    r"""(?:("[^"\\\n]*+")$|([^-?:,\[\]{}#&*!|>'"%@` \n][^:#\n]*+(?::[^ :#\n][^:#\n]*+)*)$|(.*)$)""",
    re.MULTILINE,
)
_SIGNS: Final = frozenset("-?:,[]{}#&*!|>'\"%@` ")  # what begins something other than a plain text
_DOUBLE: Final = re.compile(r'"([^"\\]*(?:\\["\\][^"\\]*)*)"')
_SINGLE: Final = re.compile(r"'([^']*(?:''[^']*)*)'")
_ESCAPE: Final = re.compile(r"\\(.)")
_LIST: Final = re.compile(r"\[(\w[\w ./&+()-]*+(?:, *+\w[\w ./&+()-]*+)*)?\]")  # of plain texts only
_PART: Final = re.compile(r"""(?:([A-Za-z_][A-Za-z0-9_-]{0,99}): +)?("[^"\\]*"|'[^']*'|\w[\w ./&+()-]*)""")

Plain = tuple[dict[str, Any], Mapping[str, int]]


class Lines(Mapping[str, int]):
    """The line of each field and of each of its parts: "figures.0.caption".

    Only problems are told with their line, and most articles have none: they are counted when one is asked for.
    """

    def __init__(self, text: str, first: int, fields: Mapping[str, Any]) -> None:
        self._text, self._first, self._fields = text, first, fields

    @cached_property
    def _found(self) -> dict[str, int]:
        return dict(_places(self._text, self._first))

    def __getitem__(self, place: str) -> int:
        """The line of a place, from 1."""
        return self._found[place]

    def __contains__(self, place: object) -> bool:
        """Whether a place has a line: every field has, which is told without counting."""
        return place in self._fields or place in self._found

    def __iter__(self) -> Iterator[str]:
        """The places in the order of their lines."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many places there are."""
        return len(self._found)


def load(text: str, *, line: int) -> Plain | None:
    """The fields and the line of each; None when only a parser can tell. `line` is that of the text's first."""
    if len(text) > LONGEST or text.count("[") + text.count("{") > MOST_BRACKETS:
        return None
    # Tabs, marks of direction, spaces other than " ", line breaks other than "\n", what YAML forbids.
    if not text.replace("\n", "").isprintable():
        return None
    fields = _fields(text)
    return None if fields is None else (fields, Lines(text, line, fields))


def _fields(text: str) -> dict[str, Any] | None:
    """The fields, None as soon as a line may mean two things.

    One loop without calls, since every line of every article goes through it.
    """
    fields: dict[str, Any] = {}
    items: list[Any] | None = None  # the list below the last field
    parts: dict[str, Any] | None = None  # the map below it, or the list's last item
    top, bare, indent, within, written = "", False, 0, 0, 0
    for spaces, dash, name, quoted, plain, other in _ROWS.findall(text):
        value = plain.rstrip(" ") if plain else _value(other) if other else quoted[1:-1]
        if value is None:
            return None
        if plain and value in EMPTY:
            value = ""
        if name and not spaces and not dash:
            written += 1
            fields[name] = value
            # Nothing stands on its own line, so that the lines below are its.
            top, items, parts, bare = name, None, None, not (quoted or plain or other)
            continue
        if not (spaces or dash or quoted or plain or other):
            continue
        if bare:
            bare, indent = False, len(spaces)
            within = indent
            if dash:
                fields[top] = items = []
            else:
                fields[top] = parts = {}
        if dash and items is not None and len(spaces) == indent and (name or type(value) is str):
            parts = {name: value} if name else None
            items.append(parts or value)
            within = indent + len(dash)
        elif name and not dash and parts is not None and len(spaces) == within and name not in parts:
            parts[name] = value
        else:
            return None
    return fields if written == len(fields) else None  # one of them twice


def _places(text: str, first: int) -> Iterator[tuple[str, int]]:
    """The places of a text that `_fields` reads, each with its line."""
    top, held, items = "", "", 0
    for number, (spaces, dash, name, *_, other) in enumerate(_ROWS.findall(text), start=first):
        if name and not spaces and not dash:
            top, held, items = name, name, 0
            at = name
        elif dash:
            held, items = f"{top}.{items}", items + 1
            yield held, number
            at = f"{held}.{name}" if name else held
        elif name:
            at = f"{held}.{name}"
        else:
            continue
        yield at, number
        parts = _flow(other) if other[:1] in ("[", "{") else ()
        yield from ((f"{at}.{part}", number) for part in (range(len(parts)) if type(parts) is list else parts or ()))


def _value(rest: str) -> Any:
    """The value that stands on one line, None when in doubt."""
    return _flow(rest.rstrip(" ")) if rest[0] == "[" or rest[0] == "{" else _text(rest)


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
    if simple := _LIST.fullmatch(written):
        return ["" if (text := part.strip(" ")) in EMPTY else text for part in (simple[1] or "").split(",") if part]
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
