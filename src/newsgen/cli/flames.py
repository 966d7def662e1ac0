"""The flame graph of a build: what its processes were doing, asked every few milliseconds.

The asking is done by pyinstrument, which a user of newsgen does not need and may not have.
"""

import multiprocessing
import os
import tempfile
from contextlib import AbstractContextManager
from functools import reduce
from multiprocessing import util
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

# Seconds between two questions: some thousands in a build of ten seconds, and no gigabyte of them in one of hours.
BETWEEN: Final = 0.004
# The page would ask a stranger for its letters; those of the system will do.
_FONTS: Final = "https://fonts.googleapis.com/css?family=Source+Code+Pro:400,600|Source+Sans+Pro:400,600&display=swap"
MISSING: Final = "For a flame graph as well, install pyinstrument: pip install pyinstrument"


def installed() -> bool:
    """Whether there is something to ask with."""
    try:
        import pyinstrument  # noqa: F401 -- a twentieth of a second that only a profile is worth
    except ImportError:
        return False
    return True


def workers_seen() -> bool:
    """Whether workers are forked from this process: others would not bring the questions with them."""
    return "fork" in multiprocessing.get_all_start_methods()


class Flames(AbstractContextManager["Flames"]):
    """Asks this process and every worker that is forked from it; `write` draws what all of them answered.

    A worker begins anew when it is forked and leaves its answers in a folder when it ends, so nobody else has to
    know of this.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="newsgen-profile-")
        self._asking = _asking()
        self._answers: list[Any] = []

    def __enter__(self) -> Self:
        util.register_after_fork(self, Flames._begin_in_worker)
        self._asking.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop asking, and take in what the workers left; those that were killed left nothing."""
        from pyinstrument.session import Session

        own = self._asking.stop()
        with self._folder as folder:
            self._answers = [own, *(Session.load(file) for file in sorted(Path(folder).glob("*.json")))]

    def write(self, file: Path) -> Path:
        """The graph as one HTML file that needs nothing beside it."""
        from pyinstrument.renderers.html import HTMLRenderer
        from pyinstrument.session import Session

        file.parent.mkdir(parents=True, exist_ok=True)
        html = HTMLRenderer().render(reduce(Session.combine, self._answers))
        file.write_text(html.replace(_FONTS, "data:text/css,"), encoding="utf-8")
        return file

    def _begin_in_worker(self) -> None:
        self._asking.stop()  # the copy that came along: its answers are the parent's
        asking = _asking()
        asking.start()
        util.Finalize(None, self._leave, args=(asking,), exitpriority=1)

    def _leave(self, asking: Any) -> None:
        half = Path(self._folder.name, f"{os.getpid()}.half")
        asking.stop().save(half)
        half.rename(half.with_suffix(".json"))


def _asking() -> Any:
    from pyinstrument import Profiler

    # A thread for the time would not come along when a worker is forked.
    return Profiler(interval=BETWEEN, async_mode="disabled", use_timing_thread=False)
