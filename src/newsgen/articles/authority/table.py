"""An authority file as a table: CSV with a line of column names, as spreadsheets save it and read it."""

import csv
from collections.abc import Iterator
from typing import Final

from newsgen.articles.authority.entry import Row
from newsgen.problems import ConfigError, Problem

_DELIMITERS: Final = (",", ";", "\t")
_LONGEST: Final = 100_000  # characters of a cell
_NEEDED: Final = ("id", "type", "name")


def rows(text: str, *, path: str) -> Iterator[Row]:
    """Each line of the table that holds anything. Raises ConfigError when the file is no such table."""
    lines = text.splitlines(keepends=True)
    head = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=head.count)
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    columns: list[str] = []
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(map(str.strip, cells)):
                continue
            if not columns:
                columns = _columns(cells, line, path)
                continue
            yield _row(columns, cells, line, path)
    except csv.Error as error:
        told, mend = f"This is not CSV: {error}.", "Put a cell that holds a quotation mark in marks, and double it."
        raise ConfigError(_problem("csv", told, mend, reader.line_num, path)) from None


def _columns(cells: list[str], line: int, path: str) -> list[str]:
    columns = [cell.strip().casefold().replace(" ", "_") for cell in cells]
    if missing := [name for name in _NEEDED if name not in columns]:
        told = f"The first line must name the columns; {missing[0]!r} is not among them."
        raise ConfigError(_problem("columns", told, f"Begin with a line like {','.join(_NEEDED)},aliases", line, path))
    return columns


def _row(columns: list[str], cells: list[str], line: int, path: str) -> Row:
    if any(map(str.strip, cells[len(columns) :])):
        told = f"This line has {len(cells)} cells, and there are {len(columns)} columns."
        mend = "Put a cell that holds the column mark in quotation marks."
        raise ConfigError(_problem("csv", told, mend, line, path))
    return Row(line, dict(zip(columns, cells, strict=False)), {})


def _problem(rule: str, message: str, mend: str, line: int, path: str) -> Problem:
    return Problem(rule=f"authorities/{rule}", message=message, mend=mend, path=path, line=line)
