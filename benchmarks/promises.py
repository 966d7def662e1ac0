"""What newsgen owes on two cores: the most that each figure may be, what is aimed at, and what was seen."""

from collections.abc import Callable
from typing import Final, NamedTuple

from benchmarks.figures import Figures, Row

Seen = Callable[[Figures], float | None]
Measure = Callable[[Row], float]


class Promise(NamedTuple):
    """One figure. `unit` is how it is written; `aim` is None where to keep the promise is all."""

    what: str
    seen: Seen
    must: float
    aim: float | None
    unit: str

    def verdict(self, figures: Figures) -> str:
        """How it stands: "aim", "must", "broken", or "not measured"."""
        seen = self.seen(figures)
        if seen is None:
            return "not measured"
        if self.aim is not None and seen <= self.aim:
            return "aim"
        return "must" if seen <= self.must else "broken"

    def written(self, figure: float | None) -> str:
        """A figure in this promise's unit."""
        return "–" if figure is None else self.unit.format(figure)


def _wall(row: Row) -> float:
    return row.wall


def _peak(row: Row) -> float:
    return row.peak


def _rendered(row: Row) -> float:
    return row.rendered


def _of(articles: int, step: str, measure: Measure = _wall) -> Seen:
    def seen(figures: Figures) -> float | None:
        row = figures.row(articles, "newsgen", step)
        return measure(row) if row else None

    return seen


def _against(articles: int, step: str, peer: str) -> Seen:
    def seen(figures: Figures) -> float | None:
        ours, theirs = figures.row(articles, "newsgen", step), figures.row(articles, peer, step)
        return ours.wall / theirs.wall if ours and theirs else None

    return seen


def _growth(figures: Figures) -> float | None:
    small, large = figures.row(100_000, "newsgen", "cold"), figures.row(300_000, "newsgen", "cold")
    return large.peak / small.peak if small and large else None


RATIO: Final = "{:.2f}"
SECONDS: Final = "{:.2f} s"
MEMORY: Final = "{:.0f} MiB"
PAGES: Final = "{:.0f}"

PROMISES: Final = (
    Promise("first build, 100,000 articles: newsgen ÷ Hugo", _against(100_000, "cold", "hugo"), 0.40, 0.25, RATIO),
    Promise("first build, 10,000 articles: newsgen ÷ Hugo", _against(10_000, "cold", "hugo"), 0.60, 0.40, RATIO),
    Promise("first build, 10,000: newsgen ÷ `cp -r` of its output", _against(10_000, "cold", "cp -r"), 2.0, 1.3, RATIO),
    Promise("peak memory, 100,000, all processes", _of(100_000, "cold", _peak), 400, 200, MEMORY),
    Promise("peak memory, 300,000 ÷ 100,000", _growth, 1.40, 1.05, RATIO),
    Promise("one body edited, 100,000, whole command", _of(100_000, "edit"), 1.5, 0.7, SECONDS),
    Promise("one body edited, 100,000: newsgen ÷ Hugo", _against(100_000, "edit", "hugo"), 0.02, None, "{:.3f}"),
    Promise("nothing changed, 100,000, whole command", _of(100_000, "same"), 1.2, 0.7, SECONDS),
    Promise("`serve`: save → new page served, 100,000", _of(100_000, "serve"), 0.8, 0.1, SECONDS),
    Promise("one new article, 100,000: pages rendered", _of(100_000, "new", _rendered), 40, None, PAGES),
    Promise("first build, 1,000,000", _of(1_000_000, "cold"), 1200, 480, "{:.0f} s"),
    Promise("one body edited, 1,000,000", _of(1_000_000, "edit"), 12, 3, SECONDS),
    Promise("`newsgen --help`", _of(10, "help"), 0.15, None, SECONDS),
    Promise("nothing changed, 10 articles", _of(10, "same"), 0.30, None, SECONDS),
)
