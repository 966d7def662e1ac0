"""The articles that wait for a person, and those that are done."""

from collections.abc import Sequence

from newsgen.model import Value
from newsgen.review.survey import Doubtful


class Queue(Value, frozen=True, kw_only=True):
    """Paths in the order in which they are shown: the most doubtful first. `at` is the place of the one shown."""

    waiting: tuple[str, ...]
    done: tuple[str, ...] = ()
    at: int = 0

    @property
    def path(self) -> str:
        """The article that is shown; empty when none is left."""
        return self.waiting[self.at] if self.waiting else ""

    @property
    def total(self) -> int:
        """How many there were in the beginning."""
        return len(self.waiting) + len(self.done)

    def skipped(self, by: int) -> "Queue":
        """On to the next, or back to the one before; after the last comes the first."""
        at = (self.at + by) % len(self.waiting) if self.waiting else 0
        return Queue(waiting=self.waiting, done=self.done, at=at)

    def finished(self, path: str) -> "Queue":
        """Without an article that is done; the next one is shown."""
        if path not in self.waiting:
            return self
        left = tuple(each for each in self.waiting if each != path)
        at = self.waiting.index(path)
        shown = self.at - (at < self.at)
        return Queue(waiting=left, done=(*self.done, path), at=shown % len(left) if left else 0)

    def reopened(self, path: str) -> "Queue":
        """With an article again that was done, which is shown."""
        if path not in self.done:
            return self.shown(path)
        waiting = (*self.waiting[: self.at], path, *self.waiting[self.at :])
        return Queue(waiting=waiting, done=tuple(each for each in self.done if each != path), at=self.at)

    def renamed(self, before: str, after: str) -> "Queue":
        """With another path for an article, as when a raw text becomes a Markdown file."""
        waiting, done = (
            tuple(after if each == before else each for each in some) for some in (self.waiting, self.done)
        )
        return Queue(waiting=waiting, done=done, at=self.at)

    def shown(self, path: str) -> "Queue":
        """With this article shown, if it waits."""
        return (
            Queue(waiting=self.waiting, done=self.done, at=self.waiting.index(path)) if path in self.waiting else self
        )


def queue(found: Sequence[Doubtful]) -> Queue:
    """The queue of these articles, the most doubtful first; of equals, that with more doubts, then by path."""
    order = sorted(found, key=lambda each: (each.confidence, -each.number, each.path))
    return Queue(waiting=tuple(each.path for each in order))
