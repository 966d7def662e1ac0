"""Who has an address: no two pages have one, and no page's file stands where another's folder must."""

import sqlite3
from collections.abc import Iterable
from typing import Final

from newsgen import urls
from newsgen.model import PagePlan

# The standing pages that the plan is about: all of them, or, when scopes are named, those of these scopes.
ABOUT: Final = """
    (not exists (select 1 from within) or exists (
        select 1 from within where within.kind = pages.kind and within.scope in (pages.scope, '')))
"""


# Those of named scopes, found by their index: among 100,000 pages in 0.1 ms, where asking each of them takes 60.
OF_SCOPES: Final = """(
    select url, pages.kind from within cross join pages on pages.kind = within.kind and pages.scope = within.scope
    union select url, pages.kind from within cross join pages on pages.kind = within.kind where within.scope = ''
)"""


class Places:
    """Gives pages their places, first come, first served; `refused` are those that found theirs taken."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.refused: list[PagePlan] = []
        self._database = database
        self._folders: set[str] = set()
        self._files: set[str] = set()  # not in the table yet

    def take(self, plans: Iterable[PagePlan]) -> list[PagePlan]:
        """Those of the plans that have their place; they stand in the table `planned` then."""
        self._files.clear()
        rows = [(urls.fold(plan.url), plan) for plan in plans]
        fitting = [row for row in rows if self._free(row[0])]
        self._database.execute("savepoint taking")
        if self._insert(fitting) < len(fitting):  # rarely: one by one, to see which
            self._database.execute("rollback to taking")
            fitting = [row for row in fitting if self._insert([row])]
        self._database.execute("release taking")
        if len(fitting) < len(rows):
            taken = {id(plan) for _, plan in fitting}
            self.refused += [plan for _, plan in rows if id(plan) not in taken]
        return [plan for _, plan in fitting]

    def _insert(self, rows: list[tuple[str, PagePlan]]) -> int:
        """Put them into the table, each unless its place is taken; how many found theirs free."""
        before = self._database.total_changes
        self._database.executemany(
            "insert or ignore into planned values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    folded,
                    plan.url,
                    plan.kind,
                    plan.key,
                    plan.title,
                    plan.order,
                    plan.fingerprint,
                    plan.scope or plan.key,
                )
                for folded, plan in rows
            ),
        )
        return self._database.total_changes - before

    def in_doubt(self, url: str) -> bool:
        """Whether a new page meets one that this plan is not about: at its address, on the way to it, or below it."""
        folded = urls.fold(url)
        if any(held(self._database, path) for path in (folded, *urls.above(folded))):
            return True
        inside = (f"{folded}/", f"{folded}0")  # all that begins with the path and a slash: what follows "/" is "0"
        return any(
            self._database.execute(f"select 1 from pages where {which} limit 1", inside).fetchone()  # noqa: S608
            for which in ("url > ? and url < ?", "folded > ? and folded < ? and folded <> url")
        )

    def _free(self, folded: str) -> bool:
        """Whether no folder stands where this file must, and no file where its folder must."""
        if folded in self._folders:
            return False
        folder = folded.rpartition("/")[0]
        if folder and folder not in self._folders:
            above = urls.above(folded)
            if not urls.OUR_FILES.isdisjoint(above):
                return False
            if any(self._is_file(path) for path in above if path not in self._folders):
                return False
            self._folders.update(above)
        self._files.add(folded)
        return True

    def _is_file(self, folded: str) -> bool:
        return folded in self._files or (
            self._database.execute("select 1 from planned where folded = ?", (folded,)).fetchone() is not None
        )


def is_folder(database: sqlite3.Connection, folded: str) -> bool:
    """Whether a planned page lies below this path."""
    inside = (f"{folded}/", f"{folded}0")  # all that begins with the path and a slash: what follows "/" is "0"
    found = database.execute("select 1 from planned where folded > ? and folded < ? limit 1", inside).fetchone()
    return found is not None


def held(database: sqlite3.Connection, folded: str) -> bool:
    """Whether a standing page that this plan is not about has the address."""
    return any(
        database.execute(f"select 1 from pages where {which} and not {ABOUT} limit 1", (folded,)).fetchone()  # noqa: S608
        for which in ("url = ?", "folded = ? and folded <> url")
    )
