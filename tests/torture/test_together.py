"""Two builds at once: one works, the other waits outside or comes after it, and the site is whole."""

import time
from pathlib import Path

import pytest

from newsgen.problems import LOCKED, OK
from proofs.editions import EDITIONS, Editions
from proofs.faulty import Ended, Fault, Running
from proofs.rounds import Rounds

LATEST = 0.4  # seconds after the first, that the second begins


def both(folder: Path, apart: float, fault: Fault) -> tuple[Ended, Ended]:
    """Two builds of one archive, the second begun so many seconds after the first."""
    first = Running(folder, fault)
    time.sleep(apart)
    second = Running(folder, fault)
    return first.ended(), second.ended()


def odd(*builds: Ended) -> list[str]:
    """What should not come of two builds: one must succeed, and the other as well or tell that it was locked out."""
    codes = sorted(ended.code for ended in builds)
    mute = [ended for ended in builds if ended.code == LOCKED and "Another newsgen is at work" not in ended.said]
    return [
        *([] if codes in ([OK, OK], [OK, LOCKED]) else [f"exits {codes}"]),
        *(f"told {ended.said!r}" for ended in mute),
    ]


@pytest.mark.rounds("two builds at once", quick=5, full=50)
def test_two_builds_at_once(editions: Editions, rounds: Rounds):
    for chance in rounds:
        edition = chance.choice(EDITIONS)
        editions.begin(edition)
        ended = both(editions.archive.folder, chance.choice((0.0, chance.uniform(0, LATEST))), Fault())
        rounds.note([*odd(*ended), *editions.faults(edition), *editions.unhealed(edition)], *ended)
        rounds.struck["one locked out" if LOCKED in [each.code for each in ended] else "one after the other"] += 1
    rounds.hold()
    assert rounds.struck["one locked out"]
