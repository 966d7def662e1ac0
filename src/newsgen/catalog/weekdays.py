"""Whether an archive's own dated articles agree with the weekdays that their leads tell of.

Where they do not, as in a weekly that tells of Friday on Thursday, such a weekday says nothing of the undated ones.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from newsgen.catalog import schema
from newsgen.catalog.state import State

ENOUGH: Final = 20  # dated articles that tell of a weekday; fewer prove nothing
MOST: Final = 0.25  # share of them that may differ


class Weekdays(NamedTuple):
    """How many dated articles there are whose date fits the weekday of their lead, and how many whose does not."""

    fits: int = 0
    differs: int = 0

    @property
    def agreeing(self) -> bool:
        """Whether they bear each other out, or are too few to tell."""
        counted = self.fits + self.differs
        return counted < ENOUGH or self.differs <= MOST * counted

    def heeded(self, setting: str) -> bool:
        """Whether a weekday counts as evidence: as `lead_weekday` in the settings says, "auto" by these counts."""
        return self.agreeing if setting == "auto" else setting == "on"


def weekdays(database: sqlite3.Connection) -> Weekdays:
    """The counts as the tallies have them."""
    found = dict(database.execute("select key, count from tallies where kind = 'weekday'").fetchall())
    return Weekdays(found.get("fits", 0), found.get("differs", 0))


def weekdays_at(path: Path) -> Weekdays:
    """The counts of the catalog at `path`; none where there is none that can be read."""
    if not path.exists():
        return Weekdays()
    try:
        with closing(schema.reader(path)) as database:
            return weekdays(database) if schema.version(database) == schema.VERSION else Weekdays()
    except sqlite3.DatabaseError:
        return Weekdays()


def turned(database: sqlite3.Connection, gone: list[State], come: list[State]) -> bool:
    """Whether they begin or cease to agree with this change, which the tallies must not yet hold."""
    change = Counter(one.weekday for one in come)
    change.subtract(one.weekday for one in gone)
    if not (change["fits"] or change["differs"]):
        return False
    before = weekdays(database)
    after = Weekdays(before.fits + change["fits"], before.differs + change["differs"])
    return before.agreeing != after.agreeing


def telling(database: sqlite3.Connection) -> Iterator[str]:
    """The ids of the live articles of whose day only the weekday of their lead tells."""
    rows = database.execute("select id from articles where live and weekday = 'tells'")
    return (found for (found,) in rows)
