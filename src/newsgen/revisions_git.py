"""The earlier states of articles out of version control: what every commit of the present branch left in content/.

The branch is followed along its first parents, so that what was written aside counts from when it was merged. A
state's moment is that of its commit. Renames are not followed: an article in a new file begins anew, as its address
does. What stands uncommitted is nobody's state yet, and the state that stands now is none before it.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha1, sha256
from pathlib import Path
from typing import Final

from newsgen.model import Kept
from newsgen.problems import ConfigError, Problem

_FILES: Final = (b"100644", b"100755")  # modes; links and submodules are no sources
_NONE: Final = b"000000"
_PLAIN: Final = ("--no-renames", "--no-ext-diff", "--no-color", "--relative", "-z")
_EDITED: Final = ("diff", "--name-only", *_PLAIN, "HEAD", "--", ".")
# Nothing is written into the repository, and nobody is asked for a password.
_QUIET: Final = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def listed(content: Path) -> dict[str, tuple[Kept, ...]]:
    """The states before the one that stands, by path below `content`, oldest first.

    Raises ConfigError where no git is installed, `content` is in no repository, or the clone is not whole.
    """
    if _asked(content, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise ConfigError(_shallow())
    head = _asked(content, "rev-parse", "--quiet", "--verify", "HEAD", may_fail=True)
    if not head:
        return {}  # nothing is committed yet
    found: dict[str, list[Kept]] = {}
    absent = {os.fsdecode(path) for path in _asked(content, *_EDITED).split(b"\0")}
    for moment, path, name in _committed(content, head):
        if not name:  # deleted; where that came last, no state is the present one
            absent |= {path} - found.keys()
            continue
        kept = Kept(at=moment, path=f"{content.name}/{path}", digest=name, evidence="committed")
        found.setdefault(path, []).append(kept)
    # Newest first so far; of a file that stands as it was committed last, that state is the present one.
    states = {path: tuple(kept[::-1] if path in absent else kept[:0:-1]) for path, kept in found.items()}
    return {path: states[path] for path in sorted(states) if states[path]}


@lru_cache(maxsize=1)  # while an archive is served, every save asks, and commits are few
def _committed(content: Path, head: bytes) -> tuple[tuple[str, str, str], ...]:
    """What `_told` tells of the history up to this commit."""
    return tuple(_told(content, head.decode().strip()))


def _told(content: Path, head: str) -> Iterator[tuple[str, str, str]]:
    """(moment, path, object) of every file that a commit added, changed or deleted, newest first; no object then."""
    log = ("log", "--first-parent", "-m", "--raw", "--no-abbrev", "--diff-filter=AMD", "--format=%x01%ct", *_PLAIN)
    moment = ""
    words = iter(_asked(content, *log, head, "--", ".").split(b"\0"))
    for word in words:
        line = word.lstrip(b"\n")
        if line.startswith(b"\x01"):
            moment = datetime.fromtimestamp(int(line[1:]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        elif line.startswith(b":"):
            _, mode, _, name, _ = line.split(b" ")
            path = os.fsdecode(next(words))
            if mode in _FILES or mode == _NONE:
                yield moment, path, "" if mode == _NONE else name.decode()


def contents(root: Path, names: Iterable[str]) -> list[bytes | None]:
    """The bytes of these objects, in that order; None for one that is not there, or not whole."""
    wanted = list(names)
    given = "".join(f"{name}\n" for name in wanted).encode()
    found = _asked(root, "cat-file", "--batch", given=given, may_fail=True)
    read: list[bytes | None] = []
    for name in wanted:
        head, _, rest = found.partition(b"\n")
        known = head.split(b" ")
        if known[:2] != [name.encode(), b"blob"]:  # "<name> missing"
            read.append(None)
            found = rest
            continue
        size = int(known[2])
        read.append(rest[:size] if _is(name, rest[:size]) else None)
        found = rest[size + 1 :]
    return read


def _is(name: str, data: bytes) -> bool:
    """Whether git would call these bytes so: in SHA-1, or in repositories of its newer kind in SHA-256."""
    made = (sha1 if len(name) == 40 else sha256)(b"blob %d\0" % len(data) + data)
    return made.hexdigest() == name


def _asked(folder: Path, *words: str, given: bytes = b"", may_fail: bool = False) -> bytes:
    import subprocess  # 6 ms, and few archives ask git

    command = ("git", "-c", "log.showSignature=false", "-C", os.fspath(folder), *words)
    try:
        done = subprocess.run(  # noqa: S603 - our own words, and names that git gave
            command, input=given, capture_output=True, check=False, env={**os.environ, **_QUIET}
        )
    except FileNotFoundError:
        raise ConfigError(_unable("The command git is not installed.", "Install it")) from None
    if done.returncode and not may_fail:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
        told = said or f"it ended with {done.returncode}"
        raise ConfigError(_unable(f"git cannot tell earlier states, and says: {told.rstrip('.')}.", "Mend that"))
    return done.stdout


def _unable(message: str, mend: str) -> Problem:
    mend = f'{mend}, or write `revisions = "recorded"`.'
    return Problem(rule="revisions/git", field="revisions", message=message, mend=mend)


def _shallow() -> Problem:
    return Problem(
        rule="revisions/shallow",
        field="revisions",
        message="This clone lacks the commits before its first, so that states would be missing.",
        mend="Fetch them: `git fetch --unshallow`; on a build service ask for the whole history (`fetch-depth: 0`).",
    )
