"""A disk that is full, fails or is read-only: the old site stands whole, the error names the path, and all heals."""

import errno
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from newsgen.problems import NOTHING_PUBLISHED, OK
from proofs.disks import immutable, limited, mountable, read_only
from proofs.editions import EDITIONS, Editions
from proofs.faulty import Ended, Fault, run
from proofs.rounds import Rounds

# How a path in the archive begins; the other paths that may be told are those of the site.
ROOMS = ("content/", "public", ".public.newsgen", ".newsgen")
Hindered = Callable[[Editions, int, Random], tuple[str, Ended]]


@pytest.fixture(scope="module")
def steps(editions: Editions) -> dict[int, int]:
    """Edition → the steps in which its build writes, wherever in the archive."""
    counted = {}
    for edition in EDITIONS:
        editions.begin(edition)
        counted[edition] = run(editions.archive.folder, Fault(where=str(editions.archive.folder))).steps
    return counted


def hold(editions: Editions, rounds: Rounds, hindered: Hindered) -> None:
    """Build with a hindrance, round after round: all that must be, must be."""
    for chance in rounds:
        edition = chance.choice(EDITIONS)
        editions.begin(edition)
        way, ended = hindered(editions, edition, chance)
        rounds.note(editions.faults(edition), way, ended)
        rounds.note(said(editions, edition, ended), way, ended)
        rounds.note(editions.unhealed(edition), way, ended)
        rounds.struck[way if ended.code else "without harm"] += 1
    rounds.hold()
    # A fault may strike where it hinders nothing; were it so in every round, nothing would have been tried.
    assert rounds.struck["without harm"] < len(rounds)


def said(editions: Editions, edition: int, ended: Ended) -> list[str]:
    """What is wrong with what the command told. A fault that did not hinder it needs no word."""
    if ended.code == OK:
        return [] if editions.archive.site() == editions.sites[edition] else ["exit 0 without the new site"]
    words = {word.strip(":,()'\"") for word in ended.said.split()}
    rooms = (*ROOMS, str(editions.archive.folder))
    named = any(word.startswith(rooms) or word in editions.sites[edition] for word in words)
    return [
        *([] if ended.code == NOTHING_PUBLISHED else [f"exit {ended.code}"]),
        *([] if named else ["no path is named"]),
    ]


@pytest.mark.rounds("disk full", quick=3, full=100)
def test_disk_full(editions: Editions, disk: Path, steps: dict[int, int], rounds: Rounds):
    def full(editions: Editions, edition: int, chance: Random) -> tuple[str, Ended]:
        if mountable():
            with limited(disk, chance.randrange(editions.need(edition))):
                return "on a real small disk", run(editions.archive.folder, Fault())
        return "by errors put in", failing(editions, chance.randint(1, steps[edition]), errno.ENOSPC)

    hold(editions, rounds, full)


@pytest.mark.rounds("I/O error", quick=3, full=100)
def test_io_errors(editions: Editions, steps: dict[int, int], rounds: Rounds):
    def erring(editions: Editions, edition: int, chance: Random) -> tuple[str, Ended]:
        return "by errors put in", failing(editions, chance.randint(1, steps[edition]), errno.EIO)

    hold(editions, rounds, erring)


def failing(editions: Editions, at: int, number: int) -> Ended:
    """A build of which one step fails with this error."""
    return run(editions.archive.folder, Fault(where=str(editions.archive.folder), at=at, errno=number))


@pytest.mark.rounds("read-only output", quick=3, full=100)
def test_read_only_output(editions: Editions, rounds: Rounds):
    def shut(editions: Editions, edition: int, chance: Random) -> tuple[str, Ended]:
        with ExitStack() as stack:
            way = closed(editions, edition, chance, stack)
            fault = Fault() if way else Fault(where=str(editions.public), at=chance.randint(1, 40), errno=errno.EROFS)
            return way or "by errors put in", run(editions.archive.folder, fault)

    hold(editions, rounds, shut)


def closed(editions: Editions, edition: int, chance: Random, stack: ExitStack) -> str:
    """Close the output folder, or a part of it that the build must write to; how, or "" when that can't be done."""
    if mountable() and chance.random() < 0.5:
        stack.enter_context(read_only(editions.public))
        return "mounted read-only"
    old, new = editions.sites[0], editions.sites[edition]
    page = editions.public / chance.choice(sorted(path for path in old.keys() & new.keys() if old[path] != new[path]))
    place = page if chance.random() < 0.5 else page.parent
    return "a folder or file closed" if stack.enter_context(immutable(place)) else ""
