"""Disks that are small, read-only or pulled out, made by mounting, where this machine lets us."""

import gc
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOM = 64 * 1024 * 1024  # bytes; for the archive, its memory and two sites


def _done(*command: str | Path) -> bool:
    """Whether a command is there and does what it is asked."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@cache
def mountable() -> bool:
    """Whether file systems may be mounted here: by root, and not in most containers."""
    with TemporaryDirectory() as folder:
        return _done("mount", "-t", "tmpfs", "none", folder) and _done("umount", folder)


@contextmanager
def small(folder: Path) -> Iterator[Path]:
    """The folder as a disk of its own, in memory; `limit` makes it full."""
    subprocess.run(("mount", "-t", "tmpfs", "-o", f"size={ROOM}", "none", folder), check=True)
    try:
        yield folder
    finally:
        subprocess.run(("umount", "--lazy", folder), check=True)


@contextmanager
def limited(disk: Path, room: int) -> Iterator[None]:
    """The disk with so many bytes of room left."""
    now = os.statvfs(disk)
    used = (now.f_blocks - now.f_bfree) * now.f_frsize
    subprocess.run(("mount", "-o", f"remount,size={used + room}", disk), check=True)
    try:
        yield
    finally:
        subprocess.run(("mount", "-o", f"remount,size={ROOM}", disk), check=True)


@contextmanager
def attached(image: Path, folder: Path) -> Iterator[str]:
    """The file system in an image, mounted on the folder; the name of its block device."""
    found = subprocess.run(("losetup", "--find", "--show", image), check=True, capture_output=True, text=True)
    device = found.stdout.strip()
    try:
        subprocess.run(("mount", "-t", "ext4", device, folder), check=True)
        try:
            yield Path(device).name
        finally:
            gc.collect()  # builds in this process may have left a file of it open
            subprocess.run(("umount", folder), check=True)
    finally:
        subprocess.run(("losetup", "--detach", device), check=True)


def formatted(image: Path) -> Path:
    """A new image with an empty ext4 as it comes: a journal for names and sizes, data before names."""
    with image.open("wb") as file:
        file.truncate(ROOM)
    # All is laid out at once: nothing is written later that the test did not cause.
    extras = "lazy_itable_init=0,lazy_journal_init=0,nodiscard"
    subprocess.run(("mkfs.ext4", "-q", "-F", "-E", extras, image), check=True)
    return image


def copied_at_once(image: Path, device: str, copy: Path) -> bool:
    """Whether the image could be copied between two writes to it: then it holds what a power cut would leave.

    What the kernel keeps in memory for the mounted file system is not in the image before it is written there.
    """
    before = _writes(device)
    # Holes stay holes: the quicker the copy, the likelier that nothing comes between.
    subprocess.run(("cp", "--sparse=auto", "--reflink=never", image, copy), check=True)
    return before.endswith(" 0") and before == _writes(device)


def _writes(device: str) -> str:
    """How much has been read, written and flushed to the device, and how much is under way."""
    counts = Path(f"/sys/block/{device}/stat").read_text().split()
    # Writes, sectors written, flushes, in flight: kernel documentation, block/stat.
    return " ".join((counts[4], counts[6], counts[15], counts[8]))


def sound(image: Path) -> bool:
    """Whether a file system that is not mounted is without a flaw."""
    return _done("e2fsck", "-f", "-n", image)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder as one that can't be written to, whoever one is."""
    subprocess.run(("mount", "--bind", folder, folder), check=True)
    try:
        subprocess.run(("mount", "-o", "remount,bind,ro", folder), check=True)
        yield
    finally:
        subprocess.run(("umount", "--lazy", folder), check=True)


@contextmanager
def immutable(path: Path) -> Iterator[bool]:
    """A file that can't be replaced, or a folder in which nothing can be. False where that is not to be had."""
    if os.geteuid():
        mode = path.stat().st_mode
        path.chmod(mode & ~0o222)
        yield path.is_dir()  # a file is replaced by the right to its folder
        path.chmod(mode)
        return
    made = _done("chattr", "+i", path)
    try:
        yield made
    finally:
        _done("chattr", "-i", path)
