"""Measure newsgen beside its peers, print the tables, and keep them.

    python -m benchmarks.run 1000=newsgen,hugo 10000=newsgen,cp,hugo,eleventy,pelican --rounds 3

Each SIZE=BUILDERS is a number of articles and who builds them; SIZE=BUILDERS@N makes N rounds of it. Needs Linux for
the memory figures.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import corpus, figures, machine, tables
from benchmarks.builders import ASIDE, Builder, Copy, Corpus, Newsgen, NewsgenAll, put_aside
from benchmarks.rivals import Eleventy, Hugo, HugoFlat, HugoTuned, Pelican
from benchmarks.rounds import compare

EVERY: Final[Mapping[str, type[Builder]]] = {
    "newsgen": Newsgen,
    "cp": Copy,
    "newsgen-all": NewsgenAll,
    "hugo": Hugo,
    "hugo-gogc": HugoTuned,
    "hugo-flat": HugoFlat,
    "eleventy": Eleventy,
    "pelican": Pelican,
}


class Heat(NamedTuple):
    """One number of articles, and who builds them how often."""

    articles: int
    builders: tuple[str, ...]
    rounds: int = 0  # 0: as often as the others


def heat(text: str) -> Heat:
    """A heat as it is written on the command line."""
    size, _, rest = text.partition("=")
    names, _, rounds = rest.partition("@")
    builders = tuple(names.split(",")) if names else tuple(EVERY)
    if unknown := [name for name in builders if name not in EVERY]:
        raise argparse.ArgumentTypeError(f"no builder is called {unknown[0]!r}; there are {', '.join(EVERY)}")
    return Heat(int(size), builders, int(rounds or 0))


def run(heats: list[Heat], asked: argparse.Namespace) -> figures.Figures:
    """All heats, one after the other; what each measured is kept as soon as it is over."""
    asked.work.mkdir(parents=True, exist_ok=True)
    kept = figures.load(asked.results / "results.json", machine.described(asked.work))
    for each in heats:
        articles = _corpus(each, asked)
        tools = {"work": asked.work.resolve(), "tools": asked.tools.resolve()}
        builders = [EVERY[name](**tools, articles=articles) for name in each.builders]
        size = compare(builders, date=asked.date, rounds=each.rounds or asked.rounds, limit=asked.limit, tell=_tell)
        kept = kept.with_size(size)
        figures.save(asked.results / "results.json", kept)
        (asked.results / "RESULTS.md").write_text(tables.report(kept), encoding="utf-8")
        print(f"\n{each.articles:,} articles\n\n{tables.of_size(size)}")
        for builder in builders if not asked.keep else ():
            put_aside(builder.site)
    shutil.rmtree(asked.work / ASIDE, ignore_errors=True)
    return kept


def _corpus(each: Heat, asked: argparse.Namespace) -> Corpus:
    """The articles, written unless they are there from an earlier run."""
    folder = asked.work.resolve() / f"corpus-{each.articles}-{asked.seed}"
    if not folder.exists():
        _tell(f"Writing {each.articles:,} articles")
        fresh = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(fresh, ignore_errors=True)
        corpus.write(fresh, each.articles, seed=asked.seed, jobs=os.cpu_count() or 1)
        fresh.rename(folder)
    return Corpus(folder, each.articles, asked.seed)


def _tell(line: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {line}", file=sys.stderr, flush=True)


def asked_for(words: list[str] | None = None) -> argparse.Namespace:
    """The command line, read."""
    ask = argparse.ArgumentParser(
        prog="python -m benchmarks.run", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("heats", nargs="+", type=heat, metavar="SIZE=BUILDERS", help=f"builders: {', '.join(EVERY)}")
    ask.add_argument("--rounds", type=int, default=3, help="how often each step is run; medians are shown")
    ask.add_argument("--seed", type=int, default=1, help="of the articles")
    ask.add_argument("--limit", type=float, default=3600, help="seconds after which a run is given up")
    ask.add_argument("--work", type=Path, default=Path(".bench/work"), help="where articles and sites are put")
    ask.add_argument("--tools", type=Path, default=Path(".bench"), help="where the peers are installed")
    ask.add_argument("--results", type=Path, default=Path(".bench"), help="where RESULTS.md and results.json are kept")
    ask.add_argument("--date", default=f"{datetime.now(UTC):%Y-%m-%d}", help="that the results bear")
    ask.add_argument("--keep", action="store_true", help="leave the built sites there")
    return ask.parse_args(words)


def main() -> None:
    """Measure what the command line asks for."""
    asked = asked_for()
    kept = run(asked.heats, asked)
    print(tables.promises(kept))
    print(f"Kept in {asked.results / 'RESULTS.md'}.")


if __name__ == "__main__":
    main()
