"""What the catalog is told of photos, the facts that it notes, and what the archive's own lists say."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

import msgspec

from newsgen.catalog import listing, pictures, withholding
from newsgen.catalog.listing import Seen
from newsgen.catalog.pictures import Developed, Negative, Stored
from newsgen.catalog.schema import Opened
from newsgen.catalog.state import State

BATCH: Final = 1000


class Album:
    """The part of the catalog's writer that keeps photos, facts and lists."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.database: sqlite3.Connection = opened.database
        # Whether anything is otherwise than at the last build: if not, doubles and addresses stand as they are.
        self.changed = opened.new
        # The articles of the content files that change, as they were; None once there are too many to follow.
        self._before: dict[str, State | None] | None = None if opened.new else {}
        self._photos: set[str] = set()  # that show otherwise than they did

    def fact(self, name: str) -> str:
        """A fact that was noted, or an empty string."""
        row = self.database.execute("select value from facts where name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def note(self, name: str, value: str) -> None:
        """Remember a fact."""
        self.database.execute("insert or replace into facts values (?, ?)", (name, value))

    def wake(self, what: str, said: Mapping[str, str], *, now: str) -> None:
        """Have read anew what can be otherwise though its bytes are not. Comes before `look`.

        Articles whose embargo was over at the moment `now`; and those of which a list of the archive's says something
        else than it did: "withdrawals", "redirects" or "revisions" (id or content path → digest of what it says).
        """
        self.database.execute("update sources set digest = '' where until <> '' and until <= ?", (now,))
        known = msgspec.json.decode(self.fact(what) or "{}", type=dict[str, str])
        changed = sorted(one for one in known.keys() | said.keys() if known.get(one) != said.get(one))
        if not self._opened.new:
            for name in changed:
                withholding.wake(self.database, name)
        if changed:
            self.said(what, said)
            self.note("unknown", "")

    def said(self, what: str, said: Mapping[str, str]) -> None:
        """Remember what a list of the archive's says, by id or content path, for the next `wake`."""
        self.note(what, msgspec.json.encode(said, order="sorted").decode())

    def sources(self) -> Iterator[tuple[str, str]]:
        """(content path, SHA-256) of every source that was read."""
        return self.database.execute("select path, sha256 from sources where sha256 <> ''")

    def unmeasured(self) -> tuple[int, Iterator[Seen]]:
        """How many photo files must be measured, and each."""
        found = listing.unread(self.database, photos=True)
        return listing.count_unread(self.database, photos=True), (seen for seen, _ in found)

    def keep_photos(self, photos: Iterable[Stored]) -> None:
        """Store what was measured."""
        for batch in batches(photos):
            self._photos.update(pictures.keep(self.database, batch))

    def undeveloped(self, way: str) -> tuple[int, Iterator[Negative]]:
        """How many photos are shown whose copies are not known, and each. `way` stands for how copies are made."""
        self._opened.indexed()
        if self.fact("copies") != way:
            pictures.undo(self.database)
            # Whatever shows a photo is otherwise now.
            self.changed, self._before = True, None
            self.note("copies", way)
        return pictures.count_unmade(self.database), pictures.unmade(self.database)

    def keep_developed(self, developed: Iterable[Developed]) -> None:
        """Store which copies there are."""
        for batch in batches(developed):
            self._photos.update(pictures.keep_developed(self.database, batch))

    def copied(self) -> Iterator[str] | None:
        """The digests of all photos that have copies, if any photo is otherwise than it was; else None."""
        return pictures.digests(self.database) if self._photos or self._before is None else None

    def photo_paths(self) -> Iterator[str]:
        """Every photo file by path, if any is otherwise than it was; else none."""
        return pictures.paths(self.database) if self._photos else iter(())

    def keep_twins(self, twins: Iterable[tuple[str, str]]) -> None:
        """Note which photos stand back for others, as (path, path that is taken), if any photo has changed."""
        if self._photos:
            self._photos |= pictures.keep_twins(self.database, dict(twins))

    def twins(self) -> tuple[tuple[str, str], ...]:
        """(path, path that is taken) of each photo that stands back."""
        return pictures.twins(self.database)


def batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The rows, a thousand at a time."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
