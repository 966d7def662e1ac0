"""A task in a process of its own: done, failed, stopped."""

from functools import partial
from pathlib import Path
from time import sleep

from newsgen.workers import Apart


def test_a_task_is_done_beside_this_process(tmp_path):
    file = tmp_path / "told"
    assert Apart(partial(Path.write_text, file, "done")).done()
    assert file.read_text() == "done"


def test_a_task_that_fails_says_so(tmp_path):
    assert not Apart(partial(Path.read_text, tmp_path / "nowhere")).done()


def test_a_task_that_is_stopped_ends_where_it_is(tmp_path):
    file = tmp_path / "told"
    task = Apart(partial(_late, file))
    task.stop()
    assert not task.done()
    assert not file.exists()


def _late(file: Path) -> None:
    sleep(60)
    file.write_text("done")
