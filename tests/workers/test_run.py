"""Any number of hands, the same results in the same order; a hand that is lost costs one item."""

import os
import signal
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from newsgen.workers import TooSlow, processes, run, within


def squares():
    return lambda number: number * number


def deadly():
    def work(number):
        if number == 137:
            os._exit(9)
        return number

    return work


def failing():
    def work(number):
        if number == 150:
            raise ValueError(number)
        return number

    return work


def lost(number):
    return -number


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("batch", [1, 7, 500])
@pytest.mark.parametrize("count", [0, 1, 95, 96, 200])
def test_the_results_are_the_same_in_any_number_of_hands(jobs, batch, count):
    made = list(run(squares, range(count), jobs=jobs, batch=batch, lost=lost))
    assert made == [number * number for number in range(count)]


def where():
    return lambda _: os.getpid()


@pytest.mark.parametrize(("worth", "here"), [(0, True), (5, True), (4, False), (2, False)])
def test_items_that_are_worth_a_process_are_done_in_one(worth, here):
    made = run(where, range(4), jobs=2, batch=1, worth=worth, lost=lost)
    assert (set(made) == {os.getpid()}) is here


def test_a_worker_that_dies_costs_one_item():
    made = list(run(deadly, range(200), jobs=2, batch=20, lost=lost))
    assert made == [*range(137), -137, *range(138, 200)]


def test_a_pool_that_falls_between_two_batches_costs_nothing(monkeypatch):
    made = []

    def tired(maker, hands):
        """The first pool takes three batches and has then fallen."""
        pool = whole(maker, hands)
        if not made:
            submit = pool.submit
            pool.submit = lambda *batch: made.append(batch) or submit(*batch) if len(made) < 3 else fallen()
        return pool

    def fallen():
        raise BrokenProcessPool

    whole = processes._pool
    monkeypatch.setattr(processes, "_pool", tired)
    assert list(run(squares, range(200), jobs=2, batch=20, lost=lost)) == [number * number for number in range(200)]
    assert len(made) == 3


def test_errors_of_the_work_come_through():
    with pytest.raises(ValueError, match="150"):
        list(run(failing, range(200), jobs=2, batch=20, lost=lost))


def test_a_time_limit_ends_what_takes_too_long():
    with pytest.raises(TooSlow), within(0.05):
        time.sleep(30)


def sleepers():
    def work(number):
        try:
            with within(0.05):
                time.sleep(30 if number in (7, 8, 170) else 0)
        except TooSlow:
            return -number
        return number

    return work


def test_a_time_limit_holds_for_each_item_of_a_worker():
    made = list(run(sleepers, range(200), jobs=2, batch=20, lost=lost))
    assert made == [-number if number in (7, 8, 170) else number for number in range(200)]


def test_a_time_limit_gives_the_signal_back():
    before = signal.getsignal(signal.SIGALRM)
    with within(30):
        assert signal.getsignal(signal.SIGALRM) is not before
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_time_limit_is_gone_when_its_work_is_done():
    with within(0.05):
        pass
    time.sleep(0.08)
