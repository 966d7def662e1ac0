"""`newsgen check`: everything that is wrong, and nothing built."""

from pathlib import Path

import click

from newsgen.build import check
from newsgen.cli.console import Console, counted
from newsgen.cli.options import (
    archive,
    json_option,
    quiet_option,
    site_option,
    strict_option,
    subcommand,
    verbose_option,
)
from newsgen.cli.progress import Progress
from newsgen.report import Report


@subcommand(
    "check",
    examples=(
        ("newsgen check", "every problem of this archive"),
        ("newsgen check --strict --quiet", "for a commit hook: silent when all is well"),
        ("newsgen check --json | jq -r '.problems[].path'", "the files to look at"),
    ),
    exits=(0, 1, 2, 3, 70),
)
@site_option
@strict_option
@verbose_option
@json_option
@quiet_option
@click.make_pass_decorator(Console)
def command(console: Console, *, site: Path | None, strict: bool, verbose: bool) -> int:
    """Tell everything that is wrong, without building.

    Looks at the settings, at every source, and at the links between pages. Each problem names its file, line and
    field, what is wrong, and what to write instead.
    """
    config = archive(console, site)
    with Progress(console) as progress:
        report = check(config, progress=progress)
    console.problems(report.problems, every=verbose)
    console.say(verdict(report))
    code = report.exit_code(strict=strict)
    console.emit(report, exit_code=code)
    return code


def verdict(report: Report) -> str:
    """The last line: how many were looked at, and how many problems they have."""
    looked = counted(report.sources, "source")
    wrong = [problem for problem in report.problems if problem.severity != "note"]
    files = len({problem.path for problem in wrong})
    if not wrong:
        return f"All is well with {looked}."
    return f"{counted(len(wrong), 'problem')} in {counted(files, 'file')}, of {looked} looked at."
