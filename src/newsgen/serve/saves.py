"""What was saved since the last build, and when the next one should begin.

One save is built at once. Of a burst (a branch checked out, a folder copied) the end is awaited, so that five hundred
files are one build or two. And as word of a save can be lost (the system's queue of them has an end), a look at
everything follows when all has been calm for a while: it finds nothing, or what was missed.
"""

import asyncio
from collections.abc import Iterable
from typing import Final

# More saves at once are a burst. A careful editor makes up to four of one: a test, a copy, a rename, a deletion.
FEW: Final = 4
QUIET_SPELL: Final = 0.1  # seconds without a save that end a burst
LONGEST_BURST: Final = 2.0  # seconds after which a build begins although files are still being saved
CALM: Final = 2.0  # seconds without a save after which everything is looked at once


class Saves:
    """Filled by those who watch, emptied by the one who builds; all in one event loop."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._all = True  # nobody knows what was saved before somebody watched
        self._owing = False  # a look at everything
        self._news = asyncio.Event()
        self._news.set()

    def add(self, paths: Iterable[str]) -> None:
        """Something was saved: these paths of content/, or none of them, but something else that pages are made of."""
        self._paths.update(paths)
        self._news.set()

    def add_all(self) -> None:
        """Anything may have been saved."""
        self._all = True
        self._news.set()

    def missed(self) -> None:
        """The last build came to nothing, so the next must look at everything, whatever it is called for."""
        self._all = True

    async def next(self) -> frozenset[str] | None:
        """Wait until there is something to build for: the paths of content/ that were saved, or None for all."""
        if not await _heard(self._news, CALM if self._owing else None):
            self._all = True
        await self._end_of_burst()
        paths = None if self._all else frozenset(self._paths)
        self._owing, self._all = paths is not None, False
        self._paths.clear()
        self._news.clear()
        return paths

    async def _end_of_burst(self) -> None:
        loop = asyncio.get_running_loop()
        latest = loop.time() + LONGEST_BURST
        while len(self._paths) > FEW and loop.time() < latest:
            self._news.clear()
            if not await _heard(self._news, QUIET_SPELL):
                return


async def _heard(news: asyncio.Event, seconds: float | None) -> bool:
    """Whether there is news before the time has run out."""
    try:
        return await asyncio.wait_for(news.wait(), seconds)
    except TimeoutError:
        return False
