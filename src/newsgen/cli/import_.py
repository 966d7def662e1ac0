"""`newsgen import`: raw sources become articles under content/, with a report of what each line became."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click
import msgspec

from newsgen.cli.console import Console, counted, listed, printable
from newsgen.cli.options import archive, json_option, quiet_option, site_option, subcommand
from newsgen.cli.progress import Progress
from newsgen.config import Config
from newsgen.importing import Imported, import_sources
from newsgen.model import LedgerLine
from newsgen.problems import OK, WITH_PROBLEMS, ConfigError, Problem

# What lines end as beside fields and blocks, and how many of them are told.
_SEVERAL: Final = {
    "figure": ("photo line",),
    "duplicate": ("duplicate",),
    "dropped": ("line dropped", "lines dropped"),
}


@subcommand(
    "import",
    examples=(
        ("newsgen import scans/*.txt", "raw texts, into content/YYYY/MM/ or content/undated/"),
        ("newsgen import --lines storm.txt", "the same, showing what each line became"),
        ("newsgen import --site gazette old-disk/", "all files of a folder, into another archive"),
    ),
    exits=(0, 1, 2, 70),
)
@click.argument("paths", metavar="SOURCE…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder for the articles, in the archive's content folder.  [default: that folder itself]",
)
@site_option
@click.option("-v", "--lines", is_flag=True, help="Show what each line of each source became.")
@json_option
@quiet_option
@click.make_pass_decorator(Console)
def command(console: Console, *, paths: tuple[Path, ...], into: Path | None, site: Path | None, lines: bool) -> int:
    """Turn raw sources into articles that a person can edit.

    SOURCE is a file or a folder of them. Each becomes a Markdown file with front matter at
    content/YYYY/MM/slug.md, or content/undated/slug.md where no date is given; nothing inferred is written as
    given. The original bytes are kept in originals/, and their SHA-256 in the article. Nothing is ever written
    over, and a source that is there already is not imported twice.
    """
    config = archive(console, site)
    folder = _folder(config, into)
    today = datetime.datetime.now().astimezone().date().isoformat()
    with Progress(console) as progress:
        imported = import_sources(config, paths, into=folder, received=today, progress=progress)
    for each in imported:
        for line in told(each, lines=lines):
            console.say(line)
    problems = [problem for each in imported for problem in each.problems]
    console.problems(problems, every=lines, as_given=True)
    console.say(verdict(imported))
    code = WITH_PROBLEMS if any(problem.severity != "note" for problem in problems) else OK
    console.emit(imported=list(map(as_json, imported)), **tally(imported), exit_code=code)
    return code


def _folder(config: Config, into: Path | None) -> Path:
    """The folder that is meant, which must be one that the site is made of."""
    folder = Path(config.root, into).resolve() if into else config.content_dir
    if folder.is_relative_to(config.content_dir):
        return folder
    message = f"Articles in {str(into)!r} would not be part of the site."
    mend = f'Name a folder inside the content folder: --into "{config.content}/…".'
    raise ConfigError(Problem(rule="import/into", message=message, mend=mend))


def told(each: Imported, *, lines: bool = False) -> Iterator[str]:
    """What became of one file, in a line; with `lines`, of each of its lines as well."""
    style = {"imported": "green", "refused": "red"}.get(each.outcome, "")
    what = click.style(f"{each.outcome:<13}", fg=style or None, dim=not style)
    yield f"{what} {printable(each.source)}{f' → {each.target}' if each.target else ''}"
    if lines:
        yield from (f"{entry.line:>17}  {printable(entry.outcome)}" for entry in each.ledger)
    elif each.outcome == "imported" and each.ledger:
        yield click.style(f"{'':13} {account(each.ledger)}", dim=True)


def account(ledger: Sequence[LedgerLine]) -> str:
    """What the lines of a source became: "14 lines: headline, 10 paragraphs and 1 duplicate"."""
    kinds = Counter(_kind(entry.outcome) for entry in ledger)
    blocks = {entry.outcome.rpartition(" ")[0] for entry in ledger if entry.outcome.startswith("block ")}
    one_of_its_kind = [kind.removeprefix("field ") for kind in kinds if kind.startswith("field ")]
    several = [counted(kinds[kind], *words) for kind, words in _SEVERAL.items() if kinds[kind]]
    parts = [*one_of_its_kind, *([counted(len(blocks), "block")] if blocks else []), *several]
    return f"{counted(len(ledger), 'line')}: {listed(parts)}"


def _kind(outcome: str) -> str:
    """What an outcome of the ledger counts as: "block 7 paragraph" → "block", "field headline" itself."""
    return outcome if outcome.startswith("field ") else outcome.partition(" ")[0].rstrip(":")


def tally(imported: Iterable[Imported]) -> dict[str, int]:
    """How many files ended in which way."""
    ends = Counter(each.outcome for each in imported)
    return {
        "new": ends["imported"],
        "there": ends["already there"],
        "refused": ends["refused"],
        "left_out": ends["left out"],
    }


def verdict(imported: Sequence[Imported]) -> str:
    """The last line: how many were imported, and what became of the others."""
    ends = tally(imported)
    others = [
        f"{ends[end]:,} {words}"
        for end, words in (("there", "already there"), ("refused", "refused"), ("left_out", "left out"))
        if ends[end]
    ]
    rest = f" ({', '.join(others)})" if others else ""
    step = " `newsgen build` makes their pages." if ends["new"] else ""
    return f"Imported {counted(ends['new'], 'article')}{rest}.{step}"


def as_json(each: Imported) -> dict[str, Any]:
    """One file's report for programs; the article itself is in its target."""
    fields: dict[str, Any] = msgspec.to_builtins(each)
    return {name: value for name, value in fields.items() if name != "article"}
