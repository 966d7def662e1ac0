"""One task in a process of its own, beside everything else."""

import multiprocessing
import threading
from collections.abc import Callable
from typing import Any

from newsgen.workers.processes import end_with_parent, settle

Task = Callable[[], Any]


class Apart:
    """A task under way. `done` waits for it; a task that was not waited for ends with the `with`."""

    def __init__(self, task: Task) -> None:
        alone = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
        begun = multiprocessing.get_context("fork").Process if alone else multiprocessing.get_context("spawn").Process
        self._process = begun(target=_do, args=(task,), daemon=True)
        self._process.start()

    def done(self) -> bool:
        """Whether it came to its end; where it did not, the task may be tried again here."""
        self._process.join()
        return bool(self._process.exitcode == 0)

    def stop(self) -> None:
        """End it where it is, if it is still under way."""
        self._process.terminate()
        self._process.join()


def _do(task: Task) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    settle()
    try:
        task()
    except Exception:  # the parent does it again, and tells of what is wrong as of everything else
        raise SystemExit(1) from None
