"""What a search index costs, beside Pagefind's: both are made of the same site, which stands already.

    python -m benchmarks.searching 10000 [--rounds 3] [--pagefind .bench/venv/bin/python] [--folder FOLDER]

newsgen's is made by `newsgen build --compact`, Pagefind's by `pagefind --site public`: whole commands, in turns.
Then an article is edited, with search and without.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.corpus import write
from benchmarks.measure import Run, measure

NEWSGEN: Final = (sys.executable, "-m", "newsgen", "build", "--quiet")
SETTINGS: Final = 'title = "The Harbour Post"\n'
MIB: Final = 1 << 20
LIMITS: Final = (0.15, 0.1)  # of Pagefind's time and memory


class Index(NamedTuple):
    """What an index took, medians of some runs, and what it is."""

    name: str
    wall: float  # seconds
    cpu: float
    peak: float  # MiB
    files: int
    size: float  # MiB

    def line(self) -> str:
        """The figures in a line of a table."""
        return (
            f"| {self.name:20} | {self.wall:7.2f} | {self.cpu:7.2f} | {self.peak:7.0f} "
            f"| {self.files:7,} | {self.size:7.1f} |"
        )


def main() -> int:
    """Print both, and whether newsgen keeps what it promises."""
    words = _words()
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(words.folder or scratch)
        if not (site / "content").exists():
            write(site, words.articles)
        (site / "newsgen.toml").write_text(SETTINGS, encoding="utf-8")
        _run(NEWSGEN, site)
        ours, theirs = [], []
        for _ in range(words.rounds):
            ours.append(_run((*NEWSGEN, "--compact"), site))
            theirs.append(_run((words.pagefind, "-m", "pagefind", "--site", "public", "--output-path", "found"), site))
        one = _index("newsgen --compact", ours, site / "public" / "search")
        other = _index("Pagefind", theirs, site / "found")
        print(f"{words.articles:,} articles  | seconds |    work | MiB     |   files | MiB     |")
        print("\n".join(index.line() for index in (one, other)))
        ratios = one.wall / other.wall, one.peak / other.peak
        for figure, ratio, limit in zip(("time", "memory"), ratios, LIMITS, strict=True):
            print(f"newsgen ÷ Pagefind, {figure}: {ratio:.3f} (at most {limit})")
        for line in _edits(site, words.rounds):
            print(line)
    return int(any(ratio > limit for ratio, limit in zip(ratios, LIMITS, strict=True)))


def _edits(site: Path, rounds: int) -> Iterator[str]:
    """How long an edit takes with an index and without."""
    articles = sorted((site / "content").rglob("*.md"))
    for name, more in (("with search", ""), ("without", "search = false\n")):
        (site / "newsgen.toml").write_text(SETTINGS + more, encoding="utf-8")
        _run(NEWSGEN, site)
        runs = [_corrected(site, articles[len(articles) // 2], turn) for turn in range(rounds + 1)]
        yield f"one article edited, {name}: {statistics.median(run.wall for run in runs[1:]):.2f} s"


def _corrected(site: Path, article: Path, turn: int) -> Run:
    with article.open("a", encoding="utf-8") as file:
        file.write(f"\nCorrection {turn} of the harbour office.\n")
    return _run(NEWSGEN, site)


def _run(command: Sequence[str | Path], site: Path) -> Run:
    run, said = measure(command, folder=site)
    if run.code not in (0, 1):  # 1: there are warnings, of photos that are not there
        raise SystemExit(f"{command}: {said[-2000:]}")
    return run


def _index(name: str, runs: Sequence[Run], folder: Path) -> Index:
    files = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    middle = (statistics.median(getattr(run, figure) for run in runs) for figure in ("wall", "cpu", "peak"))
    wall, cpu, peak = middle
    return Index(name, wall, cpu, peak / MIB, len(files), sum(files) / MIB)


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pagefind", default=".bench/venv/bin/python", type=lambda path: str(Path(path).absolute()))
    parser.add_argument("--folder", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
