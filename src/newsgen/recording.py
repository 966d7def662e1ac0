"""`newsgen record`: what stands published now, kept as a state that later changes can be compared with.

A source is kept when the site shows its article and its bytes are not those that were kept last. What is withheld of
an article (its names, or all of it) is not kept: a copy of it would be one more place where it stands.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from newsgen import revisions_folder
from newsgen.articles import sources
from newsgen.articles.withdrawing import HIDING
from newsgen.catalog.queries import Deposit, Shelf
from newsgen.catalog.schema import FILE
from newsgen.config import Config
from newsgen.model import Value
from newsgen.problems import ConfigError, Problem
from newsgen.site.lock import lock
from newsgen.site.syncing import sync

Progress = Callable[[str, int, int], None]
HALF: Final = ".half"  # begins the name of a file that is not whole yet


class Recorded(Value, frozen=True, kw_only=True):
    """What was kept, by content path; how many states stand there already; and what could not be kept."""

    kept: tuple[str, ...]
    known: int
    problems: tuple[Problem, ...] = ()


class _New(NamedTuple):
    path: str  # of the source
    sha256: str
    place: Path


def record(config: Config, *, moment: str, progress: Progress, dry_run: bool = False) -> Recorded:
    """Keep every published state that is not kept yet, as of `moment` ("2026-05-03T10:15:00Z").

    A file takes its name when all its bytes are in it. Raises ConfigError where nothing was built yet, or where git
    keeps the states; OSError where the folder cannot be written.
    """
    if config.revisions == "git":
        raise ConfigError(_committed_instead())
    if not (config.memory_dir / FILE).is_file():
        raise ConfigError(_nothing_built())
    root = Path(config.root)
    with lock(config.memory_dir), Shelf(config.memory_dir / FILE) as shelf:
        known = revisions_folder.listed(root)
        new = [_new(root, deposit, moment) for deposit in _unkept(config, shelf)]
        problems = []
        kept = []
        for number, each in enumerate(new, start=1):
            source = None if dry_run else sources.read(config.content_dir, each.path)
            if source and source.sha256 != each.sha256:
                problems.append(_changed(config, each.path))
                continue
            if source:
                _write(each.place, source.data)
            kept.append(each.path)
            progress("Recording", number, len(new))
        if kept and not dry_run:
            sync(root / revisions_folder.FOLDER)
    return Recorded(kept=tuple(kept), known=sum(map(len, known.values())), problems=tuple(problems))


def _unkept(config: Config, shelf: Shelf) -> Iterator[Deposit]:
    """The published sources of which the state kept last is another one, or none."""
    hidden = {one.path for one in shelf.withheld() if one.level in HIDING}
    for deposit in shelf.deposits():
        if deposit.path in hidden:
            continue
        last = config.kept.get(deposit.path, ())[-1:]
        if not any(deposit.sha256.startswith(each.digest) for each in last):
            yield deposit


def _new(root: Path, deposit: Deposit, moment: str) -> _New:
    name = revisions_folder.name(deposit.path, at=moment, digest=deposit.sha256)
    return _New(deposit.path, deposit.sha256, root / name)


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f"{HALF}.{place.name}"[:200])
    half.write_bytes(data)
    half.replace(place)


def _changed(config: Config, path: str) -> Problem:
    return Problem(
        rule="revisions/unbuilt",
        path=f"{config.content}/{path}",
        message="It was changed since the last build, so that what stands here was never published.",
        mend="Build, and record again.",
        severity="warning",
    )


def _committed_instead() -> Problem:
    return Problem(
        rule="revisions/git",
        field="revisions",
        message="By the settings, earlier states of articles are what was committed to git.",
        mend='Commit instead, or write `revisions = "recorded"`.',
    )


def _nothing_built() -> Problem:
    return Problem(
        rule="revisions/unbuilt",
        message="Nothing has been published here yet.",
        mend="Run `newsgen build` first.",
    )
