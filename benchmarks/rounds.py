"""Builders take turns at each step, so that a machine that grows slower for a while does so for all of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from benchmarks.builders import Builder, Newsgen
from benchmarks.figures import STEPS, Row, Size
from benchmarks.measure import Run, Wrote, measure, wrote
from benchmarks.serving import served

Tell = Callable[[str], None]

FEW: Final = 10  # with so few articles only newsgen's start is of interest
FEW_ROUNDS: Final = 9
LARGE: Final = 100_000


def steps_for(articles: int) -> tuple[str, ...]:
    """The steps that say something about an archive of this size."""
    return ("cold", "help", "same") if articles <= FEW else ("cold", "same", "edit", "new", "serve")


def compare(builders: Sequence[Builder], *, date: str, rounds: int, limit: float, tell: Tell) -> Size:
    """All steps of all builders with one corpus. A builder that fails is told of, and left out from there on."""
    table = Table(limit=limit, tell=tell)
    ready = [builder for builder in builders if table.ready(builder)]
    articles = builders[0].corpus.articles
    for step in steps_for(articles):
        for turn in range(FEW_ROUNDS if articles <= FEW else rounds):
            for builder in ready:
                if builder.name not in table.absent and turn < _rounds(builder, step, articles, rounds):
                    table.turn(builder, step, turn)
        if step == "serve":
            table.serve(ready, rounds)
    return table.size(articles, date)


def _rounds(builder: Builder, step: str, articles: int, rounds: int) -> int:
    """How often a step is run: once, where a builder that always begins anew takes minutes for what it did before."""
    again = step in ("same", "edit", "new") and articles >= LARGE and not isinstance(builder, Newsgen)
    return 1 if again else FEW_ROUNDS if articles <= FEW else rounds


class Table:
    """The figures as they come in."""

    def __init__(self, *, limit: float, tell: Tell) -> None:
        self.absent: dict[str, str] = {}
        self._limit = limit
        self._tell = tell
        self._runs: dict[tuple[str, str], list[Run]] = {}
        self._wrote: dict[str, Wrote] = {}
        self._versions: dict[str, str] = {}

    def ready(self, builder: Builder) -> bool:
        """Lay the builder's site out, if it is there at all."""
        if why := builder.missing():
            self.absent[builder.name] = why
            self._tell(f"{builder.name}: {why}")
            return False
        self._tell(f"{builder.name}: laying out {builder.corpus.articles:,} articles")
        if version := builder.version():
            self._versions[builder.kind] = version
        builder.prepare()
        return True

    def turn(self, builder: Builder, step: str, turn: int) -> None:
        """One run of one builder, with all that has to be so before it."""
        if step == "serve" or not (command := builder.command(step)):
            return
        builder.before(step, turn)
        run, said = measure(command, folder=builder.site, more=builder.environment, limit=self._limit)
        if run.code not in builder.codes:
            last = said.strip().rpartition("\n")[2][:200]
            self.absent[builder.name] = f"{STEPS[step]}: ended with {run.code} after {run.wall:.0f} s. {last}".strip()
            self._tell(f"{builder.name}: {self.absent[builder.name]}")
            return
        told = Run(wall=run.wall, cpu=run.cpu, peak=run.peak, rendered=builder.rendered(said))
        self._runs.setdefault((builder.name, step), []).append(told)
        self._tell(f"{builder.name}, {STEPS[step]}: {run.wall:.2f} s, {run.cpu:.2f} s of work, {run.peak >> 20} MiB")
        if step == "cold" and turn == 0:
            self._wrote[builder.name] = wrote(builder.site / builder.output)

    def serve(self, builders: Iterable[Builder], rounds: int) -> None:
        """The server of newsgen only: those of the peers build the whole site again."""
        for builder in builders:
            if type(builder) is Newsgen and builder.name not in self.absent:
                try:
                    runs = served(builder, rounds)
                except TimeoutError as error:
                    self.absent[builder.name] = f"{STEPS['serve']}: {error}"
                    continue
                self._runs[builder.name, "serve"] = list(runs)
                self._tell(f"{builder.name}, {STEPS['serve']}: {', '.join(f'{run.wall:.3f} s' for run in runs)}")

    def size(self, articles: int, date: str) -> Size:
        """All of it."""
        rows = (Row(builder=name, step=step, runs=tuple(runs)) for (name, step), runs in self._runs.items())
        return Size(
            articles=articles,
            date=date,
            rows=tuple(rows),
            wrote=self._wrote,
            versions=self._versions,
            absent=self.absent,
        )
