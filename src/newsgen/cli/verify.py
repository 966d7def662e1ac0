"""`newsgen verify`: whether every file of the archive is as the last build left it."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import click
from msgspec.structs import replace

from newsgen.cli.console import Console, counted, seconds
from newsgen.cli.later import later
from newsgen.cli.options import Folder, archive, json_option, quiet_option, site_option, subcommand, verbose_option
from newsgen.cli.progress import Progress
from newsgen.config import with_output
from newsgen.problems import Problem
from newsgen.verdict import Finding, Verdict, What

verify = later("newsgen.verification", "verify")

MESSAGES: Final[dict[What, str]] = {
    "missing": "It is not there any more.",
    "changed": "Its bytes are not those that were left.",
    "foreign": "Nobody here put it there.",
    "unfinished": "A build that was stopped may have left it half done.",
    "withdrawn": "It holds what was withdrawn.",
}
OF_THE_SITE: Final[dict[What, str]] = {
    "missing": "`newsgen build --clean` makes it anew.",
    "changed": "`newsgen build --clean` makes it anew.",
    "foreign": "Delete it, or name it with --ignore.",
    "unfinished": "Run `newsgen build`.",
    "withdrawn": "Run `newsgen build --clean`; a theme or a file of your own may hold it, too.",
}
OF_THE_REST: Final = "Take it back from a copy; or run `newsgen build`, if it was meant."


@subcommand(
    "verify",
    examples=(
        ("newsgen verify", "is every file as it was left?"),
        ("newsgen verify --rebuild", "would a build from nothing give the same bytes?"),
        ("newsgen verify --ignore CNAME --ignore '.well-known/*'", "files of your own in the site"),
        ("newsgen verify --json | jq -r '.findings[].path'", "the files to look at"),
    ),
    exits=(0, 2, 5, 70, 75, 130),
)
@site_option
@click.option("--output", type=Folder, metavar="DIR", help="Where the site is.  [default: public/ in the archive]")
@click.option("--rebuild", is_flag=True, help="Also build the whole site anew beside it, and compare every byte.")
@click.option(
    "--ignore", multiple=True, metavar="PATTERN", help="Files of the site that are your own; * stands for anything."
)
@verbose_option
@json_option
@quiet_option
@click.make_pass_decorator(Console)
def command(
    console: Console,
    *,
    site: Path | None,
    output: Path | None,
    rebuild: bool,
    ignore: tuple[str, ...],
    verbose: bool,
) -> int:
    """Tell every file that is not as the last build left it.

    Reads every byte of the site, of the sources and of the originals, and compares their SHA-256 with what is
    remembered. Nothing is changed. With --rebuild the site is made anew in a folder of its own, from nothing but the
    sources, and must come out the same; but for the search index, which an edit may lay out otherwise.
    """
    config = archive(console, site)
    if output:
        config = with_output(config, output)
    with Progress(console) as progress:
        verdict: Verdict = verify(config, rebuild=rebuild, progress=progress)
    here = config.output_dir.name
    verdict = replace(verdict, findings=_foreign_but(verdict.findings, here, ignore))
    console.problems((problem(each, here) for each in verdict.findings), every=verbose)
    console.say(summary(verdict))
    code = verdict.exit_code()
    console.emit(verdict, exit_code=code)
    return code


def _foreign_but(findings: Sequence[Finding], output: str, ignore: Sequence[str]) -> tuple[Finding, ...]:
    """Without the foreign files that a person has named."""
    own = [f"{output}/{pattern}" for pattern in ignore]
    return tuple(
        each for each in findings if each.what != "foreign" or not any(fnmatchcase(each.path, one) for one in own)
    )


def problem(finding: Finding, output: str) -> Problem:
    """What is wrong with the file, and what to do."""
    ours = finding.path.startswith(f"{output}/")
    return Problem(
        rule=f"verify/{finding.what}",
        path=finding.path,
        message=MESSAGES[finding.what],
        mend=OF_THE_SITE[finding.what] if ours else OF_THE_REST,
    )


def summary(verdict: Verdict) -> str:
    """The last line: what was looked at, and how much of it is not as it was."""
    looked = [counted(verdict.files, "file"), counted(verdict.sources, "source")]
    if verdict.originals:
        looked.append(counted(verdict.originals, "original"))
    among, took = f"{', '.join(looked[:-1])} and {looked[-1]}", seconds(verdict.seconds)
    if verdict.findings:
        return f"{counted(len(verdict.findings), 'file')} not as the last build left it, of {among} ({took})."
    again = " A build from nothing gives the same." if verdict.rebuilt else ""
    return f"All is as the last build left it: {among} ({took}).{again}"
