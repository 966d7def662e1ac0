"""Figures told: tables as they stand in RESULTS.md, and the verdict on each promise."""

import pytest

from benchmarks.figures import Figures, Row, Size, load, save
from benchmarks.measure import Run, Wrote
from benchmarks.promises import PROMISES
from benchmarks.tables import of_size, promises, report

MACHINE = {"cores": "2", "disk": "ext4"}


def row(builder: str, step: str, *walls: float, peak: int = 100, rendered: int = -1) -> Row:
    runs = (Run(wall=wall, cpu=wall * 1.5, peak=peak << 20, rendered=rendered) for wall in walls)
    return Row(builder=builder, step=step, runs=tuple(runs))


SMALL = Size(
    articles=10_000,
    date="2024-05-01",
    rows=(
        row("newsgen", "cold", 4.0, 3.0, 9.0, peak=60),
        row("hugo", "cold", 8.0, 10.0, 12.0, peak=900),
        row("cp -r", "cold", 3.2, 3.2, 3.2),
        row("newsgen", "new", 0.5, 0.4, 0.6, rendered=21),
        row("hugo", "new", 10.0, 10.0, 10.0),
    ),
    wrote={"newsgen": Wrote(files=12_345, pages=12_000, size=98_765_432)},
    versions={"newsgen": "newsgen 0.1.0", "hugo": "hugo 0.168.0"},
    absent={"pelican": "not installed"},
)

TABLE = """\
2024-05-01. newsgen 0.1.0; hugo 0.168.0.

| builder | step            | runs | wall s | cpu s | peak MiB | rendered | newsgen ÷ |
| ------- | --------------- | ---: | -----: | ----: | -------: | -------: | --------: |
| newsgen | first build     |    3 |   4.00 |  6.00 |       60 |          |           |
| hugo    | first build     |    3 |  10.00 | 15.00 |      900 |          |      0.40 |
| cp -r   | first build     |    3 |   3.20 |  4.80 |      100 |          |      1.25 |
| newsgen | one new article |    3 |  0.500 |  0.75 |      100 |       21 |           |
| hugo    | one new article |    3 |  10.00 | 15.00 |      100 |          |     0.050 |

| wrote   |  files |  pages |   MB |
| ------- | -----: | -----: | ---: |
| newsgen | 12,345 | 12,000 | 98.8 |

- pelican: not installed
"""


def test_a_size_is_a_table_with_ratios():
    assert of_size(SMALL) == TABLE


LARGE = Size(
    articles=100_000,
    date="2024-05-02",
    rows=(
        row("newsgen", "cold", 50.0, peak=300),
        row("hugo", "cold", 100.0),
        row("newsgen", "edit", 1.0),
        row("hugo", "edit", 100.0),
        row("newsgen", "new", 1.0, rendered=41),
    ),
)
HUGE = Size(articles=300_000, date="2024-05-03", rows=(row("newsgen", "cold", 170.0, peak=390),))
FIGURES = Figures(machine=MACHINE, sizes=(SMALL, LARGE, HUGE))


@pytest.mark.parametrize(
    ("start", "seen", "verdict"),
    [
        ("first build, 100,000 articles: newsgen ÷ Hugo", 0.5, "broken"),
        ("first build, 10,000 articles: newsgen ÷ Hugo", 0.4, "aim"),
        ("first build, 10,000: newsgen ÷ `cp -r`", 1.25, "aim"),
        ("peak memory, 100,000, all processes", 300.0, "must"),
        ("peak memory, 300,000 ÷ 100,000", 1.3, "must"),
        ("one body edited, 100,000, whole command", 1.0, "must"),
        ("one body edited, 100,000: newsgen ÷ Hugo", 0.01, "must"),
        ("nothing changed, 100,000, whole command", None, "not measured"),
        ("one new article, 100,000: pages rendered", 41, "broken"),
    ],
)
def test_a_promise_is_judged_by_what_was_seen(start, seen, verdict):
    (promise,) = (each for each in PROMISES if each.what.startswith(start))
    assert (promise.seen(FIGURES), promise.verdict(FIGURES)) == (seen, verdict)


def test_promises_are_a_table():
    lines = promises(FIGURES).splitlines()
    assert len(lines) == 2 + len(PROMISES)
    assert [cell.strip() for cell in lines[5].strip("|").split("|")] == [
        "peak memory, 100,000, all processes", "≤ 400 MiB", "≤ 200 MiB", "300 MiB", "must",
    ]  # fmt: skip


def test_the_whole_page_names_machine_promises_and_sizes():
    headings = [line for line in report(FIGURES).splitlines() if line.startswith("#")]
    assert headings == [
        "# How fast newsgen is",
        "## What newsgen promises, on 2 cores",
        "## 10,000 articles",
        "## 100,000 articles",
        "## 300,000 articles",
        "## How to read this",
    ]
    assert "- disk: ext4\n" in report(FIGURES)


def test_figures_are_kept_and_a_size_measured_anew_takes_the_place_of_the_old(tmp_path):
    save(tmp_path / "results.json", FIGURES)
    kept = load(tmp_path / "results.json", MACHINE)
    assert kept == FIGURES
    again = Size(articles=100_000, date="2024-06-01")
    assert [size.date for size in kept.with_size(again).sizes] == ["2024-05-01", "2024-06-01", "2024-05-03"]


def test_figures_of_another_machine_are_not_mixed_in(tmp_path):
    save(tmp_path / "results.json", FIGURES)
    assert load(tmp_path / "results.json", MACHINE | {"cores": "64"}).sizes == ()
