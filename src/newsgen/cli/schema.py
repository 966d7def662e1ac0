"""`newsgen schema`: the JSON Schema of the front matter."""

from pathlib import Path

import click
import msgspec

from newsgen.articles.schema import front_matter_schema
from newsgen.cli.console import Console, here
from newsgen.cli.options import archive, quiet_option, site_option, subcommand


@subcommand(
    "schema",
    examples=(
        ("newsgen schema > front-matter.schema.json", "the schema as a file"),
        ("newsgen schema --site .", "the same, with this archive's sections to choose from"),
        ("newsgen schema -o .vscode/front-matter.json", "where an editor looks for it"),
    ),
)
@site_option
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to this file.  [default: print it]",
)
@quiet_option
@click.make_pass_decorator(Console)
def command(console: Console, *, site: Path | None, output: Path | None) -> None:
    """Print the JSON Schema of the front matter, for editors.

    They use it (in its 2020-12 form) to complete fields and to mark what is wrong while you type. In VS Code, for
    one: the YAML extension, and `yaml.schemas` set to this file.
    """
    schema = front_matter_schema(archive(console, site) if site else None)
    written = msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(written)
        console.remark(f"The schema stands in {here(output.resolve())}.")
    else:
        click.echo(written, nl=False)
