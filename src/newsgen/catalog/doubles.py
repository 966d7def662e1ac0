"""Doubles: the same story twice in content/, of which one may stand."""

import sqlite3
from collections.abc import Iterator

from newsgen.problems import Problem, Severity


def tell_apart(database: sqlite3.Connection) -> tuple[Problem, ...]:
    """Let one of each set of doubles stand, and say which others do not.

    Doubles are files with the same bytes, a raw file beside the article that was imported from it, and files with the
    same `id`. Imported articles stand before raw ones, then the shortest path stands, since
    a copy's name is mostly the longer one ("storm-copy.txt").
    """
    database.execute("update articles set live = 1 where live = 0")
    return (
        *_stand_back(database, _IMPORTED, "duplicate/imported", "was imported as {other}", "note"),
        *_stand_back(database, _SAME_BYTES, "duplicate/bytes", "holds the same bytes as {other}", "note"),
        *_stand_back(database, _SAME_ID, "duplicate/id", "has the same id as {other}", "error"),
    )


def _stand_back(
    database: sqlite3.Connection, query: str, rule: str, what: str, severity: Severity
) -> Iterator[Problem]:
    for path, other in database.execute(query).fetchall():
        database.execute("update articles set live = 0 where path = ?", (path,))
        yield Problem(
            rule=rule,
            path=path,
            message=f"It {what.format(other=other)}, which is published in its place.",
            mend="Delete one of the two." if severity == "note" else "Give one of the two another `id:`.",
            severity=severity,
        )


# Each query gives (the path that stands back, the path that stands), in the order of paths.
_IMPORTED = """
    select raw.path, min(imported.path)
    from articles as imported
    join sources on sources.sha256 = imported.origin_sha256
    join articles as raw on raw.path = sources.path
    where imported.origin_sha256 <> '' and raw.origin_sha256 = '' and raw.path <> imported.path
    group by raw.path order by raw.path
"""
# The shortest of some paths, and of those the first.
_FIRST = "substr(min(printf('%08d', length(path)) || path), 9)"
_SAME_BYTES = f"""
    select twin.path, first.path from (
        select source_digest, {_FIRST} as path from articles
        where live group by source_digest having count(*) > 1
    ) as first join articles as twin using (source_digest)
    where twin.live and twin.path <> first.path order by twin.path
"""  # noqa: S608 - our own words
_SAME_ID = f"""
    select twin.path, first.path from (
        select id, {_FIRST} as path from articles where live group by id having count(*) > 1
    ) as first join articles as twin using (id)
    where twin.live and twin.path <> first.path order by twin.path
"""  # noqa: S608 - our own words
