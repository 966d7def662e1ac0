"""The levels on which FTS5 keeps the segments of an index: four of one level are merged to one of the next.

An index that was bound is one segment, on the lowest level or the one above. There, three merges of edits later, it was
the fourth to be merged: all of it, a few pages an edit for ever, and no other segments beside it; after 24 edits every
word was looked for in nine. So it is put where edits come only after thousands.
"""

import sqlite3
from typing import Final

HIGHEST: Final = 8  # 4 ** 8 edits; an index is bound anew after a thousand

_STRUCTURE: Final = 10  # the row of FTS5's record of levels: `fts5StructureDecode` in SQLite's fts5_index.c
_COOKIE: Final = 4  # bytes before its numbers
_NONE: Final = b"\0\0"  # of a level: nothing to merge, and no segments


def put_highest(database: sqlite3.Connection) -> None:
    """Put the one segment of a bound index on the highest level; an index without any is left as it is."""
    (record,) = database.execute("select block from words_data where id = ?", (_STRUCTURE,)).fetchone()
    levels, at = record[_COOKIE], _COOKIE + 1
    for _ in range(2):  # how many segments there are, and how many pages were ever written
        while record[at] & 0x80:
            at += 1
        at += 1
    below = len(_NONE) * (levels - 1)
    if levels and not record[at : at + below].strip(b"\0"):
        raised = (
            record[:_COOKIE],
            bytes([HIGHEST]),
            record[_COOKIE + 1 : at],
            _NONE * (HIGHEST - 1),
            record[at + below :],
        )
        database.execute("update words_data set block = ? where id = ?", (b"".join(raised), _STRUCTURE))
