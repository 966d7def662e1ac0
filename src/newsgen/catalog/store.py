"""The catalog, kept up to date with content/: what is new, what has gone, what is a duplicate."""

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from newsgen.catalog import (
    doubles,
    filing,
    ledger,
    listing,
    pictures,
    related,
    schema,
    tallies,
    touched,
    versions,
    withholding,
)
from newsgen.catalog.album import Album, batches
from newsgen.catalog.listing import Listing, Seen
from newsgen.catalog.pictures import Developed, Negative, Stored
from newsgen.catalog.rows import Row
from newsgen.catalog.state import State, state
from newsgen.digests import digest_of
from newsgen.model import Withheld
from newsgen.problems import Problem
from newsgen.report import Report

__all__ = ["Catalog", "Developed", "Listing", "Negative", "Seen", "Stored"]

# More changed articles than this are not followed one by one: to plan everything anew is quicker then.
FOLLOWED: Final = 1000


class Catalog(Album):
    """The one writer of the catalog. Use it in a `with`: what it did is committed at the end, or nothing.

    The order of a run: `look`, `keep` what `unread` says, `keep_photos`, `load_addresses`, `settle`.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(schema.Opened(path))
        self._next = filing.highest(self.database) + 1

    @staticmethod
    def forget(path: Path) -> None:
        """Throw the catalog away; the next build makes it anew from content/."""
        schema.remove(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close(keep=kind is None)

    # -- content/ --------------------------------------------------------------------------------

    def folders(self) -> dict[str, str]:
        """The digest of each folder's listing, as it was at the last look."""
        return listing.known_folders(self.database)

    def look(self, folders: Iterable[Listing], *, reading: str, whole: bool = True) -> None:
        """Take in a look through content/: forget what has gone, note what must be read.

        A look that is not `whole` is at these folders alone; all others are taken to be as they were.

        Size, time and inode only save a read: whoever reads a file compares its digest. Those that could not be read
        are tried again, since no time tells when they can be; all are, when `reading` is another.
        """
        found = listing.compare(self.database, folders, whole=whole)
        self._remember(found.gone)
        filing.take_out(self.database, found.gone)
        listing.add_stubborn(self.database, reading=None if self.fact("reading") == reading else reading)
        self.note("reading", reading)
        self._photos.update(pictures.forget(self.database, found.gone_photos))
        self.changed |= bool(found.gone)

    def unknown(self, names: Collection[str]) -> tuple[str, ...]:
        """Those that are neither id nor content path of an article, as it was when anything last changed."""
        if self.changed or not self.fact("unknown"):
            found = withholding.unknown(self.database, names)
            self.note("unknown", msgspec.json.encode(found).decode())
        return msgspec.json.decode(self.fact("unknown"), type=tuple[str, ...])

    def withheld(self) -> tuple[Withheld, ...]:
        """What was taken back of articles, by path. What it was at the last build may still stand in pages."""
        found = withholding.withheld(self.database)
        digest = digest_of(found) if found else ""
        if self.fact("withheld") != digest:
            self.note("withheld", digest)
            self.changed, self._before = True, None
        return found

    def unread(self) -> tuple[int, Iterator[tuple[Seen, str]]]:
        """How many files must be read, and each with the digest that it had, or an empty string."""
        return listing.count_unread(self.database, photos=False), listing.unread(self.database, photos=False)

    def keep(self, rows: Iterable[Row | Seen]) -> tuple[int, int]:
        """Store what was read, and say how many were parsed and how many had only been touched.

        A `Seen` stands for a file whose bytes are as they were: only its time is noted.
        """
        parsed = touched = 0
        for batch in batches(rows):
            new = [row for row in batch if isinstance(row, Row)]
            same = [row for row in batch if isinstance(row, Seen)]
            self._replace(new)
            self.database.executemany(
                "update sources set size = ?, mtime_ns = ?, inode = ? where path = ?",
                [(row.size, row.mtime_ns, row.inode, row.path) for row in same],
            )
            parsed, touched = parsed + len(new), touched + len(same)
        return parsed, touched

    def _replace(self, rows: list[Row]) -> None:
        self.changed |= bool(rows)
        if not self._opened.new:
            paths = [row.source[0] for row in rows]
            self._remember(paths)
            filing.take_out(self.database, paths)
        self._next = filing.put_in(self.database, rows, first=self._next, tables=self._opened.tables)

    def _remember(self, paths: Iterable[str]) -> None:
        """Keep the articles of these content files as they are, before they change."""
        for path in paths:
            if self._before is None:
                return
            if path not in self._before:
                self._before[path] = state(self.database, path)
            if len(self._before) > FOLLOWED:
                self._before = None

    # -- addresses, doubles, counts --------------------------------------------------------------

    def load_addresses(
        self,
        lines: Callable[[], Iterable[tuple[str, str]]],
        *,
        fingerprint: str,
        problems: Callable[[], Iterable[Problem]] = tuple,
    ) -> None:
        """Take in (id, address) pairs, oldest first, and what is wrong with others, unless they are those held."""
        # What the last build minted and did not publish is minted again.
        forgot = ledger.forget_after(self.database, int(self.fact("published") or 0))
        if self.fact("addresses") != fingerprint:
            ledger.load(self.database, lines())
            self.note("addresses", fingerprint)
            self.note("published", str(ledger.last(self.database)))
            self.note("address problems", msgspec.json.encode(list(problems())).decode())
            forgot = True
        if forgot:
            self.changed, self._before = True, None

    def address_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the list of addresses."""
        return msgspec.json.decode(self.fact("address problems") or "[]", type=tuple[Problem, ...])

    def settle(self, pattern: str, *, threshold: int) -> None:
        """Tell doubles apart, give every live article its address, count, and note which pages that touches.

        `threshold` is how many articles a term must have for a page of its own.
        """
        self._opened.indexed()
        # Changes are followed by the rules of addresses and pages that they were made under.
        rules = f"{threshold} {pattern}"
        if self.fact("rules") != rules:
            self.changed, self._before = True, None
        self.note("rules", rules)
        anything = self.changed or self._photos
        if anything and (self._before is None or not self._settle_some(pattern, threshold)):
            self._settle_all(pattern)

    def _settle_all(self, pattern: str) -> None:
        doubles.tell_apart(self.database)
        ledger.mint_for(self.database, pattern)
        tallies.count_all(self.database)
        versions.find_all(self.database)
        related.find_all(self.database)
        self.database.execute("delete from touched")
        # Whoever planned before this plans everything anew.
        self.note("followed", str(self._generation()))
        for statement in ("pragma analysis_limit = 400", "analyze"):
            self.database.execute(statement)

    def _settle_some(self, pattern: str, threshold: int) -> bool:
        """The same for what has changed; False when that grew to too much to follow."""
        changed = [one for one in (*(self._before or {}).values(), *self._now()) if one]
        alike = doubles.suspects(self.database, changed)
        self._remember(sorted(alike))
        if self._before is None:
            return False
        doubles.tell_apart(self.database, {*self._before})
        ledger.mint_for(self.database, pattern, {*self._before})
        gone = [one for one in self._before.values() if one and one.live]
        come = [one for one in self._now() if one.live]
        scopes = touched.scopes(self.database, gone, come, sorted(self._photos), threshold=threshold)
        scopes |= {("article", other) for other in versions.find_some(self.database, gone, come)}
        scopes |= {("article", other) for other in related.find_some(self.database, gone, come)}
        tallies.keep_right(self.database, gone, come)
        generation = self._generation()
        self.database.executemany(
            "insert or replace into touched values (?, ?, ?)", ((*scope, generation) for scope in sorted(scopes))
        )
        self._bounded(generation)
        return True

    def _bounded(self, generation: int) -> None:
        """Begin anew to follow changes, when there are so many that to plan everything is as quick."""
        (count,) = self.database.execute("select count(*) from touched").fetchone()
        if count > 20 * FOLLOWED:
            self.database.execute("delete from touched")
            self.note("followed", str(generation))

    def _now(self) -> list[State]:
        return [found for path in self._before or () if (found := state(self.database, path))]

    def _generation(self) -> int:
        """The number of this change; the first of a catalog also gives it a name of its own."""
        generation = int(self.fact("generation") or 0) + 1
        self.note("generation", str(generation))
        if not self.fact("name"):
            self.note("name", secrets.token_hex(8))
        return generation

    # -- what became of it all --------------------------------------------------------

    def counts(self) -> Report:
        """How many sources there are, and how many were published, refused, drafts, duplicates."""
        (files,) = self.database.execute("select count(*) from sources").fetchone()
        kinds = {kind: self._count_of(kind) for kind in ("refused", "draft", "embargoed", "withdrawn")}
        found = self.database.execute("select count from tallies where kind = 'live'").fetchone()
        live = found[0] if found else 0
        _, unread = listing.problems(self.database)
        return Report(
            sources=files + unread,
            published=live,
            refused=kinds["refused"] + unread,
            drafts=kinds["draft"],
            embargoed=kinds["embargoed"],
            withdrawn=kinds["withdrawn"],
            duplicates=files - sum(kinds.values()) - live,
        )

    def _count_of(self, kind: str) -> int:
        (found,) = self.database.execute("select count(*) from sources where kind = ?", (kind,)).fetchone()
        return int(found)

    def listed_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the names and places of files, by path."""
        return listing.problems(self.database)[0]

    def problems(self) -> tuple[Problem, ...]:
        """Everything that was wrong with the sources as they stand, in order of path and line."""
        decode = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode
        rows = self.database.execute("select problems from sources where problems <> x'90' order by path")
        return tuple(problem for (packed,) in rows for problem in decode(packed))

    def duplicates(self) -> tuple[Problem, ...]:
        """Why each double does not stand; paths are content paths."""
        return doubles.problems(self.database)

    def refused(self) -> tuple[tuple[str, str], ...]:
        """(path, digest) of each source that was set aside."""
        return tuple(self.database.execute("select path, digest from sources where kind = 'refused' order by path"))


def note_published(path: Path, pages: Iterable[tuple[str, str]], *, fingerprint: str, facts: Mapping[str, str]) -> None:
    """Remember that the ledger holds all that was minted, and then these pages: the file's digest is this now."""
    database = schema.writer(path)
    with database:
        ledger.add(database, pages)
        known = {"published": str(ledger.last(database)), "addresses": fingerprint, **facts}
        database.executemany("insert or replace into facts values (?, ?)", known.items())
    database.close()
