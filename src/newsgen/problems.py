"""A problem is a value: where it is, which rule was broken, what to write instead.

Nothing here is raised by a stage: problems are collected, the build goes on, the exit code tells.
The errors below stop a whole command, since there is nothing that it could go on with:

    Exception
    └── NewsgenError            every error of ours; carries problems
        ├── ConfigError         wrong configuration or use: exit 2
        ├── NotPublished        the site could not be written: exit 3
        ├── NotExported         an export could not be written: exit 4
        ├── NotDeployed         a target did not take the site, or not all of it: exit 4
        └── Locked              another run holds the archive: exit 75
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from newsgen.model import Value

Severity = Literal["error", "warning", "note"]

# Exit codes; the figures above 63 are those of BSD's sysexits.h.
OK = 0
WITH_PROBLEMS = 1
USAGE = 2
NOTHING_PUBLISHED = 3
DEPLOY_FAILED = 4
INTEGRITY_FAILED = 5
INTERNAL = 70
LOCKED = 75


class Problem(Value, frozen=True, kw_only=True):
    """One thing that is wrong, with its place and its mend.

    `error` sets the article aside, `warning` publishes it and says so, `note` is only said
    on request and changes no exit code.
    """

    rule: str  # "front-matter/date"
    message: str  # what is wrong, a sentence
    mend: str = ""  # what to write instead, a sentence
    path: str = ""  # content/… or newsgen.toml, as a person would open it
    line: int = 0  # from 1; 0 = the whole file
    field: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """`path:line field: what is wrong; what to write instead`."""
        place = ":".join(part for part in (self.path, str(self.line or "")) if part)
        subject = " ".join(part for part in (place, self.field) if part)
        text = f"{self.message} {self.mend}".strip()
        return f"{subject}: {text}" if subject else text


class NewsgenError(Exception):
    """The command cannot go on; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class ConfigError(NewsgenError):
    """The configuration, or the way the command was called, is wrong."""


class NotPublished(NewsgenError):
    """The site could not be written; the next build heals what stands half."""


class NotExported(NewsgenError):
    """An export could not be written; nothing half made stands under its name."""


class NotDeployed(NewsgenError):
    """A target did not take the site, or not all of it; what readers find there is whole all the same."""


class Locked(NewsgenError):
    """Another run is at work in this archive."""


def nearest(word: str, words: Iterable[str]) -> str:
    """The known word that `word` most likely stands for, or an empty string."""
    return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """`Did you mean 'x'?`, or all the known words when none is near."""
    known = sorted(words)
    guess = nearest(word, known)
    return f"Did you mean {guess!r}?" if guess else f"Known: {', '.join(known)}."
