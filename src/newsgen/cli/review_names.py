"""`newsgen review names`: the names of the archive's articles that its authority file does not know, as CSV."""

from pathlib import Path

import click

from newsgen.cli.console import Console, counted
from newsgen.cli.later import later
from newsgen.cli.options import ExistingFolder, archive, quiet_option, subcommand
from newsgen.cli.progress import Progress

_call = later("newsgen.rollcall", "call")
_as_csv = later("newsgen.rollcall", "as_csv")
_load = later("newsgen.articles.authority", "load")


@subcommand(
    "names",
    examples=(
        ("newsgen review names > authorities.csv", "a first list, to be edited and kept"),
        ("newsgen review names --least 5 gazette", "of another archive, what 5 articles and more name"),
        ("newsgen review names --spacy model/", "as a spaCy pipeline finds them"),
    ),
    exits=(0, 2, 70, 75),
)
@click.argument("site", metavar="[DIR]", required=False, type=ExistingFolder)
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    metavar="N",
    help="How many articles must have a name.",
)
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="How many processes work.")
@click.option("--spacy", type=ExistingFolder, metavar="PATH", help="The folder of a spaCy pipeline to ask instead.")
@quiet_option
@click.make_pass_decorator(Console)
def command(console: Console, *, site: Path | None, least: int, jobs: int, spacy: Path | None) -> int:
    """Print names for the authority file, as CSV.

    They are the people, places and organisations that articles name and authorities.csv does not know, and names that
    several of its entries share where nothing tells which is meant; the most frequent first. All of it is guessed:
    delete what is no name, correct the types, and save the rest as authorities.csv. A type of ? is passed over until
    you decide on it.
    """
    config = archive(console, site)
    with Progress(console) as progress:
        found = _call(config, jobs=jobs, least=least, model=str(spacy or ""), progress=progress)
    click.echo(_as_csv(found, (entry.id for entry in _load(config.root).entries)), nl=False)
    names = counted(len(found.tallies), "name")
    forgotten = f" {counted(found.forgotten, 'rare name')} found no room and were forgotten." if found.forgotten else ""
    console.remark(f"{names} in {counted(found.articles, 'article')}.{forgotten}")
    return 0
