"""Compressed copies of the site's files, for servers that hand out such as they are: `a.html.gz` beside `a.html`.

They are made of what the last build left, after it was looked through for what was taken back, and of nothing else: a
copy is known by the digest of its file, so that none is made twice and none outlives its file. Only digests and sizes
are kept; the bytes lie in a folder of the memory as long as a deploy needs them, and can be made anew at any time.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import starmap
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from newsgen.site.encodings import SMALLEST, encoded, text, versions
from newsgen.site.inventory import Held
from newsgen.site.memory import place

FILE: Final = "copies.db"
FOLDER: Final = "copies"
AT_ONCE: Final = 256  # copies that are under way

_TABLES: Final = """
create table if not exists copies (
    url text primary key, of text not null, way text not null, made_of text not null, digest text, size integer
) without rowid;
create temp table ways (way text primary key, version text);
create temp table stale (url text, digest text, way text, version text);
"""
# A file of the site's own that is called like a copy is the site's.
_STALE: Final = """
insert into stale
select page.url, page.digest, way, version from site.pages as page cross join ways
where text(page.url) and page.size >= ?
  and not exists (select 1 from site.pages as own where own.url = page.url || '.' || way)
  and not exists (select 1 from copies where url = page.url || '.' || way and made_of = page.digest || ' ' || version)
order by page.url
"""
_GONE: Final = """
delete from copies
where not exists (
    select 1 from site.pages as page join ways on ways.way = copies.way
    where page.url = copies.of and page.digest || ' ' || version = made_of and page.size >= ?
  )
  or exists (select 1 from site.pages as own where own.url = copies.url)
"""
_KEPT: Final = """
select copies.url, page.kind, copies.digest, copies.size from copies join site.pages as page on page.url = copies.of
where copies.digest is not null order by copies.url
"""


class Stale(NamedTuple):
    """A copy that is to be made."""

    of: str  # the address of the file
    digest: str  # of that file, by the memory of the build
    way: str  # "gz"
    version: str


class Copies:
    """The copies of the site in one output folder, in these encodings."""

    def __init__(self, memory: Path, output: Path, ways: Sequence[str]) -> None:
        self._output, self.folder = output, memory / FOLDER
        self._database = sqlite3.connect(memory / FILE)
        self._database.create_function("text", 1, text, deterministic=True)
        self._database.executescript(_TABLES)
        self._database.executemany("insert into ways values (?, ?)", versions(tuple(ways)).items())
        self._database.commit()  # nothing is attached inside a transaction
        self._database.execute("attach ? as site", (f"{place(memory, output)}",))
        shutil.rmtree(self.folder, ignore_errors=True)  # of a run that was stopped

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def update(self, told: Callable[[int, int], None]) -> tuple[str, ...]:
        """Make what is missing, forget what has no file, and say of which files the bytes are not as the build left.

        `told` hears how many copies are made, of how many.
        """
        with self._database:
            self._database.execute(_GONE, (SMALLEST,))
            self._database.execute(_STALE, (SMALLEST,))
        (total,) = self._database.execute("select count(*) from stale").fetchone()
        altered: list[str] = []
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for done in range(0, total, AT_ONCE):
                told(done, total)
                rows = self._database.execute("select * from stale limit ? offset ?", (AT_ONCE, done))
                some = list(starmap(Stale, rows))
                made = list(pool.map(self._made, some))
                altered += [each.of for each, row in zip(some, made, strict=True) if row is None]
                with self._database:
                    right = [row for row in made if row]
                    self._database.executemany("insert into copies values (?, ?, ?, ?, ?, ?)", right)
        return tuple(dict.fromkeys(altered))

    def kept(self) -> Iterator[Held]:
        """Every copy that is worth its place, by address, of the kind of its file."""
        for url, kind, digest, size in self._database.execute(_KEPT):
            yield Held(url, kind, digest, size, copy=True)

    def path(self, url: str) -> Path:
        """Where the bytes of a copy lie; they are made where they are not there any more."""
        path = self.folder / url
        if not path.exists():
            of, _, way = url.rpartition(".")
            self._put(url, encoded((self._output / of).read_bytes(), way))
        return path

    def _made(self, stale: Stale) -> tuple[str, str, str, str, str | None, int | None] | None:
        """The row of a copy, without a digest where it saves nothing; None where the file is not as it was built."""
        try:
            data = (self._output / stale.of).read_bytes()
        except OSError:
            return None
        if sha256(data).hexdigest() != stale.digest:
            return None
        made, url = encoded(data, stale.way), f"{stale.of}.{stale.way}"
        about = (url, stale.of, stale.way, f"{stale.digest} {stale.version}")
        if len(made) >= len(data):
            return *about, None, None
        self._put(url, made)
        return *about, sha256(made).hexdigest(), len(made)

    def _put(self, url: str, data: bytes) -> None:
        path = self.folder / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
