"""content/ into the catalog: read what is new, forget what has gone, tell doubles apart, give addresses."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeVar

from msgspec.json import decode, encode
from msgspec.structs import replace

from newsgen import redirects_file, withdrawals_file
from newsgen.articles import authorities, authority, folders, sources
from newsgen.catalog.store import Catalog, Listing, Seen
from newsgen.config import Config
from newsgen.darkroom import BATCH, Darkroom
from newsgen.desks import PictureDesk, ReadingDesk, reading_version
from newsgen.digests import digest_of
from newsgen.model import Withheld
from newsgen.problems import ConfigError, Problem
from newsgen.report import Report
from newsgen.site import addresses, refused

ASTRAY: Final = "withdrawals/article"
Progress = Callable[[str, int, int], None]
Hands = Callable[..., Iterator[Any]]  # workers.run with its jobs and batch
Thing = TypeVar("Thing")

_SWEPT: Final = "swept"  # the catalog's fact by which names the list of addresses has been rid of
_BITS: Final = (1 << 63) - 1


class Intake(NamedTuple):
    """What came in, as far as a report can say it."""

    report: Report
    ledger: str  # digest of the list of addresses as it is to be when lines are added to it
    sweep: tuple[Withheld, ...] | None = None  # what it is to be rid of before; None where that was done

    @property
    def swept(self) -> dict[str, str]:
        """What the catalog is to remember of that once it is done."""
        return {} if self.sweep is None else {_SWEPT: digest_of(self.sweep)}


def take_in(
    config: Config, catalog: Catalog, *, hands: Hands, progress: Progress, now: str = "",
    only: Collection[str] | None = None, publishing: bool = False,
) -> Intake:  # fmt: skip
    """Bring the catalog up to date with content/, or with these files of it and no others, as `build` takes them.

    Embargoes are over up to the moment `now`, UTC. When it is for `publishing`, the list of addresses is taken as it
    is to be, rid of names that are withheld, and the file left alone. Raises ConfigError without a content folder.
    """
    content = config.content_dir
    if not content.is_dir():
        raise ConfigError(no_content(config))
    progress("Listing", 0, 0)
    reading = ReadingDesk(config, reading_version(config), now)
    for what, said in (("withdrawals", config.withdrawals), ("redirects", config.redirects)):
        catalog.wake(what, {name: digest_of(one) for name, one in said.items()}, now=now)
    catalog.wake("revisions", _before(config, catalog), now=now)
    known = catalog.folders()
    some = None if only is None else _around(only, known)
    catalog.look(map(_listing, folders.walk(content, known, some)), reading=reading.reading, whole=some is None)
    total, unread = catalog.unread()
    rows = hands(reading.open, _expected(os.fspath(content), unread), lost=reading.lost)
    parsed, _ = catalog.keep(told(rows, "Reading", total, progress))
    catalog.said("revisions", _before(config, catalog))

    pictures = PictureDesk(config)
    total, unmeasured = catalog.unmeasured()
    measured = hands(pictures.open, unmeasured, lost=pictures.lost)
    catalog.keep_photos(told(measured, "Measuring photos", total, progress))
    catalog.keep_twins(folders.twins(catalog.photo_paths()))
    _develop(config, catalog, hands=hands, progress=progress)

    progress("Giving addresses", 0, 0)
    withheld = catalog.withheld()
    sweep = withheld if publishing and catalog.fact(_SWEPT) != digest_of(withheld) else None
    ledger = addresses.load(content, sweep or ())
    catalog.load_addresses(ledger.pairs, fingerprint=ledger.fingerprint, problems=ledger.problems)
    catalog.settle(config.address, threshold=config.term_threshold)
    progress("Collecting problems", 0, 0)
    found = catalog.problems()
    if catalog.changed:
        refused.keep(config.memory_dir / "refused", content, catalog.refused(), found)
    problems = (
        *_authority_problems(config, catalog),
        *_unknown_withdrawals(config, withheld),
        *(_leads_nowhere(name) for name in catalog.unknown(config.redirects)),
        *catalog.listed_problems(),
        *(folders.twin(content, *pair) for pair in catalog.twins()),
        *catalog.address_problems(),
        *found,
        *_in_content(catalog.duplicates(), config),
    )
    report = replace(catalog.counts(), parsed=parsed, problems=problems)
    _check_sum(report)
    return Intake(report, ledger.fingerprint, sweep)


def _before(config: Config, catalog: Catalog) -> dict[str, str]:
    """Content path → digest of the states that are kept of a source, but for the one that was read of it last.

    So that an article is not read anew because it was kept as it stands.
    """
    read = dict(catalog.sources()) if config.kept else {}
    states = {
        path: kept[:-1] if read.get(path, "?").startswith(kept[-1].digest) else kept
        for path, kept in config.kept.items()
    }
    return {path: digest_of(before) for path, before in states.items() if before}


def _develop(config: Config, catalog: Catalog, *, hands: Hands, progress: Progress) -> None:
    """Have the copies of all photos made that articles show, and those thrown away that nothing needs any more."""
    room = Darkroom(config)
    total, waiting = catalog.undeveloped(room.way)
    if total:
        catalog.keep_developed(room.plain(waiting))
        total, waiting = catalog.undeveloped(room.way)
    if total:
        developed = hands(room.open, waiting, lost=room.lost, batch=BATCH, worth=2)
        catalog.keep_developed(told(developed, "Copying photos", total, progress))
    if (still := catalog.copied()) is not None:
        room.kept.sweep(still)


def _authority_problems(config: Config, catalog: Catalog) -> tuple[Problem, ...]:
    """What is wrong with the authority file; the file is read for that when it is another than it was."""
    file = authorities.digest_at(config.root)
    if catalog.fact("authorities") != file:
        found = authority.load(config.root).problems
        catalog.note("authority problems", encode(found).decode())
        catalog.note("authorities", file)
    return decode(catalog.fact("authority problems") or "[]", type=tuple[Problem, ...])


def _unknown_withdrawals(config: Config, withheld: Iterable[Withheld]) -> Iterator[Problem]:
    """A problem for every withdrawal that withdraws nothing: what it means may stand under another name."""
    found = {name for one in withheld for name in (one.path, one.own, one.path.rpartition(".")[0])}
    for name, withdrawal in config.withdrawals.items():
        if name not in found:
            yield Problem(
                rule=ASTRAY,
                path=withdrawals_file.FILE,
                field="article",
                message=f"There is no article {name!r} in {config.content}/.",
                mend="Write its path there, or its id; or take the entry away.",
                severity="warning" if withdrawal.level == "note" else "error",
            )


def is_astray(problem: Problem) -> bool:
    """Whether something may be published that was taken back."""
    return problem.rule == ASTRAY and problem.severity == "error"


def _leads_nowhere(name: str) -> Problem:
    return Problem(
        rule="redirects/article",
        path=redirects_file.FILE,
        message=f"There is no article {name!r}; its old addresses lead nowhere.",
        mend="Write its path below content/, or its id.",
        severity="warning",
    )


def _expected(content: str, unread: Iterable[tuple[Seen, str]]) -> Iterator[tuple[Seen, str]]:
    """The same files, each asked for of the disk as it is given to a worker, some hundreds before it is read."""
    for seen, known in unread:
        sources.expect(content, seen.path)
        yield seen, known


def told(things: Iterable[Thing], stage: str, total: int, progress: Progress) -> Iterator[Thing]:
    """The same things, with word of the stage's beginning, and of how many have come."""
    progress(stage, 0, total)
    for number, thing in enumerate(things, start=1):
        yield thing
        progress(stage, number, total)


def _around(paths: Collection[str], known: Collection[str]) -> set[str] | None:
    """The folders that list these paths; None, for all, where one is or was itself a folder, or lies in a new one."""
    listing = {path[: path.rfind("/") + 1] for path in paths}
    if not known or any(folder not in known for folder in listing) or any(f"{path}/" in known for path in paths):
        return None
    return listing


def _listing(folder: folders.Folder) -> Listing:
    articles, photos = (tuple(map(_seen, entries)) for entries in (folder.articles, folder.photos))
    return Listing(folder.path, folder.digest, folder.same, articles, photos, folder.problems, folder.unread)


def _seen(entry: sources.Entry) -> Seen:
    # SQLite's whole numbers have 63 bits; a time after the year 2262 and an odd file system's inode have more.
    return Seen(entry.path, entry.size, entry.mtime_ns & _BITS, entry.inode & _BITS)


def _check_sum(report: Report) -> None:
    """The invariant of every build; that it fails can only be our own fault."""
    kept_back = report.refused + report.drafts + report.duplicates + report.embargoed + report.withdrawn
    if report.sources != report.published + kept_back:
        raise AssertionError(f"articles in and out do not add up: {report}")


def _in_content(problems: Iterable[Problem], config: Config) -> Iterator[Problem]:
    return (replace(problem, path=f"{config.content}/{problem.path}") for problem in problems)


def no_content(config: Config) -> Problem:
    """The problem of an archive without its content folder."""
    return Problem(
        rule="content/missing",
        path=str(config.content_dir),
        message="There is no content folder here.",
        mend="Make one and put articles into it, or start with `newsgen new DIR`.",
    )
