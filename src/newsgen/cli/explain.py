"""`newsgen explain`: how each source was read, for people or for programs."""

from pathlib import Path

import click

from newsgen.accounts import Account, account
from newsgen.cli.console import Console
from newsgen.cli.explanation import explanation
from newsgen.cli.options import archive, json_option, site_option, subcommand
from newsgen.config import Config
from newsgen.galley import page
from newsgen.problems import OK, WITH_PROBLEMS, ConfigError


@subcommand(
    "explain",
    examples=(
        ("newsgen explain content/storm.txt", "every line and field, and why it was read so"),
        ("newsgen explain content/*.txt | less -R", "many, one after the other"),
        ("newsgen explain --html storm.txt > storm.html", "the same as a page, with its evidence underlined"),
        ("newsgen explain --json content/*.txt", "one JSON object a line for each file"),
    ),
    exits=(0, 1, 2, 70),
)
@click.argument(
    "files",
    metavar="FILE…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@site_option
@click.option("--html", is_flag=True, help="Print a page that shows the source beside what was understood of it.")
@click.option(
    "--names/--no-names",
    default=None,
    help="Guess at names that no authority file knows.  [default: guess, but not for --json, which programs wait for]",
)
@json_option
@click.make_pass_decorator(Console)
def command(console: Console, *, files: tuple[Path, ...], site: Path | None, html: bool, names: bool | None) -> int:
    """Show how a source was read: each line, each field, and why.

    For a raw text: what each line became; each field with its value, whether it was given or inferred, by which
    rule, how surely, and on what evidence; the photos; the quotes with their speakers. An article in Markdown is
    explained in the same form. Files need not be in an archive; an archive's language and era help.
    """
    if html and console.json:
        raise click.UsageError("--html and --json are two forms of the same: choose one.")
    config = _settings(console, site)
    if html:
        return _page([account(path, config, guess=False) for path in files])
    guess = not console.json if names is None else names
    code = OK
    for number, path in enumerate(files):
        explained = account(path, config, guess=guess)
        if explained.problems:
            code = WITH_PROBLEMS
        console.emit(explained.told, **_problems(explained))
        if not console.json:
            click.echo(("\n" if number else "") + explanation(explained, color=console.color))
            console.problems(explained.problems, every=True, as_given=True)
    return code


def _page(explained: list[Account]) -> int:
    click.echo(page(explained), nl=False)
    return WITH_PROBLEMS if any(each.problems for each in explained) else OK


def _settings(console: Console, site: Path | None) -> Config:
    """Those of the archive that is meant, or of none: a text can be read without."""
    if site:
        return archive(console, site)
    try:
        return archive(console, None)
    except ConfigError as error:
        if any(problem.rule != "config/none" for problem in error.problems):
            raise
        return Config(root=str(Path.cwd()))


def _problems(explained: Account) -> dict[str, object]:
    return {"problems": explained.problems} if explained.problems else {}
