"""`newsgen review`: what newsgen is unsure of, for a person to decide on."""

import click

from newsgen.cli.options import Epilogue
from newsgen.cli.review_names import command as names


class Review(Epilogue, click.Group):
    """The reviews by name, with examples and exit codes below them."""


@click.group(
    "review",
    cls=Review,
    examples=(
        ("newsgen review names > names.csv", "names that articles have and authorities.csv has not"),
        ("newsgen review names gazette", "the same of another archive"),
    ),
    exits=(0, 2, 70, 75),
)
def command() -> None:
    """Show what a person should decide on."""


command.add_command(names)
