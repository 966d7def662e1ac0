"""A build killed at any moment leaves a whole site, and the next one makes it what a clean build makes."""

import shutil
import signal
import time
from random import Random

import pytest

from proofs.editions import EDITIONS, Editions
from proofs.faulty import Ended, Fault, Running, run
from proofs.rounds import Rounds

AFTER_THE_LAST = 0.05  # seconds, in which the disk is waited for and all is remembered


@pytest.fixture(scope="module")
def undisturbed(editions: Editions) -> dict[int, Ended]:
    """How a build of each edition goes that nobody disturbs."""
    ended = {}
    for edition in EDITIONS:
        editions.begin(edition)
        ended[edition] = run(editions.archive.folder, Fault(where=str(editions.public)))
        assert (ended[edition].code, editions.faults(edition), editions.unhealed(edition)) == (0, [], [])
    return ended


def moment(chance: Random, whole: Ended, public: str) -> Fault:
    """When to kill: at any time, or before any step of publishing, or soon after the last of those."""
    way = chance.random()
    if way < 0.3:
        return Fault(where=public, after=chance.uniform(0.001, whole.seconds))
    if way < 0.9:
        return Fault(where=public, at=chance.randint(1, whole.steps))
    return Fault(where=public, at=whole.steps, after=chance.uniform(0.001, AFTER_THE_LAST))


def struck(ended: Ended, whole: Ended) -> str:
    """In what part of its work a build was killed."""
    if not ended.killed:
        return "too late"
    if not ended.steps:
        return "before publishing"
    return "while publishing" if ended.steps < whole.steps else "after it"


@pytest.mark.rounds("SIGKILL over an existing site", quick=20, full=1000)
def test_over_an_existing_site(editions: Editions, undisturbed: dict[int, Ended], rounds: Rounds):
    public = str(editions.public)
    for chance in rounds:
        edition = chance.choice(EDITIONS)
        editions.begin(edition)
        # What heals may be killed as well, and what heals that.
        for again in range(chance.choice((1, 1, 1, 2, 3))):
            fault = moment(chance, undisturbed[edition], public)
            ended = run(editions.archive.folder, fault)
            rounds.note(editions.faults(edition), f"edition {edition}", fault)
            if not again:
                rounds.struck[struck(ended, undisturbed[edition])] += 1
        rounds.note(editions.unhealed(edition), f"edition {edition}", fault)
    rounds.hold()
    assert rounds.struck["while publishing"] >= len(rounds) * 0.4
    assert rounds.struck["too late"] <= len(rounds) * 0.2


@pytest.mark.rounds("SIGKILL of a first build", quick=3, full=100)
def test_of_a_first_build(editions: Editions, undisturbed: dict[int, Ended], rounds: Rounds):
    public = editions.public
    for chance in rounds:
        editions.begin(0)
        shutil.rmtree(public)
        shutil.rmtree(editions.archive.folder / ".newsgen")
        fault = Fault(where=str(public), after=chance.uniform(0.001, undisturbed[1].seconds))
        ended = run(editions.archive.folder, fault)
        rounds.struck["whole" if public.exists() else "not there yet"] += 1
        rounds.note(editions.faults(0) if public.exists() else [], ended)
        rounds.note(editions.unhealed(0), ended)
    rounds.hold()


@pytest.mark.rounds("SIGKILL of the main process alone", quick=3, full=50)
def test_of_the_main_process_alone(editions: Editions, undisturbed: dict[int, Ended], rounds: Rounds):
    """The system ends the largest process when memory runs out; workers that lived on would hold the lock."""
    for chance in rounds:
        edition = chance.choice(EDITIONS)
        editions.begin(edition)
        running = Running(editions.archive.folder, Fault(where=str(editions.public)))
        running.wait_until_begun()
        time.sleep(chance.uniform(0, undisturbed[edition].seconds))
        running.send(signal.SIGKILL, alone=True)
        ended = running.ended()
        rounds.struck[struck(ended, undisturbed[edition])] += 1
        rounds.note(["its workers live on"] if ended.orphans else [], ended)
        rounds.note([*editions.faults(edition), *editions.unhealed(edition)], ended)
    rounds.hold()
