"""`newsgen new`: a new archive, and what to do next."""

from pathlib import Path

import click

from newsgen.cli.console import Console, counted, here
from newsgen.cli.options import Folder, json_option, quiet_option, subcommand
from newsgen.starting import start


@subcommand(
    "new",
    examples=(
        ("newsgen new gazette", "an archive in gazette/"),
        ('newsgen new gazette --title "The Harbour Gazette"', "the same, with its name"),
        ("newsgen new gazette --templates", "with a copy of the theme, to be changed file by file"),
    ),
)
@click.argument("folder", metavar="DIR", type=Folder)
@click.option("--title", metavar="TEXT", help="The archive's name.  [default: made from the folder's]")
@click.option("--templates", is_flag=True, help="Copy the default theme to templates/, to be changed.")
@json_option
@quiet_option
@click.make_pass_decorator(Console)
def command(console: Console, folder: Path, *, title: str | None, templates: bool) -> None:
    """Start a new archive: settings, content, a first article.

    DIR is made if it is not there; a folder that holds anything is left alone. Every setting stands in
    newsgen.toml with its meaning and its default.
    """
    files = start(folder, title=title or titled(folder), templates=templates)
    console.say(f"A new archive stands in {here(folder.resolve())}: {counted(len(files), 'file')}.\n")
    console.say("What to do next:\n")
    for line in next_steps(folder):
        console.say(f"  {line}")
    console.emit(folder=str(folder.resolve()), files=[path.relative_to(folder).as_posix() for path in files])


def titled(folder: Path) -> str:
    """A title from a folder's name: "harbour-gazette" → "Harbour Gazette"."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Archive"


def next_steps(folder: Path) -> tuple[str, ...]:
    """The commands that a new archive waits for, with what they do."""
    steps = (
        (f"cd {here(folder.resolve())}", ""),
        ("newsgen serve", "see it in a browser, built anew on every save"),
        ("newsgen import FILE…", "take raw texts in"),
        ("newsgen build", "make the site, in public/"),
    )
    return tuple(f"{line:<24}{what}".rstrip() for line, what in steps if line != "cd .")
