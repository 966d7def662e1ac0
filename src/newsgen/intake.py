"""content/ into the catalog: read what is new, forget what has gone, tell doubles apart, give addresses."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from newsgen.articles import sources
from newsgen.catalog.store import Catalog, Seen
from newsgen.config import Config
from newsgen.desks import PictureDesk, ReadingDesk, reading_version
from newsgen.problems import ConfigError, Problem
from newsgen.report import Report
from newsgen.site import addresses, refused
from newsgen.workers import run

Progress = Callable[[str, int, int], None]
Thing = TypeVar("Thing")


class Intake(NamedTuple):
    """What came in, as far as a report can say it, and the addresses minted for the first time."""

    report: Report
    minted: tuple[tuple[str, str], ...]


def take_in(config: Config, catalog: Catalog, *, jobs: int, progress: Progress) -> Intake:
    """Bring the catalog up to date with content/. Raises ConfigError when there is no such folder."""
    content = config.content_dir
    if not content.is_dir():
        raise ConfigError(_no_content(config))
    walked = sources.walk(content)
    pairs, known, odd_lines = addresses.load(content)

    reading = ReadingDesk(config, reading_version(config))
    unknown = list(catalog.unknown(map(_seen, walked.articles), reading=reading.reading))
    rows = run(reading.open, unknown, jobs=jobs, lost=reading.lost)
    parsed, _ = catalog.keep(told(rows, "Reading", len(unknown), progress))

    pictures = PictureDesk(config)
    unmeasured = catalog.unknown_photos(map(_seen, walked.photos))
    measured = run(pictures.open, unmeasured, jobs=jobs, lost=pictures.lost)
    catalog.keep_photos(told(measured, "Measuring photos", len(unmeasured), progress))

    doubles = catalog.tell_duplicates_apart()
    catalog.load_addresses(pairs, fingerprint=known)
    minted = catalog.mint_addresses(config.address)
    found = catalog.problems()
    if catalog.changed:
        refused.keep(config.memory_dir / "refused", content, catalog.refused(), found)
    problems = (*walked.problems, *odd_lines, *found, *_in_content(doubles, config))
    counts, unread = catalog.counts(), sources.unread(walked)
    report = replace(
        counts,
        sources=counts.sources + unread,
        refused=counts.refused + unread,
        parsed=parsed,
        problems=problems,
    )
    _check_sum(report)
    return Intake(report, minted)


def told(things: Iterable[Thing], stage: str, total: int, progress: Progress) -> Iterator[Thing]:
    """The same things, with word of how many have come."""
    for number, thing in enumerate(things, start=1):
        yield thing
        progress(stage, number, total)


def _seen(entry: sources.Entry) -> Seen:
    return Seen(entry.path, entry.size, entry.mtime_ns, entry.inode)


def _check_sum(report: Report) -> None:
    """The invariant of every build; that it fails can only be our own fault."""
    if report.sources != report.published + report.refused + report.drafts + report.duplicates:
        raise AssertionError(f"articles in and out do not add up: {report}")


def _in_content(problems: Iterable[Problem], config: Config) -> Iterator[Problem]:
    return (replace(problem, path=f"{config.content}/{problem.path}") for problem in problems)


def _no_content(config: Config) -> Problem:
    return Problem(
        rule="content/missing",
        path=str(config.content_dir),
        message="There is no content folder here.",
        mend="Make one and put articles into it, or start with `newsgen new DIR`.",
    )
