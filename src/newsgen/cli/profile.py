"""`newsgen build --profile`: where the time went, as a table, and as a flame graph where one can be drawn."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from newsgen.cli import flames
from newsgen.cli.console import here
from newsgen.cli.stages import STARTING, Heard, Stage, StageClock, table
from newsgen.model import Value
from newsgen.report import Report


class Profile(Value, frozen=True, kw_only=True):
    """The stages of a build, and the file of its flame graph."""

    stages: tuple[Stage, ...]
    graph: str = ""  # empty without pyinstrument

    def lines(self) -> Iterator[str]:
        """The table, and where the graph is, or how to come by one."""
        yield ""
        yield from table(self.stages)
        yield ""
        yield f"Flame graph: {here(Path(self.graph))}" if self.graph else flames.MISSING


def profiled(make: Callable[..., Report], heard: Heard, *, jobs: int, graph: Path) -> tuple[Report, Profile]:
    """What `make(jobs=…, progress=…)` reports, and what it spent its time on.

    Asking for the flame graph costs time of its own, in proportion to the calls of Python functions: stages full of
    small ones look heavier than they are. Without pyinstrument nothing is asked, and the table is the plain truth.
    """
    # No clock ran then, but it is all work: little of it is waiting.
    starting = Stage(name=STARTING, wall=time.process_time(), cpu=time.process_time())
    if not flames.installed():
        clock = StageClock(heard)
        report = make(jobs=jobs, progress=clock)
        return report, Profile(stages=(starting, *clock.stop()))
    with flames.Flames() as asked:
        clock = StageClock(heard)
        # Workers that cannot be asked would leave a graph without the work: then all is done here.
        report = make(jobs=jobs if flames.workers_seen() else 1, progress=clock)
        stages = clock.stop()
    return report, Profile(stages=(starting, *stages), graph=str(asked.write(graph)))


def told(profile: Profile | None) -> dict[str, Any]:
    """The profile as it stands in the JSON for programs: nothing where none was asked for."""
    return {"stages": profile.stages, "graph": profile.graph} if profile else {}
