"""An authority file as a list in YAML, each entry a map."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from newsgen.articles import frontmatter
from newsgen.articles.authority.entry import Row
from newsgen.problems import ConfigError, Problem

MOST_VALUES: Final = 2_000_000
_KEY: Final = "authorities"


def rows(text: str, *, path: str) -> Iterator[Row]:
    """Each entry of the list, which may stand alone or under `authorities:`.

    Raises ConfigError when the file is not YAML, or holds something else.
    """
    alone = _is_list(text)
    # A list is read as the value of a field, as front matter is: a line more above it.
    fields, lines, problems = frontmatter.table(f"{_KEY}:\n{text}" if alone else text, most=MOST_VALUES)
    above = 1 if alone else 0
    if problems:
        raise ConfigError(*(_ours(problem, above, path) for problem in problems))
    found = (fields or {_KEY: []}).get(_KEY)
    if found != "" and not isinstance(found, list):
        raise ConfigError(_no_list(path, min(lines.values(), default=1) - above))
    for number, entry in enumerate(found):
        place = f"{_KEY}.{number}"
        if not isinstance(entry, Mapping):
            raise ConfigError(_no_map(path, lines[place] - above, entry))
        yield Row(lines[place] - above, entry, {name: lines[f"{place}.{name}"] - above for name in entry})


def _is_list(text: str) -> bool:
    first = next((line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    return first.lstrip().startswith("- ") or first.strip() == "-"


def _ours(problem: Problem, above: int, path: str) -> Problem:
    rule = problem.rule.replace("front-matter/", "authorities/")
    message = problem.message.replace("The front matter", "The file")
    return replace(problem, rule=rule, message=message, path=path, line=max(problem.line - above, 1), severity="error")


def _no_list(path: str, line: int) -> Problem:
    told, mend = "The file holds no list of entries.", "Begin each with `- id: …`, its other lines below it."
    return Problem(rule="authorities/list", message=told, mend=mend, path=path, line=max(line, 1))


def _no_map(path: str, line: int, entry: Any) -> Problem:
    told, mend = f"{str(entry)[:40]!r} is no entry.", "Write `- id: …`, and below it `type: …` and `name: …`."
    return Problem(rule="authorities/list", message=told, mend=mend, path=path, line=line)
