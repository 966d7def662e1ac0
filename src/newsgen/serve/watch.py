"""Learning of every save that the site should follow."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final

from watchfiles import Change, DefaultFilter, awatch

from newsgen.serve.desk import Desk
from newsgen.settings_file import FILE, PYPROJECT

QUIET_SPELL: Final = 100  # milliseconds without a save that end a burst of them
# Files under content/ that a build writes itself: to build because of them would never end.
_OWN_FILES: Final = frozenset({"addresses.tsv"})


class Watch:
    """Sets `saved` on a change of the settings, of an article or of a template.

    The archive's folder itself is watched without what is below it, since the site stands there, too.
    """

    def __init__(self, desk: Desk) -> None:
        self.saved = asyncio.Event()
        self._desk = desk
        self._folders = desk.folders()
        self._moved = asyncio.Event()  # the folders below may be others now
        self._usual = DefaultFilter()

    def jobs(self) -> tuple[Coroutine[Any, Any, None], ...]:
        """What must run for `saved` to be set."""
        return (self._at_the_top(), self._below())

    def follow(self) -> None:
        """Watch other folders, if a build has found the settings to name others."""
        if self._desk.folders() != self._folders:
            self._moved.set()

    async def _at_the_top(self) -> None:
        root, names = self._desk.root, self._names_the_archive
        async for _ in awatch(root, recursive=False, watch_filter=names, step=QUIET_SPELL):
            self._moved.set()  # a folder that was removed and made again is another one
            self.saved.set()

    async def _below(self) -> None:
        while True:
            self._moved.clear()
            if self._folders:
                stop, sources = self._moved, self._is_a_source
                async for _ in awatch(*self._folders, watch_filter=sources, stop_event=stop, step=QUIET_SPELL):
                    self.saved.set()
            else:
                await self._moved.wait()
            self._folders = self._desk.folders()
            self.saved.set()  # for what was saved while nobody watched

    def _names_the_archive(self, _change: Change, path: str) -> bool:
        folders = (Path(self._desk.config.content).parts[0], Path(self._desk.config.templates).parts[0])
        return Path(path).name in (FILE, PYPROJECT, *folders)

    def _is_a_source(self, change: Change, path: str) -> bool:
        return self._usual(change, path) and Path(path).name not in _OWN_FILES
