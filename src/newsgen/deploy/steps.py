"""The order in which files appear at a target: what is linked to comes before what links to it, deletions last.

New pages come before those that change: nothing leads to them yet. At no moment does a page in place lead to one that
is not there; a deploy that is cut off leaves the old site, or a mixture of which every link works.
"""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Final, Self

from newsgen.deploy.moves import Move
from newsgen.deploy.state import COPY
from newsgen.model import Value

STEPS: Final = (
    "assets", "photos",
    "new articles", "new listings", "new feeds, sitemap, search", "new sums",
    "articles", "listings", "feeds, sitemap, search",
    "front page", "sums",
)  # fmt: skip
DELETIONS: Final = "deletions"
IN_MEMORY: Final = 1 << 20  # bytes of a step's list; a longer one is written to a temporary file

_ALONE: Final = {"asset": "assets", "finding": "assets", "photo": "photos", "front": "front page"}
_FEEDS: Final = frozenset((
    "feed", "jsonfeed", "history", "errata", "sitemap", "opensearch", "cards", "data", "search", "sign",
))  # fmt: skip
_ARTICLES: Final = frozenset(("article", "redirect", "gone", "lapsed"))
_LEADS: Final = "search/index.json"  # to all other files of the search index, whose names are digests
UNCOUNTED: Final = frozenset(("asset", "finding", "seal", COPY))  # kinds whose names come and go with their bytes


class Step(Value, frozen=True, kw_only=True):
    """A step of a deploy: how much it sends, or of deletions how many files."""

    name: str
    files: int
    bytes: int = 0


def step(move: Move) -> str:
    """The name of the step that a move belongs to."""
    if move.what == "gone":
        return DELETIONS
    if move.kind in _ALONE and move.url != _LEADS:
        return _ALONE[move.kind]
    among = "articles" if move.kind in _ARTICLES else "listings"
    if move.kind in _FEEDS or move.url == _LEADS:
        among = "feeds, sitemap, search"
    among = "sums" if move.kind == "seal" else among
    # A copy may be new where its page has only changed, and then lead to what is not there before pages that change.
    return f"new {among}" if move.what == "new" and not move.copy else among


class Plan:
    """All moves of a deploy, by steps; long lists lie in temporary files, which are gone with it."""

    def __init__(self) -> None:
        self._lists: dict[str, IO[str]] = {}
        self._touched = _list()
        self._files = dict.fromkeys((*STEPS, DELETIONS), 0)
        self._bytes = dict.fromkeys((*STEPS, DELETIONS), 0)
        self.counted = 0  # deletions of files whose names readers may know

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the lists go."""
        for each in (self._touched, *self._lists.values()):
            each.close()

    def add(self, moves: Iterable[Move]) -> None:
        """Take in moves, by address."""
        for move in moves:
            self._touched.write(f"{move.url}\n")
            if move.what != "same":
                self._add(move, step(move))

    def _add(self, move: Move, name: str) -> None:
        if name not in self._lists:
            self._lists[name] = _list()
        self._lists[name].write("\t".join(map(str, move)) + "\n")
        self._files[name] += 1
        self._bytes[name] += move.size
        self.counted += name == DELETIONS and bool(move.kind) and move.kind not in UNCOUNTED

    def touched(self) -> Iterator[str]:
        """Every address of which a target may hold something other than it remembers, in order."""
        self._touched.seek(0)
        yield from (line.rstrip("\n") for line in self._touched)

    def of(self, name: str) -> Iterator[Move]:
        """The moves of a step, by address."""
        written = self._lists.get(name)
        if written is not None:
            written.seek(0)
            for line in written:
                what, url, kind, digest, size, copy = line.rstrip("\n").split("\t")
                yield Move(what, url, kind, digest, int(size), copy == "True")  # type: ignore[arg-type]

    def uploads(self) -> Iterator[Move]:
        """All that is sent, in order."""
        for name in STEPS:
            yield from self.of(name)

    def steps(self) -> tuple[Step, ...]:
        """Every step in which anything is done, in order."""
        return tuple(
            Step(name=name, files=count, bytes=self._bytes[name]) for name, count in self._files.items() if count
        )

    def count(self, *names: str) -> int:
        """How many files these steps move."""
        return sum(self._files[name] for name in names)


def _list() -> IO[str]:
    return SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="\n")
