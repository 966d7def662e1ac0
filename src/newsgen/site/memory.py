"""Where the memory of an output folder lies, and what it tells without being opened for work."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from newsgen.digests import digest

VERSION: Final = 3  # raised whenever a table of the manifest changes: an older one is made anew


def facts_of(memory: Path, output: Path) -> dict[str, str]:
    """The facts of the plan that the site in `output` was made by; none where anything of it is in doubt."""
    path = place(memory, output)
    if not (path.exists() and (output / "index.html").exists()):
        return {}
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            (found,) = database.execute("pragma user_version").fetchone()
            if found != VERSION or database.execute("select 1 from pending limit 1").fetchone():
                return {}
            return dict(database.execute("select name, value from facts"))
    except sqlite3.DatabaseError:
        return {}


def place(memory: Path, output: Path) -> Path:
    """The manifest of an output folder: of each one, told apart by where they are."""
    return memory / f"site-{digest(str(output.resolve()).encode())[:8]}.db"
