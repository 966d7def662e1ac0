"""What was measured: runs by builder and step, by number of articles, kept as JSON beside the results."""

from pathlib import Path
from statistics import median
from typing import Final

import msgspec

from benchmarks.measure import Run, Wrote

STEPS: Final = {
    "cold": "first build",
    "same": "nothing changed",
    "edit": "one body edited",
    "new": "one new article",
    "serve": "save → new page served",
    "help": "--help",
}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """All runs of one builder at one step."""

    builder: str
    step: str
    runs: tuple[Run, ...]

    @property
    def wall(self) -> float:
        """The median of the seconds by the wall."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the seconds that its processes worked."""
        return median(run.cpu for run in self.runs)

    @property
    def peak(self) -> float:
        """The median of the most memory held, in MiB."""
        return median(run.peak for run in self.runs) / 2**20

    @property
    def rendered(self) -> int:
        """The most pages that any of the runs made anew; -1 if it does not tell."""
        return max(run.rendered for run in self.runs)


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the benchmark with so many articles."""

    articles: int
    date: str
    rows: tuple[Row, ...] = ()
    wrote: dict[str, Wrote] = {}
    versions: dict[str, str] = {}
    absent: dict[str, str] = {}  # builder → why it has no figures, or not all


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """All that was measured on one machine."""

    machine: dict[str, str]
    sizes: tuple[Size, ...] = ()

    def row(self, articles: int, builder: str, step: str) -> Row | None:
        """One row, if it was measured."""
        rows = (row for size in self.sizes if size.articles == articles for row in size.rows)
        return next((row for row in rows if (row.builder, row.step) == (builder, step)), None)

    def with_size(self, size: Size) -> "Figures":
        """The same, with this size in the place of an older one."""
        others = (each for each in self.sizes if each.articles != size.articles)
        return msgspec.structs.replace(self, sizes=tuple(sorted((*others, size), key=lambda each: each.articles)))


def load(file: Path, machine: dict[str, str]) -> Figures:
    """What was kept. Figures of another machine are not to be compared with, and so are not taken up."""
    if not file.exists():
        return Figures(machine=machine)
    kept = msgspec.json.decode(file.read_bytes(), type=Figures)
    return kept if kept.machine == machine else Figures(machine=machine)


def save(file: Path, figures: Figures) -> None:
    """Keep them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n")
