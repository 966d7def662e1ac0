"""`revisions/`: articles as they were published before; `newsgen record` puts them there.

    content/1998/strike.md
    revisions/1998/strike.20260503T101500Z.5f2b8c0a91de.md

Each file is a source as it stood, byte for byte. Its name tells the article's, the moment at which it was kept (UTC),
and the first twelve digits of the SHA-256 of its bytes, so that `sha256sum` shows without newsgen whether it is whole.
What lies there is never written over and never deleted; whoever deletes a file takes that state back.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from newsgen.model import Kept

FOLDER: Final = "revisions"
DIGITS: Final = 12  # of a digest in a name
_NAME: Final = re.compile(
    r"(?P<stem>.+)\.(?P<day>\d{8})T(?P<time>\d{6})Z\.(?P<digest>[0-9a-f]{12})(?P<suffix>\.[^./]+)?", re.DOTALL
)


def name(path: str, *, at: str, digest: str) -> str:
    """Where a state is kept: `path` is the source's below content/, `at` the moment ("2026-05-03T10:15:00Z")."""
    folder, slash, file = path.rpartition("/")
    stem, dot, suffix = file.rpartition(".")
    moment = at.replace("-", "").replace(":", "")
    return f"{FOLDER}/{folder}{slash}{stem if dot else file}.{moment}.{digest[:DIGITS]}{dot}{suffix if dot else ''}"


def listed(root: Path) -> dict[str, tuple[Kept, ...]]:
    """The states that are kept of each source, by its path below content/, oldest first; nothing is read.

    Files of other names are nobody's states; `newsgen verify` tells of them.
    """
    found: dict[str, list[Kept]] = {}
    for path in files(root):
        if known := _NAME.fullmatch(path):
            day, time = known["day"], known["time"]
            at = f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}Z"
            source = f"{known['stem']}{known['suffix'] or ''}"
            found.setdefault(source, []).append(Kept(at=at, path=f"{FOLDER}/{path}", digest=known["digest"]))
    return {source: tuple(sorted(kept, key=_age)) for source, kept in sorted(found.items())}


def files(root: Path) -> Iterator[str]:
    """Every file of the folder, by its path in it; links are not followed."""
    folder = str(root / FOLDER)
    for above, folders, names in os.walk(folder):
        folders.sort()
        below = os.path.relpath(above, folder).replace(os.sep, "/")
        yield from (each if below == "." else f"{below}/{each}" for each in sorted(names) if not each.startswith("."))


def _age(kept: Kept) -> tuple[str, str]:
    return kept.at, kept.path
