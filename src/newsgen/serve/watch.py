"""Learning of every save that the site should follow."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final

from watchfiles import Change, DefaultFilter, awatch

from newsgen import redirects_file, withdrawals_file
from newsgen.articles.authorities import NAMES
from newsgen.serve.desk import Desk
from newsgen.serve.saves import Saves
from newsgen.settings_file import FILE, PYPROJECT

# Milliseconds between two looks at what the system has told; a save is passed on after one or two of them. A hundred
# looks a second cost 0.8 % of a core.
STEP: Final = 10
STEP_AT_THE_TOP: Final = 100  # settings and whole folders change seldom
# Files under content/ that a build writes itself: to build because of them would never end.
_OWN_FILES: Final = frozenset({"addresses.tsv"})
BESIDE: Final = (redirects_file.FILE, withdrawals_file.FILE)


class Watch:
    """Notes in `saves` every change of the settings, of an article or of a template.

    The archive's folder itself is watched without what is below it, since the site stands there, too.
    """

    def __init__(self, desk: Desk) -> None:
        self.saves = Saves()
        self._desk = desk
        self._folders = desk.folders()
        self._moved = asyncio.Event()  # the folders below may be others now
        self._usual = DefaultFilter()

    def jobs(self) -> tuple[Coroutine[Any, Any, None], ...]:
        """What must run for saves to be noted."""
        return (self._at_the_top(), self._below())

    def follow(self) -> None:
        """Watch other folders, if a build has found the settings to name others."""
        if self._desk.folders() != self._folders:
            self._moved.set()

    async def _at_the_top(self) -> None:
        root, names = self._desk.root, self._names_the_archive
        async for _ in awatch(root, recursive=False, watch_filter=names, step=STEP_AT_THE_TOP):
            self._moved.set()  # a folder that was removed and made again is another one
            self.saves.add_all()

    async def _below(self) -> None:
        while True:
            self._moved.clear()
            if self._folders:
                stop, sources = self._moved, self._is_a_source
                async for changes in awatch(*self._folders, watch_filter=sources, stop_event=stop, step=STEP):
                    places = [self._in_content(path) for _, path in changes]
                    self.saves.add("/".join(parts) for parts in places if parts is not None)
            else:
                await self._moved.wait()
            self._folders = self._desk.folders()
            self.saves.add_all()  # what was saved while nobody watched

    def _in_content(self, path: str) -> tuple[str, ...] | None:
        """The steps that lead from the content folder to a path, or None when it lies elsewhere."""
        content, place = self._desk.config.content_dir, Path(path)
        return place.relative_to(content).parts if place.is_relative_to(content) else None

    def _names_the_archive(self, _change: Change, path: str) -> bool:
        folders = (Path(self._desk.config.content).parts[0], Path(self._desk.config.templates).parts[0])
        files = (FILE, PYPROJECT, Path(self._desk.config.events).name, *BESIDE, *NAMES)
        return Path(path).name in (*files, *folders)

    def _is_a_source(self, change: Change, path: str) -> bool:
        """Whether a build would see the file: in content/ none that is hidden, such as editors write beside."""
        hidden = any(part.startswith(".") for part in self._in_content(path) or ())
        return self._usual(change, path) and not hidden and Path(path).name not in _OWN_FILES
