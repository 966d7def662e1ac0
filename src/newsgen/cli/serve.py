"""`newsgen serve`: the site in a browser while its sources are edited."""

import time
import webbrowser
from contextlib import suppress
from pathlib import Path

import click

from newsgen.build import build
from newsgen.cli.build import changed, summary
from newsgen.cli.console import Console, here, seconds
from newsgen.cli.faults import keep
from newsgen.cli.options import archive, quiet_option, site_option, subcommand
from newsgen.cli.progress import Progress
from newsgen.config import Config
from newsgen.problems import Problem
from newsgen.report import Report
from newsgen.serve import Desk, Round, listen, serve


@subcommand(
    "serve",
    examples=(
        ("newsgen serve", "at http://127.0.0.1:8000/, or the next free port"),
        ("newsgen serve --open", "the same, and opens the browser"),
        ("newsgen serve --host 0.0.0.0 --port 8080", "for other devices in this network"),
    ),
    exits=(0, 2, 70),
)
@site_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="The port, or the next that is free; 0 is any.",
)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="The address to listen at.")
@click.option("--open", "browse", is_flag=True, help="Open the site in the browser.")
@quiet_option
@click.make_pass_decorator(Console)
def command(console: Console, *, site: Path | None, port: int, host: str, browse: bool) -> None:
    """Show the site on this machine, and build it anew on every save.

    Watches content/, templates/ and newsgen.toml. After a save the pages that it concerns are built anew and the
    browser reloads; problems show up in the page and in the terminal, and the last good site stays. Ctrl-C ends
    it.
    """
    config = archive(console, site)
    listening = listen(host, port)
    desk = Desk(config, fault=lambda error: _fault(error, console))
    with Progress(console) as progress:
        first = desk.build(lambda config: build(config, progress=progress))
    _tell_first(console, first, config)

    def ready(address: str) -> None:
        console.say(f"The archive is at {click.style(address, bold=True)} – Ctrl-C ends it.")
        if browse:
            webbrowser.open(address)

    with suppress(KeyboardInterrupt):
        serve(desk, listening, ready=ready, told=lambda round_: _tell(console, round_))
    console.remark("Closed.")


def _tell_first(console: Console, first: Round, config: Config) -> None:
    console.problems(first.problems)
    for line in summary(first.report, config) if first.report else ():
        console.say(line)


def _tell(console: Console, round_: Round) -> None:
    console.problems(round_.problems)
    clock = click.style(time.strftime("%H:%M:%S"), dim=True)
    console.say(f"{clock} {built(round_.report)}")


def built(report: Report | None) -> str:
    """What a build did, in a line."""
    if report is None:
        return "Not built; the last good site stays."
    return f"Built: {changed(report) or 'nothing changed'}, in {seconds(report.seconds)}."


def _fault(error: Exception, console: Console) -> Problem:
    kept = keep(error, console.root)
    return Problem(
        rule="serve/fault",
        message=f"newsgen has met a fault of its own: {type(error).__name__}: {error}.",
        mend=f"The details are kept in {here(kept)}; please report them.",
    )
