"""What is being served: the archive's settings, and how its last build went."""

import asyncio
import secrets
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

from newsgen.build import build
from newsgen.config import Config, load
from newsgen.model import Value
from newsgen.problems import NewsgenError, Problem
from newsgen.report import Report

HEARTBEAT: Final = 15.0  # seconds; some proxies close a stream that is silent for longer


class Round(Value, frozen=True, kw_only=True):
    """One build while serving. `report` is None when none could be made; the last good site stands."""

    mark: str  # changes whenever a browser should look again
    report: Report | None = None
    problems: tuple[Problem, ...] = ()


class Desk:
    """Builds when told to, remembers the round, and wakes those who wait for news of it."""

    def __init__(self, config: Config, *, fault: Callable[[Exception], Problem]) -> None:
        """`fault` makes a problem of what no build should raise, so that serving goes on."""
        self.root = Path(config.root)
        self.config = config
        self.round = Round(mark="")
        self._fault = fault
        self._news = asyncio.Event()

    def build(self, make: Callable[[Config], Report] = build) -> Round:
        """Build once, blocking; whatever goes wrong is a problem of the round."""
        try:
            self.config = load(self.root)
            report = make(self.config)
        except NewsgenError as error:
            return self._ended(None, error.problems)
        except Exception as error:
            return self._ended(None, (self._fault(error),))
        return self._ended(report, report.problems)

    def follow(self, saved: Collection[str] | None) -> Round:
        """Build after these paths of content/ were saved, and no others; None where it can be any.

        Under other settings it can.
        """
        before = self.config
        return self.build(lambda config: build(config, only=saved if config == before else None))

    def _ended(self, report: Report | None, problems: tuple[Problem, ...]) -> Round:
        as_before = self.round.mark and problems == self.round.problems and not (report and report.changes)
        mark = self.round.mark if as_before else secrets.token_hex(6)
        self.round = Round(mark=mark, report=report, problems=problems)
        return self.round

    def ring(self) -> None:
        """Wake all who wait for news."""
        self._news.set()
        self._news = asyncio.Event()

    async def news(self) -> None:
        """Return at the next ring, or after a heartbeat."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), HEARTBEAT)

    def folders(self) -> tuple[Path, ...]:
        """The folders, as far as they are there, whose files the site is made of."""
        named = (self.config.content_dir, self.config.templates_dir)
        return tuple(folder for folder in named if folder.is_dir())
