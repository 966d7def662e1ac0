"""A folder on a server that is reached by SSH: `ssh://you@example.org/var/www/archive`, by the commands ssh and rsync.

Where the server has no shell, or no rsync, the same is done by SFTP, and the person is told. Keys, agents, ports and
names of hosts are those of ssh and its own settings; `RSYNC_RSH` names another command than `ssh`. Each step goes over
whole, its files are put in place at its end.
"""

import os
import re
import shlex
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from newsgen.deploy.packing import packed, unpacked
from newsgen.deploy.programs import Failed, begun, errors_file, last_words, told, unable
from newsgen.deploy.remote import RemoteFolder
from newsgen.deploy.servers import Server, server
from newsgen.deploy.state import FOLDER
from newsgen.deploy.target import Claim, Looks, Parcel, Target, busy
from newsgen.deploy.wire import wire
from newsgen.destinations import Destination
from newsgen.problems import Locked

AT_ONCE: Final = 20_000  # files that one rsync is told of
TAKEN_OVER: Final = 75  # the exit code of a script of ours that finds another's claim
NO_RSYNC: Final = 76  # … that finds no rsync
NOT_REACHED: Final = 255  # the exit code of ssh itself
# Files by their bytes; in place at the end, all at once; the time of theirs is that of the deploy.
RSYNC: Final = (
    "rsync", "--protect-args", "--from0", "--files-from=-", "--checksum", "--delay-updates", "--force",
    "--no-implied-dirs", "--perms", "--chmod=F644", "--8-bit-output", "--timeout=120",
)  # fmt: skip
ALONE: Final = ("-o", "BatchMode=yes", "-o", "ConnectTimeout=30", "-o", "ServerAliveInterval=15")
CHANGED: Final = re.compile(r"[<>]f(\S+) (.+)")  # of rsync's own list: what is other, and the name

# The scripts; `$1` is the folder, `$2` who deploys, `$3` their machine.
FIND: Final = f"""command -v rsync > /dev/null || exit {NO_RSYNC}"""
CLAIM: Final = f"""
mkdir -p "$1/{FOLDER}" && cd "$1/{FOLDER}" || exit 1
if (set -C; : > lock) 2> /dev/null; then
    # On a disk that is full the file would stand there all the same, and be nobody's claim; cat says that it is full.
    printf '%s\\n%s\\n' "$2" "$3" | cat > lock || {{ rm -f lock; exit 1; }}
fi
cat lock
"""
TAKE: Final = f"""cd "$1/{FOLDER}" && printf '%s\\n%s\\n' "$2" "$3" > lock.new && mv -f lock.new lock"""
READ: Final = f"""[ ! -e "$1/{FOLDER}/$2" ] || cat "$1/{FOLDER}/$2" """
ANNOUNCE: Final = f"""cd "$1/{FOLDER}" && cat > pending.new && mv -f pending.new pending.gz"""
DROP: Final = """cd "$1" && xargs -0 rm -f --"""
EMPTY: Final = """cd "$1" && xargs -0 rmdir -p -- 2> /dev/null || true"""
SETTLE: Final = f"""
cd "$1/{FOLDER}" || exit 1
[ "$(head -n 1 lock)" = "$2" ] || exit {TAKEN_OVER}
cat > taken.new && mv -f taken.new taken.gz && rm -f pending.gz
"""
TIDY: Final = """cd "$1" && find . -name '.~tmp~' -type d -prune -exec rm -rf {} +"""
CLOSE: Final = f"""cd "$1/{FOLDER}" && if [ "$(head -n 1 lock)" = "$2" ]; then rm -f lock; fi"""


def target(destination: Destination, at: Path) -> Target:  # noqa: ARG001 -- a server is nowhere near the archive
    """The folder there. Raises ConfigError for an address that is none, NotDeployed where no server answers."""
    place = server(destination)
    by_rsync = Ssh(destination, place)
    why = "this machine has no rsync"
    if shutil.which("rsync") and not (why := by_rsync.lacks()):
        return by_rsync
    by_rsync.close()
    return RemoteFolder(wire(place, destination), destination.address, why=f"By SFTP, since {why}.")


class Ssh:
    """A site in a folder of a server."""

    def __init__(self, destination: Destination, server: Server) -> None:
        self.remarks: list[str] = []
        self._destination, self._host, self._path = destination, server.login, server.path
        self._lines = mkdtemp(prefix="newsgen-")  # where ssh keeps its connection for the next command
        shared = ("-o", "ControlMaster=auto", "-o", f"ControlPath={self._lines}/%C", "-o", "ControlPersist=30")
        chosen = shlex.split(os.environ.get("RSYNC_RSH") or "ssh")
        self._ssh = [*chosen, *ALONE, *shared, *(("-p", str(server.port)) if server.port else ())]
        self._who = ""
        self._unsettled = False

    def lacks(self) -> str:
        """What the server lacks for this way, in words; empty when nothing. Raises NotDeployed when none answers."""
        try:
            told(self._command(FIND))
        except Failed as failed:
            if failed.code == NO_RSYNC:
                return "the server has no rsync"
            if failed.code != NOT_REACHED or "request failed on channel" in failed.said:
                return "the server gives no shell"
            self.close()
            raise unable(self._destination, failed) from failed
        return ""

    def claim(self, claim: Claim) -> None:
        """A file that is only made where none is."""
        there = self._run(CLAIM, claim.who, claim.host).decode(errors="replace")
        who, _, host = there.partition("\n")
        if who != claim.who and not claim.force:
            raise Locked(busy(self._destination.address, host))
        if who != claim.who:
            self._run(TAKE, claim.who, claim.host)
        self._who = claim.who

    def taken(self) -> Iterator[str]:
        """The list, if there is one."""
        return self._list("taken.gz")

    def pending(self) -> Iterator[str]:
        """What was announced, if it did not settle."""
        for url in self._list("pending.gz"):
            self._unsettled = True
            yield url

    def announce(self, urls: Iterable[str]) -> None:
        """By a file beside the list."""
        with packed(urls) as made:
            self._run(ANNOUNCE, given=made)

    def look(self, parcels: Sequence[Parcel]) -> Iterator[Looks]:
        """As rsync would, if it were to send them: by a digest of each file, there and here."""
        listed = self._sent(parcels, "--dry-run", "--itemize-changes", "--out-format=%i %n")
        found = {each[2]: each[1] for each in map(CHANGED.fullmatch, listed.decode().splitlines()) if each}
        for parcel in parcels:
            what = found.get(parcel.url, "")
            yield "absent" if what.startswith("+") else "other" if what.startswith("c") else "same"

    def put(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        """Many at a time; they come out when all of those are in place."""
        remaining = iter(parcels)
        while some := list(islice(remaining, AT_ONCE)):
            self._sent(some)
            yield from some

    def drop(self, urls: Iterable[str]) -> None:
        """With folders that hold nothing more."""
        folders = set()
        remaining = iter(urls)
        while some := list(islice(remaining, AT_ONCE)):
            self._run(DROP, given=(f"./{url}\0".encode() for url in some))
            folders |= {url.rpartition("/")[0] for url in some}
        self._run(EMPTY, given=(f"{each}\0".encode() for each in sorted(folders) if each))

    def settle(self, lines: Iterable[str]) -> None:
        """Put the list, unless another has taken over meanwhile; then all is settled."""
        if self._unsettled:
            self._run(TIDY)
        with packed(lines) as made:
            self._run(SETTLE, self._who, given=made)

    def close(self) -> None:
        """Take the claim away, if it is ours still, and hang up."""
        try:
            if self._who:
                self._run(CLOSE, self._who)
        finally:
            self._hang_up()

    def _hang_up(self) -> None:
        try:
            told([*self._ssh, "-O", "exit", "--", self._host])
        except Failed:
            self._who = ""  # there was no connection left
        finally:
            shutil.rmtree(self._lines, ignore_errors=True)

    def _sent(self, parcels: Sequence[Parcel], *words: str) -> bytes:
        """What rsync says of these files; those in one folder of ours go over together."""
        there = f"{self._host}:{self._path}/"
        said = b""
        for site in dict.fromkeys(map(_above, parcels)):
            command = (*RSYNC, *words, "-e", shlex.join(self._ssh), "--", site, there)
            said += self._told(command, (f"{each.url}\0".encode() for each in parcels if _above(each) == site))
        return said

    def _run(self, script: str, *words: str, given: Iterable[bytes] = ()) -> bytes:
        """What a script says there, with the folder before its other words."""
        return self._told(self._command(script, *words), given)

    def _command(self, script: str, *words: str) -> list[str]:
        there = shlex.join(["sh", "-c", script, "sh", self._path, *words])
        return [*self._ssh, "--", self._host, there]

    def _told(self, command: Sequence[str], given: Iterable[bytes]) -> bytes:
        try:
            return told(command, given=given)
        except Failed as failed:
            if failed.code == TAKEN_OVER:
                raise Locked(busy(self._destination.address, "")) from None
            raise unable(self._destination, failed) from failed

    def _list(self, name: str) -> Iterator[str]:
        """Read to its end, so that a connection that broke is not taken for no list."""
        with errors_file() as errors, begun(self._command(READ, name), errors=errors) as reading:
            if reading.stdin and reading.stdout:
                reading.stdin.close()
                if reading.stdout.peek(1):  # type: ignore[attr-defined]
                    yield from unpacked(reading.stdout)
            if reading.wait():
                errors.seek(0)
                raise unable(self._destination, Failed(last_words(errors.read())))


def _above(parcel: Parcel) -> str:
    """The folder that its address counts from."""
    return str(parcel.path).removesuffix(parcel.url)
