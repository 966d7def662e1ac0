"""Figures as tables: the same Markdown on the terminal and in RESULTS.md."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.figures import STEPS, Figures, Row, Size
from benchmarks.promises import PROMISES

NOTES = """\
All figures are medians of the runs shown. *wall* and *cpu* are of the whole command, Python's or Node's start included;
*cpu* sums all processes. *peak* is the largest sum of what a command and its children held at once. *newsgen ÷* is
newsgen's wall time over that row's at the same step: below 1, newsgen is faster. Builders took turns at each step, and
the disk was synced before each run; before a first build output and memory were put aside. `cp -r` copies what newsgen
wrote. Articles, templates and settings are in `benchmarks/`; `make bench-full` measures all this anew.

The peers' articles stand at `/YYYY/MM/DD/slug/`, newsgen's at `/YYYY/MM/DD/slug.html`; the peers cut lists into pages
of 50, newsgen by decades and years. A page of newsgen's carries more (citation, source, neighbours, a theme with style
sheets), and is larger. "newsgen, all pages" also makes the pages of days and agencies, which the peers do not have.
"""


def report(figures: Figures) -> str:
    """All that was measured, as a page."""
    parts = [
        "# How fast newsgen is\n",
        "Measured by `make bench-full`, `make bench-million`; never by hand.\n",
        "\n".join(f"- {name}: {value}" for name, value in figures.machine.items()) + "\n",
        "## What newsgen promises, on 2 cores\n",
        promises(figures),
        *(part for size in figures.sizes for part in (f"## {size.articles:,} articles\n", of_size(size))),
        "## How to read this\n",
        NOTES,
    ]
    return "\n".join(parts)


def promises(figures: Figures) -> str:
    """Each promise, and how it stands."""
    rows = [
        (each.what, f"≤ {each.written(each.must)}", f"≤ {each.written(each.aim)}" if each.aim is not None else "",
         each.written(each.seen(figures)), each.verdict(figures))
        for each in PROMISES
    ]  # fmt: skip
    return table(("measure", "must", "aim", "seen", "reached"), rows)


def of_size(size: Size) -> str:
    """One size's figures: each builder at each step, what it wrote, and what could not be measured."""
    parts = [f"{size.date}. {'; '.join(size.versions.values())}.\n", table(HEAD, _rows(size))]
    if size.wrote:
        written = [
            (name, f"{each.files:,}", f"{each.pages:,}", f"{each.size / 1e6:,.1f}") for name, each in size.wrote.items()
        ]
        parts.append(table(("wrote", "files", "pages", "MB"), written))
    parts += [f"- {name}: {why}" for name, why in size.absent.items()]
    return "\n".join(parts) + ("\n" if size.absent else "")


HEAD = ("builder", "step", "runs", "wall s", "cpu s", "peak MiB", "rendered", "newsgen ÷")


def _rows(size: Size) -> Iterator[tuple[str, ...]]:
    """By step, so that what is compared stands together."""
    for step, name in STEPS.items():
        rows = [row for row in size.rows if row.step == step]
        ours = next((row for row in rows if row.builder == "newsgen"), None)
        for row in rows:
            ratio = ours.wall / row.wall if ours and row is not ours else 0.0
            shown = "" if not ratio else f"{ratio:.3f}" if ratio < 0.1 else f"{ratio:.2f}"
            yield (row.builder, name, str(len(row.runs)), *_cells(row), shown)


def _cells(row: Row) -> tuple[str, ...]:
    cpu = f"{row.cpu:.2f}" if row.cpu else ""
    rendered = f"{row.rendered:,}" if row.rendered >= 0 else ""
    return (f"{row.wall:.3f}" if row.wall < 1 else f"{row.wall:.2f}", cpu, f"{row.peak:.0f}", rendered)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table with its columns in line, figures to the right."""
    every = list(rows)
    wide = [max(len(row[column]) for row in (head, *every)) for column in range(len(head))]
    right = [column > 0 and all(_is_figure(row[column]) for row in every) for column in range(len(head))]
    rule = [("-" * (width - 1) + ":") if to_right else "-" * width for width, to_right in zip(wide, right, strict=True)]
    lines = [_line(head, wide, right), f"| {' | '.join(rule)} |", *(_line(row, wide, right) for row in every)]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str], wide: Sequence[int], right: Sequence[bool]) -> str:
    columns = zip(cells, wide, right, strict=True)
    return (
        f"| {' | '.join(cell.rjust(width) if to_right else cell.ljust(width) for cell, width, to_right in columns)} |"
    )


def _is_figure(cell: str) -> bool:
    return not cell or cell == "–" or cell[0].isdigit() or cell.startswith("≤")
