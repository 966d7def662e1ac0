"""The content folder: which files are articles, which are photos, and the bytes of each.

The only file of this room that touches the disk. Names are listed in one order on every system, nothing is
followed out of the folder, and what is neither article nor photo is told, not passed over.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from newsgen import plugins, urls
from newsgen.articles.photos import SUFFIXES as PHOTOS
from newsgen.articles.wording import CONTROL, name_of
from newsgen.digests import digest
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


class Walked(NamedTuple):
    """What a content folder holds, each part sorted by path."""

    articles: tuple[Entry, ...]
    photos: tuple[Entry, ...]
    problems: tuple[Problem, ...]


class _Found(NamedTuple):
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


def walk(root: Path) -> Walked:
    """Every article and photo under `root`. Hidden files and folders are not listed."""
    found = list(_listed(root))
    entries = sorted((one.entry for one in found if one.entry), key=lambda entry: entry.path)
    problems = sorted((one.problem for one in found if one.problem), key=lambda problem: problem.path)
    known = suffixes()
    articles = tuple(entry for entry in entries if suffix_of(entry.path) in known)
    photos, twins = _apart(root, (entry for entry in entries if suffix_of(entry.path) in PHOTOS))
    others = (entry for entry in entries if suffix_of(entry.path) not in known | PHOTOS)
    return Walked(articles, photos, (*problems, *twins, *(_unknown(root, entry) for entry in others)))


def unread(walked: Walked) -> int:
    """How many articles were set aside by the looks of them alone: their names, their sizes, where they lead."""
    errors = (problem.path for problem in walked.problems if problem.severity == "error")
    return sum(suffix_of(path) in suffixes() for path in errors)


def _apart(root: Path, photos: Iterable[Entry]) -> tuple[tuple[Entry, ...], list[Problem]]:
    """The photos without those that would be the same file on a disk which takes A.jpg for a.jpg."""
    known: dict[str, Entry] = {}
    problems = []
    for photo in photos:
        first = known.setdefault(urls.fold(photo.path), photo)
        if first is not photo:
            message = f"On many disks it is the same file as {first.path}, which is taken in its place."
            problems.append(_problem(root, photo.path, "twin", message, "Give it another name.", severity="warning"))
    return tuple(known.values()), problems


def _listed(root: Path) -> Iterator[_Found]:
    inside = os.path.realpath(root)
    folders = [""]
    while folders:
        folder = folders.pop()
        for found in _names(root, folder, inside):
            if found.folder:
                folders.append(found.folder)
            else:
                yield found


def _names(root: Path, folder: str, inside: str) -> Iterable[_Found]:
    try:
        with os.scandir(root / folder) as names:
            return [_look(root, f"{folder}{name.name}", name, inside) for name in names if _shown(folder, name.name)]
    except OSError as error:
        message = f"The folder cannot be listed: {error.strerror}."
        return [_Found(problem=_problem(root, folder, "unreadable", message, "Give the right to read it."))]


def _shown(folder: str, name: str) -> bool:
    return not name.startswith(".") and (bool(folder) or name not in OURS)


def _look(root: Path, path: str, name: os.DirEntry[str], inside: str) -> _Found:
    """What a name stands for. Nothing is opened: a pipe or a device would wait for ever."""
    if told := _unwritable(path):
        return _Found(problem=_problem(root, told[0], "name", told[1], "Rename it."))
    try:
        if name.is_symlink():
            return _linked(root, path, inside)
        if name.is_dir():
            return _Found(folder=f"{path}/")
        return _file(root, path, name.stat())
    except OSError as error:
        message = f"The file cannot be looked at: {error.strerror}."
        return _Found(problem=_problem(root, path, "unreadable", message, "Give the right to read it."))


def _unwritable(path: str) -> tuple[str, str] | None:
    """A path that cannot be written in a list or an address: how to show it, and why."""
    found = _UNWRITABLE.search(path)
    if not found:
        return None
    shown = path.encode(errors="backslashreplace").decode()
    shown = _UNWRITABLE.sub(lambda character: name_of(character.group()), shown)
    why = "a byte that is not UTF-8" if "\ud800" <= found.group() <= "\udfff" else name_of(found.group())
    return shown, f"The name holds {why}."


def _linked(root: Path, path: str, inside: str) -> _Found:
    """A symbolic link: a file inside content/ is read, a folder is read in its own place only."""
    target = os.path.realpath(root / path)
    if not os.path.exists(target):  # noqa: PTH110
        message = "This symbolic link leads nowhere."
        return _Found(problem=_problem(root, path, "link", message, "Remove it, or let it lead to a file."))
    if not target.startswith(inside + os.sep):
        message = "This symbolic link leaves the content folder; it is not followed."
        return _Found(problem=_problem(root, path, "link", message, "Copy the file into content/."))
    if os.path.isdir(target):  # noqa: PTH112
        message = "This symbolic link leads to a folder that is read in its own place."
        return _Found(problem=_problem(root, path, "link", message, "Remove the link.", severity="note"))
    return _file(root, path, os.stat(target))  # noqa: PTH116


def _file(root: Path, path: str, status: os.stat_result) -> _Found:
    if not stat.S_ISREG(status.st_mode):
        message = "This is neither a file nor a folder."
        return _Found(problem=_problem(root, path, "kind", message, "Remove it from content/."))
    if status.st_size > LARGEST and suffix_of(path) in suffixes():
        message = f"The file has {status.st_size:,} bytes; an article has at most {LARGEST:,}."
        return _Found(problem=_problem(root, path, "size", message, "Divide it into articles."))
    entry = Entry(path=path, size=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino)
    return _Found(entry=entry)


def _unknown(root: Path, entry: Entry) -> Problem:
    suffix = suffix_of(entry.path)
    what = f"No reader reads {suffix} files" if suffix else "The file has no suffix that tells what it is"
    mend = f"Articles end in {', '.join(sorted(suffixes()))}, photos in {', '.join(sorted(PHOTOS))}."
    return _problem(root, entry.path, "suffix", f"{what}; it is left out.", mend, severity="note")


def _problem(root: Path, path: str, rule: str, message: str, mend: str, *, severity: Severity = "error") -> Problem:
    shown = f"{root.name}/{path.removesuffix('/')}"
    return Problem(rule=f"source/{rule}", message=message, mend=mend, path=shown, severity=severity)


def read(root: Path, path: str) -> Source:
    """The source at a path, as `walk` lists it.

    Raises OSError when the file cannot be read, as when it has gone since it was listed.
    """
    data = (root / path).read_bytes()
    return Source(path=path, suffix=suffix_of(path), data=data, digest=digest(data))
