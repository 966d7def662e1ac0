"""A worker that is killed costs what killed it, and nothing else."""

from pathlib import Path
from random import Random

import pytest

from newsgen.problems import OK, WITH_PROBLEMS
from proofs.archive import Archive, story
from proofs.editions import Editions
from proofs.faulty import Ended, Fault, run
from proofs.rounds import Rounds

ARTICLES = 120  # enough for the reading to be shared among workers
# A reader that is not ours, which the system kills over every text that says so.
READER = """import os, signal
SUFFIXES, VERSION = (".wire",), 1
def read(source, *, language, era, events):
    os.kill(os.getpid(), signal.SIGKILL)
"""
POINTS = "[newsgen.readers]\nwire = wire_reader\n"
KILLED = "The process that read it was killed, twice."


@pytest.fixture(scope="module")
def guests(folder: Path) -> str:
    """A folder of Python's, with a guest reader installed as pip would install it."""
    about = folder / "guests" / "wire_reader-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: wire-reader\nVersion: 1\n")
    (about / "entry_points.txt").write_text(POINTS)
    (about.parent / "wire_reader.py").write_text(READER)
    return str(about.parent)


def lost(archive: Archive, culprits: list[str], ended: Ended) -> list[str]:
    """What a killed worker cost over and above its culprits, each of which must be named."""
    pages = sum(path.rpartition("/")[2].startswith("story-") for path in archive.site())
    unnamed = [path for path in culprits if f"content/{path}: {KILLED}" not in ended.said]
    return [
        *([] if ended.code == WITH_PROBLEMS else [f"exit {ended.code}"]),
        *([] if pages == ARTICLES else [f"{pages} of {ARTICLES} articles"]),
        *(f"not named: {path}" for path in unnamed),
        *([] if ended.said.count(KILLED) == len(culprits) else ["others are named as well"]),
    ]


@pytest.mark.rounds("worker killed by what it reads", quick=3, full=50)
def test_what_kills_its_reader_is_refused_and_named(folder: Path, guests: str, rounds: Rounds):
    stories = {f"{number}.md": story(f"Story {number}", "2015-10-14") for number in range(ARTICLES)}
    for number, chance in enumerate(rounds):
        culprits = [f"{place}-killer.wire" for place in chance.sample(range(ARTICLES), chance.randint(1, 3))]
        archive = Archive(folder / f"read-{number}", {**stories, **dict.fromkeys(culprits, "Kill me.")})
        ended = run(archive.folder, Fault(), guests=guests)
        rounds.note(lost(archive, culprits, ended), culprits, ended)
        rounds.struck[f"with {len(culprits)} of {ARTICLES + len(culprits)} sources set aside"] += 1
    rounds.hold()


@pytest.mark.rounds("worker killed while it prints", quick=3, full=50)
def test_what_a_killed_worker_had_in_hand_is_printed_by_another(editions: Editions, rounds: Rounds):
    staging = editions.public.with_name(f".{editions.public.name}.newsgen")
    for chance in rounds:
        editions.begin(1)
        fault = Fault(where=str(staging), at=moment(editions, chance), alone=True)
        ended = run(editions.archive.folder, fault)
        whole = ended.code == OK and editions.archive.site() == editions.sites[1]
        rounds.note([] if whole else ["the site is not the new one"], fault, ended)
        rounds.note(editions.unhealed(1), fault, ended)
        rounds.struck["healed in the same build"] += whole
    rounds.hold()


def moment(editions: Editions, chance: Random) -> int:
    """A step of those in which pages are staged: at least one for each page that changes."""
    old, new = editions.sites[0], editions.sites[1]
    return chance.randint(1, sum(old.get(path) != data for path, data in new.items()))
