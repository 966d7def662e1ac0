"""A branch of a git repository, as GitHub, GitLab and Codeberg Pages show one: `git:URL#branch`, by the command git.

Each deploy is one commit upon the last, made in a repository of our own under `.newsgen/` and pushed when it is whole:
readers see the old site or the new one. A push that another came before is refused by the server. Files of the branch
that newsgen did not put there, such as CNAME, stay.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha1
from pathlib import Path
from typing import IO, Final

from newsgen.deploy.opening import wrong
from newsgen.deploy.packing import whole
from newsgen.deploy.programs import Failed, begun, errors_file, last_words, told, unable
from newsgen.deploy.state import FOLDER
from newsgen.deploy.target import Claim, Looks, Parcel, Target
from newsgen.destinations import Destination
from newsgen.digests import digest
from newsgen.problems import Locked, Problem

NO_COPIES: Final = "the hosts that show a branch compress what they send"
BRANCH: Final = "gh-pages"  # what hosts look for when nothing else is said
TAKEN: Final = f"{FOLDER}/taken"  # not packed: so git keeps of each list only what differs
NO_JEKYLL: Final = ".nojekyll"  # GitHub would build the branch anew, and leave out what begins with an underscore
LAST, NEXT = "refs/newsgen/last", "refs/newsgen/next"
ASKED: Final = 500  # files whose names one command is given
END: Final = b"newsgen-end-of-list"  # no line of a list has but one word

_BRANCH: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/-]*")
_ELSEWHERE: Final = re.compile(r"[a-z]+://|[\w.-]+@[\w.-]+:|[\w.-]+:(?!\\)")


def target(destination: Destination, at: Path) -> Target:
    """The branch. Raises ConfigError for a name that no branch can have."""
    url, _, branch = destination.rest.partition("#")
    if not _BRANCH.fullmatch(branch or BRANCH) or url.startswith("-") or not url:
        raise wrong(destination, "It names no branch of a repository.", 'Write it like "git:URL#gh-pages".')
    url = url if _ELSEWHERE.match(url) else str(at / url)
    return Git(destination, url, branch or BRANCH, at / ".newsgen" / f"deploy-{digest(url.encode())[:8]}.git")


class Git:
    """The commits of a branch elsewhere; the next one grows here."""

    def __init__(self, destination: Destination, url: str, branch: str, own: Path) -> None:
        self.remarks: list[str] = []
        self._destination, self._url, self._branch, self._own = destination, url, branch, own
        self._last: str | None = None  # the commit that the branch shows; empty where there is none
        self._commit: Commit | None = None

    def claim(self, claim: Claim) -> None:
        """Nothing: of two pushes upon the same commit the server takes one."""

    def taken(self) -> Iterator[str]:
        """The list that the last commit holds."""
        if found := self._entries([TAKEN]):
            blob = self._git("cat-file", "blob", found[TAKEN])
            with errors_file() as errors, begun(blob, errors=errors) as reading:
                if reading.stdout:
                    yield from whole(reading.stdout)

    def pending(self) -> Iterator[str]:
        """Nothing: a commit that was not pushed is seen by nobody."""
        return iter(())

    def announce(self, urls: Iterable[str]) -> None:  # noqa: ARG002 -- nothing is seen before all is
        """Begin the commit."""
        importing = self._git("fast-import", "--quiet", "--force", "--done")
        self._commit = Commit(importing, self._shown(), self._destination)

    def look(self, parcels: Sequence[Parcel]) -> Iterator[Looks]:
        """By git's own digests, in the commit that is growing, or else in the last one."""
        for start in range(0, len(parcels), ASKED):
            some = parcels[start : start + ASKED]
            names = [each.url for each in some]
            found = self._commit.entries(names) if self._commit else self._entries(names)
            for each in some:
                there = found.get(each.url)
                yield "absent" if there is None else "same" if there == _blob(each.data()) else "other"

    def put(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        """Into the commit."""
        for each in parcels:
            self._growing().add(each.url, each.data())
            yield each

    def drop(self, urls: Iterable[str]) -> None:
        """Out of the commit."""
        for url in urls:
            self._growing().remove(url)

    def settle(self, lines: Iterable[str]) -> None:
        """Push the commit. Raises Locked where another push came before."""
        commit = self._growing()
        commit.add(NO_JEKYLL, b"")
        commit.add_lines(TAKEN, lines)
        commit.end()
        try:
            told(self._git("push", "--quiet", "--", self._url, f"{NEXT}:refs/heads/{self._branch}"))
        except Failed as failed:
            if "[rejected]" in failed.said:
                raise Locked(_overtaken(self._destination)) from None
            raise unable(self._destination, failed) from failed
        self._commit = None

    def close(self) -> None:
        """A commit that did not come to its end goes."""
        if self._commit:
            self._commit.cancel()

    def _growing(self) -> "Commit":
        if self._commit is None:
            message = "nothing is put before it is announced"
            raise RuntimeError(message)
        return self._commit

    def _shown(self) -> str:
        """The commit that the branch shows, fetched; empty where the branch is not there yet."""
        if self._last is None:
            try:
                if not self._own.is_dir():
                    told(["git", "init", "--quiet", "--bare", str(self._own)])
                self._last = self._fetched()
            except Failed as failed:
                raise unable(self._destination, failed) from failed
        return self._last

    def _fetched(self) -> str:
        refs = told(self._git("ls-remote", "--", self._url, f"refs/heads/{self._branch}")).split()
        if not refs:
            return ""
        told(self._git("fetch", "--quiet", "--no-tags", "--depth=1", "--", self._url, f"+{refs[1].decode()}:{LAST}"))
        return told(self._git("rev-parse", LAST)).decode().strip()

    def _entries(self, names: Sequence[str]) -> dict[str, str]:
        """Path → digest of these files, as far as the last commit has them."""
        if not self._shown():
            return {}
        rows = told(self._git("ls-tree", "-z", self._shown(), "--", *names)).decode().split("\0")
        return {name: about.split()[2] for about, _, name in (row.partition("\t") for row in rows if row)}

    def _git(self, *words: str) -> list[str]:
        return ["git", f"--git-dir={self._own}", *words]


class Commit:
    """One commit that grows, by `git fast-import`: a stream of files, and no file of it on the disk."""

    def __init__(self, command: Sequence[str], last: str, destination: Destination) -> None:
        self._errors: IO[bytes] = errors_file()
        self._destination = destination
        self._process = begun(command, errors=self._errors)
        from_last = f"from {last}\n" if last else ""
        head = f"commit {NEXT}\ncommitter {_committer()}\ndata 12\nnewsgen site\n{from_last}"
        self._write(head.encode())

    def add(self, url: str, data: bytes) -> None:
        """A file, or other bytes for it."""
        self._write(b"M 100644 inline %s\ndata %d\n%s\n" % (url.encode(), len(data), data))

    def add_lines(self, url: str, lines: Iterable[str]) -> None:
        """A file of lines, as a stream."""
        self._write(b"M 100644 inline %s\ndata <<%s\n" % (url.encode(), END))
        for line in lines:
            self._write(f"{line}\n".encode())
        self._write(END + b"\n\n")

    def remove(self, url: str) -> None:
        """A file that is gone."""
        self._write(b"D %s\n" % url.encode())

    def entries(self, urls: Sequence[str]) -> dict[str, str]:
        """Path → digest of these files, as far as the commit has them by now."""
        found: dict[str, str] = {}
        for url in urls:
            self._write(f'ls "{url}"\n'.encode())
            if self._process.stdin and self._process.stdout:
                self._process.stdin.flush()
                row = self._process.stdout.readline().split()
                if len(row) > 2 and row[1] == b"blob":
                    found[url] = row[2].decode()
        return found

    def end(self) -> None:
        """Nothing more comes. Raises NotDeployed when git could not make it."""
        self._write(b"\ndone\n")
        self._process.communicate()
        if self._process.returncode:
            raise self._failed()

    def cancel(self) -> None:
        """Leave it."""
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def _write(self, data: bytes) -> None:
        try:
            if self._process.stdin:
                self._process.stdin.write(data)
        except BrokenPipeError:
            self._process.wait()
            raise self._failed() from None

    def _failed(self) -> Exception:
        self._errors.seek(0)
        return unable(self._destination, Failed(last_words(self._errors.read())))


def _committer() -> str:
    """Who git says that the person is, or newsgen; and now."""
    asked = ["var", "GIT_COMMITTER_IDENT"]
    try:
        return told(["git", *asked]).decode().strip()
    except Failed:
        ours = ["-c", "user.name=newsgen", "-c", "user.email=newsgen@localhost"]
        return told(["git", *ours, *asked]).decode().strip()


def _blob(data: bytes) -> str:
    """The digest by which git knows these bytes."""
    return sha1(b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest()


def _overtaken(destination: Destination) -> Problem:
    return Problem(
        rule="deploy/locked",
        path=destination.address,
        message="Another deploy came before this one, and the branch has moved on.",
        mend="Deploy again: it begins from what is there now.",
    )
