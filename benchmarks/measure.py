"""One command watched from its start to its end: seconds, work, memory, and what it left on the disk."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

BETWEEN: Final = 0.2  # seconds between two looks at the memory
UNIT: Final = 1 if sys.platform == "darwin" else 1024  # bytes, of what the system tells of a process's memory


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What one run took. Seconds by the wall and of all processes' work; `peak` in bytes; `rendered` -1 if not told."""

    wall: float
    cpu: float
    peak: int
    code: int = 0
    rendered: int = -1


class Wrote(msgspec.Struct, frozen=True, kw_only=True):
    """What a builder left in its output folder."""

    files: int
    pages: int
    size: int


class Ended(NamedTuple):
    """A run, and what it printed."""

    run: Run
    said: str


def surroundings(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of what is measured. Python keeps there what it compiled, as on most machines."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | dict(more)


def measure(
    command: Sequence[str | Path], *, folder: Path, more: Mapping[str, str] | None = None, limit: float = 3600
) -> Ended:
    """Run a command in a folder, with `more` in its environment, for at most `limit` seconds.

    `cpu` is what the system counted for the process and all that it waited for. `peak` is the largest sum over it and
    its descendants of what each holds (PSS: shared pages are shared out) at any of the looks, and never less than the
    most that one of them held. The disk is in order before the start: what others wrote does not count.
    """
    os.sync()
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [os.fspath(word) for word in command],
            cwd=folder,
            env=surroundings(more or {}),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        ringing = threading.Timer(limit, _kill, (process.pid,))
        ringing.start()
        with Watcher(process.pid) as watcher:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
        ringing.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    # The system's own figure begins with what this process held when it began the command: only more than that tells.
    least = used.ru_maxrss if used.ru_maxrss > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss else 0
    peak = max(watcher.peak, least * UNIT) or used.ru_maxrss * UNIT
    return Ended(Run(wall=wall, cpu=used.ru_utime + used.ru_stime, peak=peak, code=process.returncode), text)


class Watcher:
    """Looks at a process and its descendants again and again, until the `with` ends; `peak` is the most they held."""

    def __init__(self, process: int) -> None:
        self.peak = 0
        self._process = process
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watcher":
        self._looking.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._looking.join()

    def _look(self) -> None:
        over = False
        while not over:
            every = list(family(self._process))
            self.peak = max(self.peak, sum(held(one, shared=len(every) > 1) for one in every))
            over = self._over.wait(BETWEEN)


def family(process: int) -> Iterator[int]:
    """The process and all its descendants, as far as they are there (Linux)."""
    yield process
    try:
        threads = list(Path(f"/proc/{process}/task").iterdir())
        children = [child for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:  # ended meanwhile, or not Linux
        return
    for child in children:
        yield from family(int(child))


def held(process: int, *, shared: bool) -> int:
    """The bytes of memory that a process holds; with `shared`, its part only of the pages that others hold, too.

    To share out takes the system a walk over all pages, and the process waits meanwhile: one that is alone is spared.
    """
    try:
        if not shared:
            return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except OSError:
        return 0


def wrote(folder: Path) -> Wrote:
    """All that lies in a folder and below it."""
    files = pages = size = 0
    for place, _, names in os.walk(folder):
        files += len(names)
        pages += sum(name.endswith(".html") for name in names)
        size += sum(os.stat(os.path.join(place, name)).st_size for name in names)
    return Wrote(files=files, pages=pages, size=size)


def _kill(process: int) -> None:
    """End the process and all of its session."""
    os.killpg(process, signal.SIGKILL)
