"""Programs that a deploy asks: git, ssh and rsync, with what they say when they fail."""

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from tempfile import TemporaryFile
from typing import IO

from newsgen.deploy.opening import unreached
from newsgen.destinations import Destination
from newsgen.problems import NotDeployed

# No program asks anybody for anything: where nobody sits at a terminal it would wait for ever.
QUIET: Mapping[str, str] = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_SSH_COMMAND": "ssh -o BatchMode=yes",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}


class Failed(Exception):
    """A program ended with an error; `said` is what it said last."""

    def __init__(self, said: str, code: int = 1) -> None:
        super().__init__(said)
        self.said, self.code = said, code


def told(command: Sequence[str], *, given: Iterable[bytes] = ()) -> bytes:
    """What a program answers to what it is given, both kept in memory. Raises Failed."""
    done = subprocess.run(  # noqa: S603 - our own words, and an address that the settings name
        command, input=b"".join(given), capture_output=True, env=environment(), check=False
    )
    if done.returncode:
        raise Failed(last_words(done.stderr), done.returncode)
    return done.stdout


def begun(command: Sequence[str], *, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    """A program that is at work, with both ends in our hands; what it says of errors goes to a file."""
    return subprocess.Popen(  # noqa: S603 - as above
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=environment()
    )


def errors_file() -> IO[bytes]:
    """A file for what a program says of errors: a pipe that nobody reads would fill and stop it."""
    return TemporaryFile()


def environment() -> dict[str, str]:
    """Ours, where it is said; a person's own choice of ssh stays."""
    return {**QUIET, **{name: value for name, value in os.environ.items() if name not in ("LC_ALL", "GIT_DIR")}}


def last_words(errors: bytes) -> str:
    """The line that says why, of what a program says when it fails."""
    lines = [line.strip() for line in errors.decode(errors="replace").splitlines() if line.strip()]
    why = [line for line in lines if "rejected]" in line or "denied" in line.lower()]
    why += [line for line in lines if line.startswith(("fatal:", "error:", "ssh:", "rsync: "))]
    return (why or lines[-1:] or ["it said nothing"])[0].rstrip(".")[:300]


def unable(destination: Destination, failed: Failed) -> NotDeployed:
    """The error of a program, to be raised."""
    return NotDeployed(unreached(destination, failed.said))
