"""`newsgen build`: the site brought up to date, and one line on what that took."""

from functools import partial
from pathlib import Path
from time import perf_counter

import click
from msgspec.structs import replace

from newsgen.cli.console import Console, counted, here, listed, seconds
from newsgen.cli.later import later
from newsgen.cli.options import (
    Folder,
    archive,
    json_option,
    quiet_option,
    site_option,
    strict_option,
    subcommand,
    verbose_option,
)
from newsgen.cli.profile import profiled, told
from newsgen.cli.progress import Progress
from newsgen.config import Config, with_output
from newsgen.report import Report
from newsgen.unchanged import Look, look

# The build loads readers, templates and languages: 200 ms that one with nothing to do need not wait for.
build = later("newsgen.build", "build")
settle = later("newsgen.workers", "settle")


@subcommand(
    "build",
    examples=(
        ("newsgen build", "the site of this archive, in public/"),
        ("newsgen build --site gazette --output /srv/www", "another archive, written elsewhere"),
        ("newsgen build --clean", "everything made anew, as on the first day"),
        ("newsgen build --strict --quiet", "for a script: any problem fails"),
        ("newsgen build --json | jq .changes", "what to upload"),
    ),
    exits=(0, 1, 2, 3, 70, 75, 130),
)
@site_option
@click.option(
    "--output", type=Folder, metavar="DIR", help="Where to write the site.  [default: public/ in the archive]"
)
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="How many processes work.  [default: as many as pay off]",
)
@strict_option
@click.option("--clean", is_flag=True, help="Forget what is remembered of earlier builds, and make all anew.")
@click.option("--compact", is_flag=True, help="Make the search index anew, without what edits left behind in it.")
@click.option("--profile", is_flag=True, help="Show where the time went, in a table and a flame graph.")
@verbose_option
@json_option
@quiet_option
@click.make_pass_decorator(Console)
def command(
    console: Console,
    *,
    site: Path | None,
    output: Path | None,
    jobs: int,
    strict: bool,
    clean: bool,
    compact: bool,
    profile: bool,
    verbose: bool,
) -> int:
    """Bring the site up to date with its content.

    Reads articles (.md) and raw sources (.txt) under content/ and writes the site to public/. Only what has
    changed is made anew; files that newsgen did not make are never touched. An article that cannot be read is
    set aside with the reason, and the rest is published.
    """
    config = archive(console, site)
    if output:
        config = with_output(config, output)
    begun = perf_counter()
    found = Look() if clean or compact or strict or profile else look(config)
    report, seen = found.report, None
    if report:
        report = replace(report, seconds=round(perf_counter() - begun, 3))
    else:
        wanted = {"clean": clean, "compact": compact, "strict": strict}
        make = partial(build, config, **wanted, telling=console.json, only=found.folders)
        settle()
        with Progress(console) as progress:
            if profile:
                report, seen = profiled(make, progress, jobs=jobs, graph=config.memory_dir / "profile.html")
            else:
                report = make(jobs=jobs, progress=progress)
    console.problems(report.problems, every=verbose)
    for line in (*summary(report, config), *(seen.lines() if seen else ())):
        console.say(line)
    code = report.exit_code(strict=strict)
    console.emit(report, output=str(config.output_dir), exit_code=code, **told(seen))
    return code


def summary(report: Report, config: Config) -> tuple[str, ...]:
    """What was done, in a line; and where sources went that are no articles of the site, in another."""
    if report.kept:
        return ("Nothing was published; the site stands as it stood.", *aside(report))
    site = here(config.output_dir / "index.html")
    stands = f"{counted(report.published, 'article')} as {counted(report.pages, 'page')}"
    took = seconds(report.seconds)
    if report.written or report.removed:
        done = f"Published {stands} ({changed(report)}) in {took} → {site}"
    else:
        done = f"Nothing has changed: {stands}, looked through in {took} → {site}"
    return (done, *aside(report))


def changed(report: Report) -> str:
    """How many files did: "3 files changed, 1 removed"; nothing where none did."""
    files = {"changed": report.written, "removed": report.removed}
    told = [(number, what) for what, number in files.items() if number]
    return ", ".join(
        f"{number:,} {what}" if at else f"{counted(number, 'file')} {what}" for at, (number, what) in enumerate(told)
    )


def aside(report: Report) -> tuple[str, ...]:
    """A line that accounts for every source, when not all of them are published."""
    kinds = (
        (report.refused, "set aside"),
        (report.drafts, "a draft" if report.drafts == 1 else "drafts"),
        (report.embargoed, "under embargo"),
        (report.withdrawn, "withdrawn"),
        (report.duplicates, "a duplicate" if report.duplicates == 1 else "duplicates"),
    )
    parts = [f"{number:,} {what}" for number, what in kinds if number]
    if not parts:
        return ()
    told = listed([f"{report.published:,} published", *parts])
    return (f"Of {counted(report.sources, 'source')}: {told}.",)
