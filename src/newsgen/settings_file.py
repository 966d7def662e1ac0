"""The file that settings stand in: finding it, reading it, and naming the line of all that is wrong.

`newsgen.toml` in the archive's folder, or the table `[tool.newsgen]` of its pyproject.toml.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from newsgen.problems import ConfigError, Problem, did_you_mean
from newsgen.settings import Setting, Wrong

FILE: Final = "newsgen.toml"
PYPROJECT: Final = "pyproject.toml"
_TABLE: Final = "tool.newsgen"

_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_HEADER: Final = re.compile(r"\s*\[\[?\s*([^\]\n]+?)\s*\]")
_KEY: Final = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")
_SECRET: Final = re.compile(r"(?i:token|secret|passw|credential|api_?key|\bkey\b|_key|key_)|[a-z]Key")
_TOML_PLACE: Final = re.compile(r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def settings_file(folder: Path) -> Path | None:
    """The file with the settings of this very folder, when it has one.

    Raises ConfigError when there are two, since one of them would be passed over in silence.
    """
    own, shared = folder / FILE, folder / PYPROJECT
    found = [file for file in (own, shared) if file.is_file() and (file == own or _in_pyproject(file))]
    if len(found) > 1:
        message = f"The settings stand in {FILE} and in {PYPROJECT}."
        mend = f"Keep one: move those of [{_TABLE}] to {FILE}, or the other way round."
        raise ConfigError(Problem(rule="config/two", path=FILE, message=message, mend=mend))
    return found[0] if found else None


def find(start: Path) -> Path:
    """The archive that a folder belongs to: the nearest with settings, from itself upwards.

    A folder without settings is an archive when it has a `content/`. Raises ConfigError when there is none.
    """
    for folder in (start, *start.parents):
        if settings_file(folder):
            return folder
    if (start / "content").is_dir():
        return start
    message = f"No archive here: neither {FILE} nor content/ in {start}."
    mend = "Start one with `newsgen new DIR`, or name its folder with --site DIR."
    raise ConfigError(Problem(rule="config/none", message=message, mend=mend))


def read(file: Path, declared: Mapping[str, Setting]) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Every setting that stands in the file and can be taken, and a problem for every one that cannot.

    Raises ConfigError when the file is not TOML at all.
    """
    written = _text(file)
    table = _table(file, written)
    lines = _lines(written, below=_TABLE if file.name == PYPROJECT else "")
    values: dict[str, Any] = {}
    problems = []
    for key, value in table.items():
        try:
            values[key] = _checked(key, value, declared)
        except Wrong as wrong:
            line = _line_of(wrong.at, written, first=lines.get(key, 0))
            problems.append(_problem(wrong, path=file.name, line=line, field=key))
    return values, tuple(sorted(problems, key=lambda problem: (problem.line, problem.field)))


def _checked(key: str, value: Any, declared: Mapping[str, Setting]) -> Any:
    _no_secrets(key, value)
    if key in declared:
        return declared[key].check(value)
    raise Wrong(f"There is no setting {key!r}.", did_you_mean(key, declared))


def _no_secrets(key: str, value: Any) -> None:
    """Nothing, when no key, however deep, looks like a secret's. The value is never told: many read logs."""
    for each in (key, *_keys_within(value)):
        if _SECRET.search(each):
            raise Wrong(
                "It looks like a secret, and this file is published with the archive.",
                "Take it out, change it where it is used, and give it by an environment variable.",
                at=each,
            )


def _keys_within(value: Any) -> Iterator[str]:
    """Every key of the tables that a value consists of."""
    if isinstance(value, dict):
        yield from value
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in below:
        yield from _keys_within(each)


def _problem(wrong: Wrong, *, path: str, line: int, field: str) -> Problem:
    return Problem(rule=f"config/{field}", message=wrong.message, mend=wrong.mend, path=path, line=line, field=field)


def _text(file: Path) -> str:
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mend = "Save the file as UTF-8."
        message = "A character is not UTF-8."
        raise ConfigError(Problem(rule="config/utf-8", path=file.name, line=line, message=message, mend=mend)) from None


def _table(file: Path, written: str) -> dict[str, Any]:
    try:
        table: dict[str, Any] = tomllib.loads(written.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_not_toml(str(error), file.name, written)) from None
    if file.name == PYPROJECT:
        table = table.get("tool", {}).get("newsgen", {})
    return table


def _not_toml(said: str, path: str, written: str) -> Problem:
    place = _TOML_PLACE.match(said)
    last = written.count("\n") + 1
    return Problem(
        rule="config/toml",
        path=path,
        line=int(place["line"] or last) if place else last,
        message=f"This is not TOML: {place['what'] if place else said}.",
        mend='One setting a line, each once, text in quotation marks: title = "The Harbour Gazette".',
    )


def _in_pyproject(file: Path) -> bool:
    """Whether a pyproject.toml has our table; one that is broken concerns other tools, not this one."""
    written = file.read_bytes()
    if b"newsgen" not in written:
        return False
    try:
        return "newsgen" in tomllib.loads(written.decode("utf-8-sig")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return f"[{_TABLE}".encode() in written


def _lines(written: str, *, below: str) -> dict[str, int]:
    """Setting → the line (from 1) on which it stands first; `below` is the table that holds them all."""
    lines: dict[str, int] = {}
    for number, path in _keys(written):
        inside = path.removeprefix(f"{below}.") if below else path
        if inside != path or not below:
            lines.setdefault(inside.split(".")[0], number)
    return lines


def _keys(written: str) -> Iterator[tuple[int, str]]:
    """The line and the full dotted path of every key and table, texts of several lines left out."""
    table, in_text = "", False
    for number, line in enumerate(written.splitlines(), start=1):
        key = None if in_text else _KEY.match(line)
        if (line.count('"""') + line.count("'''")) % 2:
            in_text = not in_text
        if header := None if in_text or key else _HEADER.match(line):
            table = _bare(header[1])
            yield number, table
        elif key:
            yield number, ".".join(part for part in (table, _bare(key[1])) if part)


def _bare(dotted: str) -> str:
    return re.sub(r"\s*\.\s*", ".", dotted).replace('"', "").replace("'", "")


def _line_of(piece: str, written: str, *, first: int) -> int:
    """The first line, from that of the setting on, that holds the piece; else the setting's own."""
    bare = piece.strip("'\"")
    behind = enumerate(written.splitlines()[max(first - 1, 0) :], start=max(first, 1))
    return next((number for number, line in behind if bare in line), first) if bare else first
