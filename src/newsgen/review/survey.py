"""Every article of an archive looked at for doubts, and what was seen remembered for the next time.

Reading a raw text takes some milliseconds. So what was seen of a file is kept under `.newsgen/`, by its size, time and
inode: a second review of 100,000 texts begins in seconds, not minutes.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from newsgen.articles import folders
from newsgen.articles.sources import Entry
from newsgen.config import Config
from newsgen.desks import reading_version
from newsgen.model import Value
from newsgen.review.doubts import confidences
from newsgen.workers import run

FILE: Final = "doubts"
VERSION: Final = 1  # raised whenever other things are doubtful, or are kept in another form

Progress = Callable[[str, int, int], None]


class Doubtful(Value, frozen=True, kw_only=True):
    """An article with doubts: how sure the least sure thing about it is, and how many there are."""

    path: str  # relative to content/
    confidence: float
    number: int


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was when it was looked at, and how sure each doubtful thing about it is."""

    mark: tuple[int, int, int]  # size, time, inode
    confidences: tuple[float, ...]


class _Memory(msgspec.Struct, frozen=True, array_like=True):
    version: str
    seen: dict[str, Seen]


class SurveyDesk(NamedTuple):
    """Paths of content/ in, confidences out; opened once in every worker."""

    config: Config

    def open(self) -> Callable[[str], tuple[float, ...]]:
        """The work of one worker."""
        return partial(confidences, self.config)

    def lost(self, _path: str) -> tuple[float, ...]:
        """What stands for an article whose worker died over it: a build tells of that."""
        return ()


def doubtful(config: Config, *, below: float, only: str, progress: Progress) -> Iterator[Doubtful]:
    """The doubtful articles of an archive, or of a folder of content/, by path.

    A reading is doubtful whose confidence is `below`. `progress(stage, done, total)` is called on the way.
    """
    version = f"{VERSION} {reading_version(config)}"
    known = _remembered(config, version)
    entries = {entry.path: _mark(entry) for entry in _entries(config, only)}
    new = [path for path, mark in entries.items() if path not in known or known[path].mark != mark]
    desk = SurveyDesk(config)
    for number, (path, found) in enumerate(zip(new, run(desk.open, new, lost=desk.lost), strict=True), start=1):
        known[path] = Seen(entries[path], found)
        progress("Looking for doubts", number, len(new))
    if new:
        _remember(config, version, known)
    for path in entries:
        if told := [confidence for confidence in known[path].confidences if confidence < below]:
            yield Doubtful(path=path, confidence=told[0], number=len(told))


def _entries(config: Config, only: str) -> Iterator[Entry]:
    for folder in folders.walk(config.content_dir):
        for entry in folder.articles:
            if not only or entry.path == only or entry.path.startswith(f"{only}/"):
                yield entry


def _mark(entry: Entry) -> tuple[int, int, int]:
    return entry.size, entry.mtime_ns, entry.inode


def _remembered(config: Config, version: str) -> dict[str, Seen]:
    """What was seen the last time; nothing when that was seen by other rules, or cannot be read."""
    try:
        memory = msgspec.msgpack.decode((config.memory_dir / FILE).read_bytes(), type=_Memory)
    except (OSError, msgspec.DecodeError):
        return {}
    return memory.seen if memory.version == version else {}


def _remember(config: Config, version: str, seen: dict[str, Seen]) -> None:
    """Keep what was seen, of files that are there still; a memory that cannot be kept is none."""
    there = {path: each for path, each in seen.items() if (config.content_dir / path).exists()}
    unfinished = Path(config.memory_dir, f"{FILE}.{os.getpid()}")
    try:
        config.memory_dir.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(msgspec.msgpack.encode(_Memory(version, there)))
        unfinished.replace(config.memory_dir / FILE)
    except OSError:
        unfinished.unlink(missing_ok=True)
