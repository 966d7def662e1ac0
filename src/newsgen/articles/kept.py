"""The sources of an article's earlier states, off the disk or out of version control."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from newsgen import revisions_git
from newsgen.articles import sources
from newsgen.articles.revising import Earlier
from newsgen.digests import sha256
from newsgen.model import Kept, Source
from newsgen.problems import Problem


def earlier(root: Path | str, source: Source, kept: Sequence[Kept]) -> tuple[list[Earlier], list[Problem]]:
    """What is kept of a source, in that order, and a problem for each state that is not what was kept.

    Each has the path of the source, so that it is read as that would be.
    """
    found, problems = [], []
    committed = [each for each in kept if each.evidence == "committed"]
    recorded = (each for each in kept if each.evidence == "recorded")
    for each, before in (*_committed(root, committed), *_recorded(root, recorded)):
        if isinstance(before, str):
            problems.append(_broken(each, before))
        else:
            found.append(Earlier(each.at, each.evidence, replace(before, path=source.path, suffix=source.suffix)))
    return found, problems


def _recorded(root: Path | str, kept: Iterable[Kept]) -> Iterator[tuple[Kept, Source | str]]:
    """Each with its source, or with why there is none."""
    for each in kept:
        try:
            before = sources.read(root, each.path)
        except OSError as error:
            yield each, f"It cannot be read: {error.strerror}."
            continue
        yield each, before if before.sha256.startswith(each.digest) else "Its bytes are not those that its name tells."


def _committed(root: Path | str, kept: Sequence[Kept]) -> Iterator[tuple[Kept, Source | str]]:
    read = revisions_git.contents(Path(root), [each.digest for each in kept]) if kept else []
    for each, data in zip(kept, read, strict=True):
        if data is None:
            yield each, f"git no longer has what was committed on {each.at[:10]} (object {each.digest[:12]})."
        else:
            yield each, Source(path=each.path, suffix="", data=data, sha256=sha256(data))


def _broken(kept: Kept, message: str) -> Problem:
    mend = "Bring it back from a backup, or delete it: that state is not shown."
    if kept.evidence == "committed":
        mend = "Fetch it from another clone: that state is not shown."
    return Problem(rule="revisions/file", path=kept.path, message=message, mend=mend, severity="warning")
