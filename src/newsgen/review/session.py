"""One person's review: the queue, the article that is shown, each step on it, and the way back."""

from collections.abc import Iterable
from threading import Lock
from typing import Any, Final

from newsgen.catalog.queries import Shelf
from newsgen.catalog.schema import FILE
from newsgen.config import Config
from newsgen.problems import NewsgenError
from newsgen.review import files
from newsgen.review.doubts import doubts
from newsgen.review.files import Written
from newsgen.review.proof import Proof, again, proof
from newsgen.review.queue import Queue
from newsgen.review.roles import refusal
from newsgen.review.steps import Asked, Right, taken
from newsgen.review.view import view

MOST_UNDONE: Final = 200  # steps that can be taken back


class Session:
    """What one server holds. Every method may be called from any thread; one is at work at a time."""

    def __init__(self, config: Config, queue: Queue, *, below: float, day: str) -> None:
        """`below` is the confidence below which a reading is doubtful, `day` today as YYYY-MM-DD."""
        self.config = config
        self.queue = queue
        self._saved: set[str] = set()  # paths of content/ written since the last build
        self._below = below
        self._day = day
        self._steps: list[Written] = []
        self._at_work = Lock()

    def state(self) -> dict[str, Any]:
        """All that the page shows: where we are in the queue, and the article."""
        with self._at_work:
            return self._state()

    def go(self, by: int) -> dict[str, Any]:
        """The state after going on to the next article, or back."""
        with self._at_work:
            self.queue = self.queue.skipped(by)
            return self._state()

    def take(self, asked: Asked) -> dict[str, Any]:
        """The state after a step, which is on disk by then. Raises NewsgenError when it cannot be done."""
        with self._at_work:
            found = proof(self.config, asked.path, received=self._day)
            if asked.path not in self.queue.waiting:
                raise refusal("This article is not under review.", "Load the page anew.")
            if found.sha256 != asked.sha256:
                raise files.changed(self.config, asked.path)
            changed = taken(found, asked.step, day=self._day)
            after = again(self.config, found, changed)  # what could not be read any more is not written
            self._keep(files.write(self.config, found, after.manuscript.text), ended=isinstance(asked.step, Right))
            return self._state()

    def undo(self) -> dict[str, Any]:
        """The state after the last step was taken back. Raises NewsgenError when there is none, or its file changed."""
        with self._at_work:
            if not self._steps:
                raise refusal("There is nothing to take back.", "Steps can be taken back until the review is closed.")
            last = self._steps[-1]
            files.take_back(self.config, last)
            self._steps.pop()
            self._saved |= {last.before, last.after}
            self.queue = self.queue.reopened(last.after).renamed(last.after, last.before)
            return self._state()

    def unbuilt(self) -> frozenset[str]:
        """The paths of content/ that were written since this was last asked for."""
        with self._at_work:
            saved, self._saved = frozenset(self._saved), set()
            return saved

    def put_back(self, paths: Iterable[str]) -> None:
        """Paths for which no build could be made; they wait for the next."""
        with self._at_work:
            self._saved |= set(paths)

    def address(self, path: str) -> str:
        """The site path of the article's page as last built; empty when it has none."""
        try:
            with Shelf(self.config.memory_dir / FILE) as shelf:
                return shelf.address_of_file(path)
        except NewsgenError:
            return ""

    def _keep(self, written: Written, *, ended: bool) -> None:
        self._steps = [*self._steps, written][-MOST_UNDONE:]
        self._saved |= {written.before, written.after}
        self.queue = self.queue.renamed(written.before, written.after)
        if ended:
            self.queue = self.queue.finished(written.after)

    def _state(self) -> dict[str, Any]:
        """The state; an article that has gone or can no longer be read is told, and can be passed over."""
        queue = self.queue
        told: dict[str, Any] = {
            "done": len(queue.done),
            "total": queue.total,
            "place": queue.at + 1,
            "waiting": len(queue.waiting),
            "undo": len(self._steps),
        }
        if not queue.path:
            return told | {"article": None}
        try:
            found = proof(self.config, queue.path, received=self._day)
        except NewsgenError as error:
            return told | {"article": None, "path": queue.path, "problem": str(error)}
        return told | {"article": self._shown(found)}

    def _shown(self, found: Proof) -> dict[str, Any]:
        draft = str(found.manuscript.field("draft") or "").lower() in ("true", "yes", "on", "1")
        return view(found, doubts(found, below=self._below), draft=draft)
