"""The output folder, file by file, against what was put there: what is missing, what is other, what is nobody's.

Nothing is changed, neither in the folder nor in the memory. Every byte is read: a file whose size and time are as they
were may have rotted all the same.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import file_digest
from itertools import islice, starmap
from pathlib import Path
from typing import Any, Final, NamedTuple

from newsgen.site.memory import VERSION, place
from newsgen.verdict import Finding, What

AT_ONCE: Final = 1000  # files whose digests are under way
_SAME: Final = "kind <> 'finding' and url <> 'SHA256SUMS' and url not like 'sums/%'"


Told = Callable[[int], None]


class Held(NamedTuple):
    """A file that the site has, as the manifest knows it."""

    url: str
    kind: str
    digest: str  # SHA-256
    size: int
    copy: bool = False  # whether it is a compressed copy of another


class File(NamedTuple):
    """A file, and the SHA-256 that it should have."""

    path: Path
    sha256: str
    name: str  # as it is told


def known(memory: Path, output: Path) -> int:
    """How many files the site in `output` has by the memory of it; 0 where there is none, or one of another version."""
    with closing(_opened(memory, output)) as database:
        return int(database.execute("select count(*) from pages").fetchone()[0]) if _ours(database) else 0


def holdings(memory: Path, output: Path) -> Iterator[Held]:
    """Every file of the site, by address; nothing is read but the memory of it."""
    with closing(_opened(memory, output)) as database:
        rows = database.execute("select url, kind, digest, size from pages order by url")
        yield from starmap(Held, rows)


def unfinished(memory: Path, output: Path) -> bool:
    """Whether a build that was stopped may have left anything half done."""
    with closing(_opened(memory, output)) as database:
        return database.execute("select 1 from pending limit 1").fetchone() is not None


def inventory(memory: Path, output: Path, *, told: Told) -> Iterator[Finding]:
    """Every file of the site that is not as it was put there, and every file that nobody put there, by address.

    Links of the file system that stand there instead of files are nobody's. `told` hears how many files have been
    looked at.
    """
    with closing(_opened(memory, output)) as database:
        for (url,) in database.execute("select url from pending order by url"):
            yield Finding(what="unfinished", path=f"{output.name}/{url}")
        rows = database.execute("select url, digest from pages where url not in (select url from pending) order by url")
        yield from altered((File(output / url, digest, f"{output.name}/{url}") for url, digest in rows), told=told)
        ours = "select 1 from pages where url = :url union all select 1 from pending where url = :url"
        for url in _files(output):
            if not database.execute(ours, {"url": url}).fetchone():
                yield Finding(what="foreign", path=f"{output.name}/{url}")


def there(memory: Path, output: Path) -> Iterator[tuple[str, Path]]:
    """(address, place) of every file of the site that is still there."""
    with closing(_opened(memory, output)) as database:
        for (url,) in database.execute("select url from pages order by url"):
            if (output / url).is_file():
                yield url, output / url


def unlike(memory: Path, output: Path, other: Path, made: Path, *, told: Told) -> Iterator[Finding]:
    """Every file of the site in `output` that is not the one that was made anew in `made`, by the memories of both.

    The search index is left out, with the sums of its files: brought up to date in place it answers as one made anew
    does, and is laid out otherwise.
    """
    with closing(_opened(memory, output)) as ours, closing(_opened(other, made)) as theirs:
        rows = theirs.execute(f"select url, digest from pages where {_SAME} order by url")  # noqa: S608 - below
        yield from altered((File(output / url, digest, f"{output.name}/{url}") for url, digest in rows), told=told)
        for (url,) in ours.execute(f"select url from pages where {_SAME} order by url"):  # noqa: S608 - below
            if not theirs.execute("select 1 from pages where url = ?", (url,)).fetchone():
                yield Finding(what="foreign", path=f"{output.name}/{url}")


def altered(files: Iterable[File], *, told: Told) -> Iterator[Finding]:
    """Those that are missing, or have another digest; read by as many threads as there are cores."""
    done, remaining = 0, iter(files)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        while some := list(islice(remaining, AT_ONCE)):
            for file, what in zip(some, pool.map(_look, some), strict=True):
                if what:
                    yield Finding(what=what, path=file.name)
            done += len(some)
            told(done)


def _look(file: File) -> What | None:
    try:
        with file.path.open("rb") as opened:
            return None if file_digest(opened, "sha256").hexdigest() == file.sha256 else "changed"
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except OSError:  # it is there, and cannot be read: its bytes are not what they were
        return "changed"


def _files(output: Path) -> Iterator[str]:
    """The address of every file in a folder, links among them, but not of what is on its way there."""
    for folder, folders, names in os.walk(output):
        folders.sort()
        inside = Path(folder).relative_to(output).as_posix()
        for name in sorted(names):
            yield name if inside == "." else f"{inside}/{name}"


def _opened(memory: Path, output: Path) -> sqlite3.Connection:
    path = place(memory, output)
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) if path.exists() else sqlite3.connect(":memory:")


def _ours(database: Any) -> bool:
    try:
        return bool(database.execute("pragma user_version").fetchone()[0] == VERSION)
    except sqlite3.DatabaseError:
        return False
