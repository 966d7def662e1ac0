"""Doubles: the same story twice in content/, of which one may stand."""

import sqlite3
from collections.abc import Collection, Iterator

import msgspec

from newsgen.catalog.state import State, state
from newsgen.problems import Problem, Severity


def tell_apart(database: sqlite3.Connection, paths: Collection[str] | None = None) -> None:
    """Let one of each set of doubles stand, and note which others do not; among all articles, or among these.

    Doubles are files with the same bytes, a raw file beside the article that was imported from it, and files with the
    same `id`. Imported articles stand before raw ones, then the shortest path stands, since
    a copy's name is mostly the longer one ("storm-copy.txt"). Where `paths` are given, they must hold every double of
    each of them (`suspects`).
    """
    database.execute("create temp table if not exists suspects (path text primary key)")
    database.execute("delete from suspects")
    database.executemany("insert into suspects values (?)", ((path,) for path in paths or ()))
    some = "" if paths is None else "path in suspects"
    database.execute(f"delete from doubles {some and 'where ' + some}")  # noqa: S608 - our own words
    database.execute(f"update articles set live = 1 where live = 0 {some and 'and ' + some}")  # noqa: S608
    within = {"": "", "twin": some and f"and twin.{some}", "each": some and f"and {some}"}
    for query, rule, what, severity in _RULES:
        noted = list(_stand_back(database, query.format_map(within), rule, what, severity))
        database.executemany("insert into doubles values (?, ?)", noted)


def suspects(database: sqlite3.Connection, changed: Collection[State]) -> set[str]:
    """The paths of all articles that are, or were, doubles of these, of their doubles, and so on."""
    found: set[str] = set()
    waiting = list(changed)
    while waiting:
        one = waiting.pop()
        found.add(one.path)
        for path in _alike(database, one) - found:
            found.add(path)
            if other := state(database, path):
                waiting.append(other)
    return found


def problems(database: sqlite3.Connection) -> tuple[Problem, ...]:
    """Why each double does not stand, in the order of the rules."""
    decode = msgspec.msgpack.Decoder(Problem).decode
    found = [decode(packed) for (packed,) in database.execute("select problem from doubles order by path")]
    rules = [rule for _, rule, _, _ in _RULES]
    return tuple(sorted(found, key=lambda problem: rules.index(problem.rule)))


def _alike(database: sqlite3.Connection, one: State) -> set[str]:
    found = database.execute(
        """
        select path from articles where id = :id
        union select path from articles where source_digest = :source_digest
        union select path from articles where origin_sha256 = :sha256 and origin_sha256 <> ''
        """,
        one._asdict(),
    ).fetchall()
    if one.origin_sha256:  # few are imported, so no index is kept for them
        found += database.execute("select path from sources where sha256 = ?", (one.origin_sha256,)).fetchall()
    return {path for (path,) in found}


def _stand_back(
    database: sqlite3.Connection, query: str, rule: str, what: str, severity: Severity
) -> Iterator[tuple[str, bytes]]:
    for path, other in database.execute(query).fetchall():
        database.execute("update articles set live = 0 where path = ?", (path,))
        yield (
            path,
            msgspec.msgpack.encode(
                Problem(
                    rule=rule,
                    path=path,
                    message=f"It {what.format(other=other)}, which is published in its place.",
                    mend="Delete one of the two." if severity == "note" else "Give one of the two another `id:`.",
                    severity=severity,
                )
            ),
        )


# Each query gives (the path that stands back, the path that stands), in the order of paths.
_IMPORTED = """
    select twin.path, min(imported.path)
    from articles as imported
    join sources on sources.sha256 = imported.origin_sha256
    join articles as twin on twin.path = sources.path
    where imported.origin_sha256 <> '' and twin.origin_sha256 = '' and twin.path <> imported.path {twin}
    group by twin.path order by twin.path
"""
# The shortest of some paths, and of those the first.
_FIRST = "substr(min(printf('%08d', length(path)) || path), 9)"
_SAME_BYTES = f"""
    select twin.path, first.path from (
        select source_digest, {_FIRST} as path from articles
        where live {{each}} group by source_digest having count(*) > 1
    ) as first join articles as twin using (source_digest)
    where twin.live and twin.path <> first.path {{twin}} order by twin.path
"""  # noqa: S608 - our own words
_SAME_ID = f"""
    select twin.path, first.path from (
        select id, {_FIRST} as path from articles where live {{each}} group by id having count(*) > 1
    ) as first join articles as twin using (id)
    where twin.live and twin.path <> first.path {{twin}} order by twin.path
"""  # noqa: S608 - our own words
_RULES: tuple[tuple[str, str, str, Severity], ...] = (
    (_IMPORTED, "duplicate/imported", "was imported as {other}", "note"),
    (_SAME_BYTES, "duplicate/bytes", "holds the same bytes as {other}", "note"),
    (_SAME_ID, "duplicate/id", "has the same id as {other}", "error"),
)
