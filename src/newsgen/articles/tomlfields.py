"""Front matter in TOML, as some site generators write it between lines `+++`.

Read only: what newsgen writes is YAML.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from newsgen.problems import Problem

DEEPEST: Final = 20  # lists and maps inside each other

Fields = tuple[dict[str, Any], Mapping[str, int], tuple[Problem, ...]]


def load(text: str, *, line: int = 1) -> Fields:
    """The fields, the line of each, the problems. `line` is that of the text's first."""
    try:
        table = tomllib.loads(text)
        fields = {key: _as_text(value, 1) for key, value in table.items()}
    except RecursionError:
        return {}, {}, (_too_deep(line),)
    except tomllib.TOMLDecodeError as error:
        return {}, {}, (_problem(str(error), line),)
    return fields, dict(_lines(text, line)), ()


def _too_deep(line: int) -> Problem:
    return Problem(
        rule="front-matter/depth",
        message=f"Lists and tables are more than {DEEPEST} deep here.",
        mend="Write the values in fewer lists and tables inside each other.",
        line=line,
    )


def _problem(error: str, line: int) -> Problem:
    found = re.search(r"\(at line (\d+)", error)
    return Problem(
        rule="front-matter/toml",
        message=f"This is not TOML: {error.partition(' (at ')[0]}.",
        mend='Write each field as `name = "value"`, texts in quotation marks.',
        line=line + (int(found[1]) - 1 if found else 0),
    )


def _as_text(value: Any, depth: int) -> Any:
    """TOML's values as those of YAML are here: texts, lists and maps, and nothing else.

    Raises RecursionError, as the parser does, when they are too deep.
    """
    if depth > DEEPEST and isinstance(value, dict | list):
        raise RecursionError
    if isinstance(value, dict):
        return {key: _as_text(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item, depth + 1) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def _lines(text: str, first: int) -> Iterator[tuple[str, int]]:
    """The line of each field; a table's is that of its heading."""
    for number, line in enumerate(text.split("\n"), start=first):
        if found := re.match(r"\[{0,2}[\"']?([\w-]+)[\"']?[ \t]*(?:=|\])", line):
            yield found[1], number
