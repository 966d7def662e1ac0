"""The files of the content folder: which are articles, which are photos, and the bytes of each.

Nothing is followed out of the folder, and what is neither article nor photo is told, not passed over.
"""

import os
import re
import stat
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from newsgen import plugins
from newsgen.articles.suffixes import PHOTOS
from newsgen.articles.wording import CONTROL, name_of
from newsgen.digests import sha256
from newsgen.model import Source, Value
from newsgen.problems import Problem, Severity

LARGEST: Final = 16 * 1024 * 1024  # bytes; eight times what any reader takes. Never read into memory
OURS: Final = frozenset({"addresses.tsv"})  # written by builds at the top of content/

_UNWRITABLE: Final = re.compile(rf"[\t\n]|{CONTROL.pattern}")


class Entry(Value, frozen=True, kw_only=True):
    """A file as the folder lists it. Size, time and inode only save the reading of a file that is known."""

    path: str  # POSIX, relative to content/
    size: int
    mtime_ns: int
    inode: int


class Found(NamedTuple):
    """One name in a folder: a file, a folder to go into, or a problem."""

    entry: Entry | None = None
    folder: str = ""
    problem: Problem | None = None


@cache
def suffixes() -> frozenset[str]:
    """The suffixes that some reader reads."""
    return frozenset(suffix for reader in plugins.guests("newsgen.readers").values() for suffix in reader.SUFFIXES)


def suffix_of(path: str) -> str:
    """The suffix of a path in lower case, with its dot; empty when there is none."""
    return os.path.splitext(path)[1].lower()  # noqa: PTH122  a Path for each name would cost more than the listing


def look(root: Path, path: str, name: os.DirEntry[str], inside: str) -> Found:
    """What a name stands for. Nothing is opened: a pipe or a device would wait for ever."""
    if told := unwritable(path):
        return Found(problem=problem_at(root, told[0], "name", told[1], "Rename it."))
    try:
        if name.is_symlink():
            return _linked(root, path, inside)
        if name.is_dir():
            return Found(folder=f"{path}/")
        return _file(root, path, name.stat())
    except OSError as error:
        message = f"The file cannot be looked at: {error.strerror}."
        return Found(problem=problem_at(root, path, "unreadable", message, "Give the right to read it."))


def unwritable(path: str) -> tuple[str, str] | None:
    """A path that cannot be written in a list or an address: how to show it, and why."""
    found = _UNWRITABLE.search(path)
    if not found:
        return None
    shown = path.encode(errors="backslashreplace").decode()
    shown = _UNWRITABLE.sub(lambda character: name_of(character.group()), shown)
    why = "a byte that is not UTF-8" if "\ud800" <= found.group() <= "\udfff" else name_of(found.group())
    return shown, f"The name holds {why}."


def _linked(root: Path, path: str, inside: str) -> Found:
    """A symbolic link: a file inside content/ is read, a folder is read in its own place only."""
    target = os.path.realpath(root / path)
    if not os.path.exists(target):  # noqa: PTH110
        message = "This symbolic link leads nowhere."
        return Found(problem=problem_at(root, path, "link", message, "Remove it, or let it lead to a file."))
    if not target.startswith(inside + os.sep):
        message = "This symbolic link leaves the content folder; it is not followed."
        return Found(problem=problem_at(root, path, "link", message, "Copy the file into content/."))
    if os.path.isdir(target):  # noqa: PTH112
        message = "This symbolic link leads to a folder that is read in its own place."
        return Found(problem=problem_at(root, path, "link", message, "Remove the link.", severity="note"))
    return _file(root, path, os.stat(target))  # noqa: PTH116


def _file(root: Path, path: str, status: os.stat_result) -> Found:
    if not stat.S_ISREG(status.st_mode):
        message = "This is neither a file nor a folder."
        return Found(problem=problem_at(root, path, "kind", message, "Remove it from content/."))
    if status.st_size > LARGEST and suffix_of(path) in suffixes():
        message = f"The file has {status.st_size:,} bytes; an article has at most {LARGEST:,}."
        return Found(problem=problem_at(root, path, "size", message, "Divide it into articles."))
    entry = Entry(path=path, size=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino)
    return Found(entry=entry)


def unknown(root: Path, entry: Entry) -> Problem:
    """The note on a file that is neither article nor photo."""
    suffix = suffix_of(entry.path)
    what = f"No reader reads {suffix} files" if suffix else "The file has no suffix that tells what it is"
    mend = f"Articles end in {', '.join(sorted(suffixes()))}, photos in {', '.join(sorted(PHOTOS))}."
    return problem_at(root, entry.path, "suffix", f"{what}; it is left out.", mend, severity="note")


def problem_at(root: Path, path: str, rule: str, message: str, mend: str, *, severity: Severity = "error") -> Problem:
    """A problem with a path under `root`, shown as a person would open it."""
    shown = f"{root.name}/{path.removesuffix('/')}"
    return Problem(rule=f"source/{rule}", message=message, mend=mend, path=shown, severity=severity)


def read(root: Path | str, path: str, *, size: int = -1) -> Source:
    """The source at a path, as `walk` lists it; `size` is that of the listing, if there was one.

    Raises OSError when the file cannot be read, as when it has gone since it was listed.
    """
    data = _bytes(f"{root}/{path}", size)
    return Source(path=path, suffix=suffix_of(path), data=data, sha256=sha256(data))


def expect(root: Path | str, path: str) -> None:
    """Let the system fetch a file's bytes while others are read; where it cannot, nothing happens."""
    if not hasattr(os, "posix_fadvise"):
        return
    try:
        # Were it no file any more but a pipe, an open that waits would wait for ever.
        opened = os.open(f"{root}/{path}", _OPEN | os.O_NONBLOCK)
    except OSError:
        return  # whoever reads it says so
    try:
        os.posix_fadvise(opened, 0, 0, os.POSIX_FADV_WILLNEED)
    except OSError:
        return
    finally:
        os.close(opened)


_OPEN: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def _bytes(path: str, size: int) -> bytes:
    """All bytes of a file: 4 µs where `Path.read_bytes` takes 12.

    One call of the system reads it where it has as many bytes as were listed, and no more.
    """
    opened = os.open(path, _OPEN)
    try:
        parts = [os.read(opened, max(size + 1, 2**16))]
        if len(parts[0]) == size:
            return parts[0]
        while parts[-1]:
            parts.append(os.read(opened, 2**20))
    finally:
        os.close(opened)
    return b"".join(parts) if len(parts) > 2 else parts[0]
