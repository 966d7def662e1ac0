"""An archive on a disk that can be cut off: an ext4 in an image file, copied while a build is at work on it."""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import NamedTuple

from proofs.disks import attached, copied_at_once, formatted, sound
from proofs.editions import EDITIONS, Editions
from proofs.faulty import Fault, Running, run

# Seconds that each step of publishing waits: a cut between two of them is then as likely as one elsewhere.
SLOW = 0.004
TRIES = 20


class Cut(NamedTuple):
    """What came of a power cut."""

    steps: int  # of publishing, that had been done
    faults: list[str]  # in the site as the disk held it
    unhealed: list[str]  # after the next build


class Neighbour(Thread):
    """Another program on the same disk, that wants its few bytes to be safe at once, every few milliseconds.

    With its bytes the file system writes down all names and sizes there are, of whichever program, though not yet
    what is in those files: the usual way in which a power cut leaves empty files.
    """

    def __init__(self, folder: Path, chance: Random) -> None:
        super().__init__(daemon=True)
        self._file = folder / "neighbour"
        self._chance = chance
        self._leave = Event()

    def run(self) -> None:
        with self._file.open("wb") as file:
            while not self._leave.wait(self._chance.uniform(0.002, 0.05)):
                file.write(b".")
                file.flush()
                os.fsync(file.fileno())

    def leave(self) -> None:
        """Have it end, and wait until it has."""
        self._leave.set()
        self.join()


class Disk:
    """The archive at its first edition and about to be built into each other, each on an image of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "mounted"
        self.folder.mkdir()
        self._image, self._copy = folder / "disk.img", folder / "copy.img"
        self._begin = {edition: folder / f"edition-{edition}.img" for edition in EDITIONS}
        with attached(formatted(self._image), self.folder):
            self.editions = Editions(self.folder)
        for edition, image in self._begin.items():
            with attached(self._image, self.folder):
                self.editions.begin(edition)
            shutil.copy(self._image, image)
        self.seconds = {edition: self._undisturbed(edition) for edition in EDITIONS}

    def fault(self, *, without: str = "") -> Fault:
        """A build whose publishing takes its time."""
        return Fault(where=str(self.editions.public), slow=SLOW, without=without)

    @contextmanager
    def _beginning(self, edition: int) -> Iterator[str]:
        """The disk with an edition not built yet; its device."""
        shutil.copy(self._begin[edition], self._image)
        with attached(self._image, self.folder) as device:
            yield device

    def _undisturbed(self, edition: int) -> float:
        with self._beginning(edition):
            ended = run(self.editions.archive.folder, self.fault())
            assert (ended.code, self.editions.unhealed(edition)) == (0, [])
            return ended.seconds

    def cut(self, edition: int, chance: Random, *, without: str = "") -> Cut:
        """Build an edition and cut the power at any moment: what stands on the disk then, and after the next build."""
        with self._beginning(edition) as device:
            neighbour = Neighbour(self.folder, Random(chance.random()))
            neighbour.start()
            running = Running(self.editions.archive.folder, self.fault(without=without))
            running.wait_until_begun()
            time.sleep(chance.uniform(0, self.seconds[edition]))
            neighbour.leave()
            steps = self._copied(running, device)
            running.ended()
        with attached(self._copy, self.folder):
            broken, unhealed = self.editions.faults(edition), self.editions.unhealed(edition)
        assert sound(self._copy), "the copy was no state of the disk"
        return Cut(steps, broken, unhealed)

    def _copied(self, running: Running, device: str) -> int:
        """Copy the image as it is at one moment, and then end the build; the steps that had been made."""
        whole = False
        for number in range(TRIES):
            if number == TRIES // 2:  # it is too busy: stop it, and only wait for what is under way
                running.send(signal.SIGSTOP)
            steps = running.steps
            whole = whole or copied_at_once(self._image, device, self._copy)
            if whole:
                break
        running.send(signal.SIGKILL)
        assert whole, "the disk never came to rest"
        return steps
