"""Errors of a disk are told with their place; faults of ours are not taken for them."""

import errno
import sqlite3
from pathlib import Path

import pytest

from newsgen.problems import NotPublished
from newsgen.site.lock import lock
from newsgen.site.trouble import trouble

MEMORY = Path("archive/.newsgen")


def full():
    """SQLite's own error over a database that may not grow, and the one that comes of it on the way out."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("pragma max_page_count = 2")
    database.execute("create table pages (url)")
    database.execute("begin")
    try:
        database.execute("insert into pages values (randomblob(100000))")
    finally:
        database.execute("rollback")


def told(error):
    found = trouble(error, MEMORY)
    return found and (found.path, found.message)


def test_a_full_disk_under_a_database():
    with pytest.raises(sqlite3.Error) as raised:
        full()
    assert told(raised.value) == ("archive/.newsgen", "There is no room left on its disk.")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EIO, "Input/output error", "a.html"), ("a.html", "It cannot be written: Input/output error.")),
        (
            OSError(errno.EROFS, "Read-only file system", "staged", None, "a.html"),
            ("a.html", "It cannot be written: Read-only file system."),
        ),
        (OSError(errno.ENOSPC, "No space"), ("archive/.newsgen", "It cannot be written: No space.")),
        (FileNotFoundError(errno.ENOENT, "No such file", "a.html"), None),
        (sqlite3.OperationalError("no such table: pages"), None),
    ],
)
def test_what_is_of_a_disk(error, said):
    assert told(error) == said


def test_whoever_holds_the_archive_hears_of_it_as_not_published(tmp_path):
    with pytest.raises(NotPublished) as raised, lock(tmp_path / "memory"):
        raise OSError(errno.ENOSPC, "No space left on device", "a.html")
    assert raised.value.problems[0].path == "a.html"


def test_a_fault_of_ours_stays_one(tmp_path):
    with pytest.raises(ZeroDivisionError), lock(tmp_path / "memory"):
        raise ZeroDivisionError
