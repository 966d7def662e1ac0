"""How things look: what is said on which stream, problems as lines, numbers as words.

What was asked for goes to standard output, everything else to standard error, so that a pipe gets the answer
only. Colour is for terminals; `NO_COLOR` turns it off.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click
import msgspec

from newsgen.problems import Problem, Severity

# How many problems of one rule are shown before the rest is only counted.
SHOWN_OF_A_RULE: Final = 8

# Control characters but tab and newline, and those that turn the direction of writing round.
_COMMANDS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

HEADINGS: Final[dict[Severity, tuple[str, str]]] = {
    "error": ("error", "red"),
    "warning": ("warning", "yellow"),
    "note": ("note", "blue"),
}


@dataclass(kw_only=True)
class Console:
    """One run's voice: `quiet` keeps to problems, `json` to one object for programs."""

    quiet: bool = False
    json: bool = False
    root: Path | None = None  # of the archive, once it is known

    def say(self, text: str) -> None:
        """A line of the answer."""
        if not self.quiet and not self.json:
            click.echo(text)

    def remark(self, text: str) -> None:
        """A line beside the answer, which a pipe does not get."""
        if not self.quiet and not self.json:
            click.echo(text, err=True)

    def emit(self, *values: Any, **named: Any) -> None:
        """One JSON object on a line, of a struct's fields and more, if programs are listening."""
        if self.json:
            fields = {key: item for value in values for key, item in msgspec.to_builtins(value).items()}
            click.echo(msgspec.json.encode(fields | named) + b"\n", nl=False)

    def problems(self, problems: Iterable[Problem], *, every: bool = False, as_given: bool = False) -> None:
        """The problems, the worst first, each as a line that a terminal or an editor can open.

        Many of one rule are cut short, and notes left out, unless `every` one is asked for. Paths are those of the
        archive; `as_given` they are those that a person typed.
        """
        if self.json:
            return
        ordered = sorted(problems, key=lambda problem: (problem.path, problem.line))
        for severity in HEADINGS:
            same = [problem for problem in ordered if problem.severity == severity]
            if same and (every or severity != "note"):
                click.echo(_heading(severity, len(same)), err=True)
                below = None if as_given else self.root
                for line in _lines(same, limit=len(same) if every else SHOWN_OF_A_RULE, below=below):
                    click.echo(line, err=True)
                click.echo(err=True)

    @property
    def color(self) -> bool:
        """Whether the answer may be coloured: it goes to a terminal, and nobody has said no."""
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    @property
    def watched(self) -> bool:
        """Whether a person is looking on, to whom progress may be shown."""
        return sys.stderr.isatty() and not self.quiet and not self.json


def problem_line(problem: Problem, *, below: Path | None = None) -> str:
    """`path:line field: what is wrong. What to write instead.`, the path as it is opened from here."""
    path = problem.path
    if path and below and below != Path.cwd():
        path = os.path.relpath(below / path)
    place = ":".join(part for part in (path, str(problem.line or "")) if part)
    subject = [click.style(printable(place), bold=True)] if place else []
    subject += [click.style(printable(problem.field), fg="cyan")] if problem.field else []
    mend = [click.style(printable(problem.mend), fg="green")] if problem.mend else []
    told = " ".join([printable(problem.message), *mend])
    return f"{' '.join(subject)}: {told}" if subject else told


def printable(text: str) -> str:
    """Text that does nothing to a terminal: sources are nobody's friends, and may hold its commands."""
    return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text)


def counted(number: int, word: str, words: str = "") -> str:
    """A number and its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {word if number == 1 else words or f'{word}s'}"


def seconds(duration: float) -> str:
    """A span of time as people say it: "0.8 s", "2 min 5 s"."""
    if duration < 60:
        return f"{duration:.1f} s"
    return f"{int(duration) // 60} min {int(duration) % 60} s"


def size(count: int) -> str:
    """A number of bytes as people say it: "402.9 kB"."""
    for unit, many in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= many:
            return f"{count / many:,.1f} {unit}"
    return f"{count} B"


def listed(parts: Sequence[str]) -> str:
    """Parts as a sentence has them: "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def here(path: Path) -> str:
    """A path as it is opened from the current folder, if that is shorter."""
    near = os.path.relpath(path)
    return near if len(near) < len(str(path)) else str(path)


def _heading(severity: Severity, number: int) -> str:
    word, colour = HEADINGS[severity]
    return click.style(counted(number, word), fg=colour, bold=True)


def _lines(problems: Sequence[Problem], *, limit: int, below: Path | None) -> Iterator[str]:
    """A line a problem, at most `limit` of one rule, the rest of each rule counted at the end."""
    total = Counter(problem.rule for problem in problems)
    shown: Counter[str] = Counter()
    for problem in problems:
        shown[problem.rule] += 1
        if shown[problem.rule] <= limit:
            yield problem_line(problem, below=below)
    for rule, found in total.items():
        if found > limit:
            more = f"… and {found - limit:,} more of {rule}; --verbose shows all."
            yield click.style(more, dim=True)
