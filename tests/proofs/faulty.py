"""`newsgen` with one thing going wrong, at a moment that can be named and so repeated.

`run` starts the real command in a process of its own, in which Python itself tells of every
file that is about to be opened for writing, renamed or removed (its audit events). Each of those in one folder is a
step. At the step, or the time, that a `Fault` names, all processes are killed or the call fails. How the build goes
about its work does not matter: whatever calls it makes are its steps.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, get_args

import msgspec

from newsgen import plugins
from newsgen.cli import main
from newsgen.site import lock, publish, staging
from proofs.children import environment

# Audit event → where in its arguments the path stands that changes, and the folder's descriptor that it may begin at.
CHANGING = {"open": (0, None), "os.rename": (1, 3), "os.remove": (0, 1), "os.mkdir": (0, 2), "os.rmdir": (0, 1)}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
BEGUN, SAID = "begun", "said"
PATIENCE = 5.0  # seconds in which workers must have ended when what they worked for has
# What a build imports where it is used.
PRELOADED = ("newsgen.cli.build", "babel.dates", "concurrent.futures.process", "jinja2", "markdown_it", "nh3", "yaml")


class Fault(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What goes wrong. Without arguments nothing does, and the steps are counted."""

    where: str = ""  # the folder whose changes are steps
    at: int = 0  # the step, from 1, that goes wrong before it is done; 0: none
    errno: int = 0  # the error that this step meets; 0: all processes are killed there
    after: float = 0.0  # seconds from the step, or from the beginning, after which all processes are killed
    alone: bool = False  # only the process that comes to the step is killed
    slow: float = 0.0  # seconds that each step waits
    without: str = ""  # the guard that is taken out, by its name in WITHOUT


class Ended(NamedTuple):
    """How a build ended: its exit code, or the signal as a negative figure; what it said; how far it came."""

    code: int
    said: str
    steps: int
    seconds: float  # from the end of all imports
    orphans: bool = False  # whether workers lived on after it

    @property
    def killed(self) -> bool:
        """Whether it came to its fault before it came to its end."""
        return self.code < 0


class Running:
    """A build under way. `choices` stand in place of `--jobs 2`; `guests` is a folder of modules for guest doors."""

    def __init__(self, folder: Path, fault: Fault, *choices: str, guests: str = "") -> None:
        self._notes = Path(tempfile.mkdtemp(prefix="newsgen-notes-"))
        arguments = ("build", "--site", str(folder), *(choices or ("--jobs", "2")))
        order = Order(notes=str(self._notes), folder=str(folder), fault=fault, arguments=arguments, guests=guests)
        self._process = foundry().begin(order)

    def wait_until_begun(self) -> None:
        """Wait until all is imported and the build begins."""
        while not (self._notes / BEGUN).exists():
            time.sleep(0.001)

    def send(self, number: signal.Signals, *, alone: bool = False) -> None:
        """A signal to the build and all its workers, or to its first process alone."""
        with suppress(ProcessLookupError):
            os.kill(self._process, number) if alone else os.killpg(self._process, number)

    @property
    def steps(self) -> int:
        """How many steps it has made by now."""
        count = self._notes / "steps"
        return count.stat().st_size if count.exists() else 0

    def ended(self) -> Ended:
        """How it ended, once it has."""
        code = foundry().wait(self._process)
        orphans = not self._gone()
        took = self._notes / "took"
        # A kill may come between the making of this file and the writing of it.
        seconds = float(took.read_text() or 0) if took.exists() else 0.0
        ended = Ended(code, (self._notes / SAID).read_text(), self.steps, seconds, orphans)
        shutil.rmtree(self._notes)
        return ended

    def _gone(self) -> bool:
        """Wait until all processes have ended, and end those that do not."""
        latest, patient = time.monotonic() + PATIENCE, True
        with suppress(ProcessLookupError):
            os.killpg(self._process, 0)
            while alive(self._process):
                os.killpg(self._process, 0 if patient else signal.SIGKILL)
                time.sleep(0.001)
                patient = patient and time.monotonic() < latest
        return patient


def alive(group: int) -> bool:
    """Whether a process of the group runs; one that has ended stays in it, until its new parent looks after it.

    Its first thread may have ended before the others, which hold its files open until then.
    """
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, its_group, *_ = (process / "stat").read_text().rpartition(")")[2].split()
            if int(its_group) == group and (state not in "ZX" or len([*(process / "task").iterdir()]) > 1):
                return True
    return False


def run(folder: Path, fault: Fault, *choices: str, guests: str = "") -> Ended:
    """Build the archive in this folder, with the fault."""
    return Running(folder, fault, *choices, guests=guests).ended()


class Order(msgspec.Struct, frozen=True):
    """A build to begin."""

    notes: str
    folder: str
    fault: Fault
    arguments: tuple[str, ...]
    guests: str = ""


class Foundry:
    """A process that has imported all there is, and forks one for each build: the imports would take half the time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "proofs.faulty"],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def begin(self, order: Order) -> int:
        """Begin a build; its process and its group have this number."""
        return self._asked(order)

    def wait(self, process: int) -> int:
        """The exit code of a build, or the signal that ended it as a negative figure."""
        return self._asked(process)

    def _asked(self, what: Order | int) -> int:
        asking, answering = self._process.stdin, self._process.stdout
        assert asking
        assert answering
        asking.write(msgspec.json.encode(what) + b"\n")
        asking.flush()
        return int(answering.readline())


@cache
def foundry() -> Foundry:
    """The one of this process; it ends with it."""
    return Foundry()


# -- in the process that builds -------------------------------------------------------------------


class Steps:
    """Counts the changes in a folder over all processes, and goes wrong at one of them."""

    def __init__(self, fault: Fault, notes: Path) -> None:
        self.fault = fault
        # One file for the build and all its workers: what they append makes one count.
        self._count = os.open(notes / "steps", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._write = os.write

    def hear(self, event: str, given: tuple[Any, ...]) -> None:
        """Python's audit hook."""
        if event in CHANGING and not (event == "open" and not given[2] & WRITING):
            place, beginning = CHANGING[event]
            path = given[place]
            if isinstance(path, (str, bytes, os.PathLike)):
                self._at(absolute(os.fsdecode(path), given[beginning] if beginning else None))

    def write(self, descriptor: int, data: Any) -> int:
        """`os.write`, of which Python does not tell."""
        if self.fault.where and descriptor != self._count:
            self._at(of(descriptor))
        return self._write(descriptor, data)

    def _at(self, path: str) -> None:
        if not self.fault.where or not f"{path}/".startswith(f"{self.fault.where}/"):
            return
        if self.fault.slow:
            time.sleep(self.fault.slow)
        struck = os.fstat(self._count).st_size + 1 == self.fault.at
        if struck and not self.fault.errno and not self.fault.alone:
            killed_after(self.fault.after)
        self._write(self._count, b".")
        if struck and self.fault.alone:
            os.kill(os.getpid(), signal.SIGKILL)
        if struck and self.fault.errno:
            raise OSError(self.fault.errno, os.strerror(self.fault.errno), path)


def absolute(path: str, descriptor: int | None) -> str:
    """The path from the root; one that begins at an open folder has that folder's before it."""
    if descriptor is not None and descriptor >= 0 and not path.startswith("/"):
        path = f"{of(descriptor)}/{path}"
    return os.path.abspath(path)  # noqa: PTH100  links are not to be followed


def of(descriptor: int) -> str:
    """The path that a descriptor was opened by."""
    return str(Path(f"/proc/self/fd/{descriptor}").readlink())


def without_sync(_fault: Fault) -> None:
    """Nothing waits for the disk."""
    publish.sync = lambda _folder: None


def without_lock(_fault: Fault) -> None:
    """Whoever comes may build."""
    lock._take = lambda _descriptor: None


def without_staging(_fault: Fault) -> None:
    """Pages are written where they will stand."""
    begin = staging.Staging.__init__

    def in_place(self: staging.Staging, output: Path) -> None:
        begin(self, output)
        self.folder, self._place = output, str(output)

    staging.Staging.__init__ = in_place
    staging.Staging.clear = lambda _self: None


def without_order(fault: Fault) -> None:
    """Files come into place last first: the front page before the articles."""
    waiting: list[Callable[[], None]] = []
    sync, unlink = publish.sync, os.unlink

    def later(real: Callable[..., None], source: Any, target: Any, **choices: Any) -> None:
        step = partial(real, source, target, **choices)
        inside = absolute(os.fsdecode(target), choices.get("dst_dir_fd")).startswith(f"{fault.where}/")
        waiting.append(step) if inside else step()

    def after_all(real: Callable[..., Any], *given: Any, **choices: Any) -> Any:
        while waiting:
            waiting.pop()()
        return real(*given, **choices)

    os.replace, os.rename = partial(later, os.replace), partial(later, os.rename)
    os.unlink, publish.sync = partial(after_all, unlink), partial(after_all, sync)


WITHOUT = {"sync": without_sync, "lock": without_lock, "staging": without_staging, "order": without_order}


def killed_after(seconds: float) -> None:
    """Have a process of its own kill all of this one's group, unless the build has ended by then."""
    if not seconds:
        os.killpg(0, signal.SIGKILL)
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(writing)
        if not select.select([reading], [], [], seconds)[0]:
            os.killpg(0, signal.SIGKILL)
        os._exit(0)
    os.close(reading)


def faulty(order: Order) -> None:
    """The command with its fault, in a group of its own; exits as it does."""
    os.setsid()
    os.chdir(order.folder)
    notes = Path(order.notes)
    for descriptor, file in enumerate((os.devnull, os.devnull, notes / SAID)):
        os.dup2(os.open(file, os.O_RDWR | os.O_CREAT), descriptor)
    if order.guests:
        sys.path.insert(0, order.guests)
    steps = Steps(order.fault, notes)
    if order.fault.without:
        WITHOUT[order.fault.without](order.fault)
    os.write = steps.write
    sys.addaudithook(steps.hear)
    sys.argv = ["newsgen", *order.arguments]
    if order.fault.after and not order.fault.at:
        killed_after(order.fault.after)
    (notes / BEGUN).touch()
    begun = time.perf_counter()
    try:
        main()
    finally:
        (notes / "took").write_text(str(time.perf_counter() - begun))


def forge() -> Order | None:
    """Fork for each order that comes in; in the fork, its order. None when no more come."""
    for name in PRELOADED:
        import_module(name)
    for door in get_args(plugins.Door):
        plugins.guests(door)
    plugins.guests.cache_clear()  # only the modules are to be kept: another guest may come
    for line in sys.stdin.buffer:
        what = msgspec.json.decode(line, type=Order | int)
        if isinstance(what, int):
            answer = os.waitstatus_to_exitcode(os.waitpid(what, 0)[1])
        else:
            answer = os.fork()
            if not answer:
                return what
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    return None


if __name__ == "__main__":
    if order := forge():
        faulty(order)
