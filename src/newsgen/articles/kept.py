"""The sources of an article's earlier states, off the disk."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from newsgen.articles import sources
from newsgen.articles.revising import Earlier
from newsgen.model import Kept, Source
from newsgen.problems import Problem


def earlier(root: Path | str, source: Source, kept: Iterable[Kept]) -> tuple[list[Earlier], list[Problem]]:
    """What is kept of a source, in that order, and a problem for each file that is not what was kept.

    Each has the path of the source, so that it is read as that would be.
    """
    found, problems = [], []
    for each in kept:
        try:
            before = sources.read(root, each.path)
        except OSError as error:
            problems.append(_broken(each, f"It cannot be read: {error.strerror}."))
            continue
        if before.sha256.startswith(each.digest):
            found.append(Earlier(each.at, each.evidence, replace(before, path=source.path, suffix=source.suffix)))
        else:
            problems.append(_broken(each, "Its bytes are not those that its name tells."))
    return found, problems


def _broken(kept: Kept, message: str) -> Problem:
    mend = "Bring it back from a backup, or delete it: that state is not shown."
    return Problem(rule="revisions/file", path=kept.path, message=message, mend=mend, severity="warning")
