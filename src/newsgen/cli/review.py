"""`newsgen review`: doubtful readings on a local page, to be corrected or confirmed."""

import datetime
import webbrowser
from contextlib import suppress
from pathlib import Path

import click

from newsgen.build import build
from newsgen.cli.console import Console, counted, here
from newsgen.cli.faults import keep
from newsgen.cli.options import Epilogue, archive, quiet_option, site_option
from newsgen.cli.progress import Progress
from newsgen.cli.review_names import command as names
from newsgen.config import Config
from newsgen.problems import ConfigError, Problem
from newsgen.review import BELOW, Queue, Session, look
from newsgen.review import serve as serve_review
from newsgen.serve import Desk, listen

LOOPBACK = "127.0.0.1"  # whoever reaches the page can write to the archive


class Review(Epilogue, click.Group):
    """The page when called alone; what else there is to review stands behind a word of its own."""


@click.group(
    "review",
    cls=Review,
    invoke_without_command=True,
    subcommand_metavar="[names]",
    examples=(
        ("newsgen review --open", "the archive's doubtful articles, in the browser"),
        ("newsgen review --only content/1998", "those of one folder, or a single file"),
        ("newsgen review --below 0.9", "the less doubtful ones, too"),
        ("newsgen review names > names.csv", "names that articles have and the authority file has not"),
    ),
    exits=(0, 2, 70),
)
@site_option
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    default=BELOW,
    show_default=True,
    metavar="N",
    help="How sure a reading must be, from 0 to 1, to be left alone.",
)
@click.option(
    "--only",
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="A folder of the content folder, or one article in it.  [default: all]",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8010,
    show_default=True,
    metavar="N",
    help="The port, or the next that is free; 0 is any.",
)
@click.option("--open", "browse", is_flag=True, help="Open the page in the browser.")
@quiet_option
@click.make_pass_decorator(Console)
@click.pass_context
def command(
    ctx: click.Context, console: Console, *, site: Path | None, below: float, only: Path | None, port: int, browse: bool
) -> int | None:
    """Correct doubtful readings in the browser, the most doubtful first.

    Shows each article that was read from raw text beside its source. What a line is, a field, a photo's words, who
    said a quote, which line is set large: a key or a click corrects it, and the correction is written to the
    article's front matter as given. A raw text is first imported where it lies: its original is kept in originals/,
    its id and address stay. What is right as it is, is marked as reviewed and not asked about again. Only this
    machine can open the page, at the address that is printed. Ctrl-C ends it.
    """
    if ctx.invoked_subcommand:
        return None
    config = archive(console, site)
    folder = _inside(config, only)
    desk = Desk(config, fault=lambda error: _fault(error, console))
    with Progress(console) as progress:
        found = look(config, below=below, only=folder, progress=progress)
    if not found.total:
        console.say("No reading is in doubt; there is nothing to review.")
        return 0
    with Progress(console) as progress:
        first = desk.build(lambda config: build(config, progress=progress))
    console.problems(first.problems if first.report is None else ())
    _review(console, config, found, desk, below=below, port=port, browse=browse)
    return 0


def _review(
    console: Console, config: Config, found: Queue, desk: Desk, *, below: float, port: int, browse: bool
) -> None:
    today = datetime.datetime.now().astimezone().date().isoformat()
    session = Session(config, found, below=below, day=today)

    def ready(address: str) -> None:
        shown = click.style(address, bold=True)
        if console.quiet:  # without its key nobody could open the page
            click.echo(address)
        console.say(f"{counted(found.total, 'article')} to review at {shown} – Ctrl-C ends it.")
        if browse:
            webbrowser.open(address)

    with suppress(KeyboardInterrupt):
        serve_review(session, desk, listen(LOOPBACK, port), ready=ready)
    console.remark(f"Closed; {len(session.queue.done)} of {found.total} reviewed.")


def _inside(config: Config, only: Path | None) -> str:
    """The path under content/ that is meant; empty for all of it. Raises ConfigError when it lies elsewhere."""
    if only is None:
        return ""
    place, content = only.resolve(), config.content_dir.resolve()
    if not place.is_relative_to(content):
        message = f"{str(only)!r} lies outside of the content folder."
        raise ConfigError(Problem(rule="review/only", message=message, mend=f"Name a path below {config.content}/."))
    path = place.relative_to(content).as_posix()
    return "" if path == "." else path


def _fault(error: Exception, console: Console) -> Problem:
    kept = keep(error, console.root)
    return Problem(
        rule="review/fault",
        message=f"newsgen has met a fault of its own: {type(error).__name__}: {error}.",
        mend=f"The details are kept in {here(kept)}; please report them.",
    )


command.add_command(names)
