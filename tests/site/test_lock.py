"""Two builds at once: one waits outside."""

import multiprocessing

import pytest

from newsgen.problems import Locked
from newsgen.site.lock import lock


def _try(folder, told):
    try:
        with lock(folder):
            told.put("in")
    except Locked:
        told.put("locked")


def attempt(folder):
    context = multiprocessing.get_context("fork")
    told = context.Queue()
    process = context.Process(target=_try, args=(folder, told))
    process.start()
    answer = told.get(timeout=20)
    process.join()
    return answer


def test_a_second_build_is_told_and_a_later_one_gets_in(tmp_path):
    with lock(tmp_path):
        assert attempt(tmp_path) == "locked"
    assert attempt(tmp_path) == "in"


def test_the_lock_goes_with_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), lock(tmp_path):
        raise ZeroDivisionError
    with lock(tmp_path):
        pass
