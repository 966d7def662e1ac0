"""Each guard is needed: without it, the same rounds find sites that are broken."""

import pytest

from proofs.editions import Editions
from proofs.faulty import Fault, run
from proofs.rounds import Rounds
from torture.test_together import both, odd


@pytest.mark.parametrize(
    "guard",
    [
        pytest.param("staging", marks=pytest.mark.rounds("SIGKILL, without staging: must break", quick=0, full=20)),
        pytest.param("order", marks=pytest.mark.rounds("SIGKILL, without order: must break", quick=0, full=20)),
    ],
)
def test_without_it_a_killed_build_leaves_a_broken_site(editions: Editions, rounds: Rounds, guard: str):
    steps = len(editions.sites[1])
    for chance in rounds:
        editions.begin(1)
        fault = Fault(where=str(editions.public), at=chance.randint(1, steps), without=guard)
        ended = run(editions.archive.folder, fault)
        rounds.note(editions.faults(1), fault)
        rounds.struck["killed" if ended.killed else "not killed"] += 1
    assert rounds.faults


@pytest.mark.rounds("two builds at once, without the lock: must break", quick=0, full=20)
def test_without_the_lock_two_builds_get_into_each_others_way(editions: Editions, rounds: Rounds):
    # Slowed down, so that they meet.
    slow = Fault(where=str(editions.archive.folder), slow=0.002, without="lock")
    for chance in rounds:
        editions.begin(1)
        ended = both(editions.archive.folder, chance.uniform(0, 0.3), slow)
        rounds.note([*odd(*ended), *editions.faults(1), *editions.unhealed(1)], *ended)
        rounds.struck["both at work"] += 1
    assert rounds.faults
