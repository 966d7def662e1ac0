"""`newsgen export`: the archive in forms that libraries, web archives and data programs keep and read."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from newsgen.cli.console import Console, counted, size
from newsgen.cli.later import later
from newsgen.cli.options import Folder, archive, json_option, quiet_option, site_option, subcommand
from newsgen.cli.progress import Progress
from newsgen.config import with_output

# In the order in which they are written when several are asked for.
FORMS: Final = {
    "bagit": later("newsgen.exports.bag", "export"),
    "ocfl": later("newsgen.exports.vault", "export"),
    "wacz": later("newsgen.exports.capsule", "export"),
    "parquet": later("newsgen.exports.table", "export"),
}
File: Final = click.Path(path_type=Path)


@subcommand(
    "export",
    examples=(
        ("newsgen export --bagit ../post-2026", "all of it, with checksums (BagIt 1.0)"),
        ("newsgen export --ocfl /vault/post", "an object an article, a version an edit (OCFL 1.1)"),
        ("newsgen export --wacz post.wacz", "the site as a web archive keeps it (WACZ 1.1)"),
        ("newsgen export --parquet post.parquet", "a row an article, for data programs"),
    ),
    exits=(0, 2, 4, 70, 75, 130),
)
@site_option
@click.option("--output", type=Folder, metavar="DIR", help="Where the site is.  [default: public/ in the archive]")
@click.option("--bagit", type=File, metavar="FOLDER", help="Sources, originals and site in a new folder.")
@click.option("--ocfl", type=File, metavar="FOLDER", help="Every article's source, in a new vault or one to add to.")
@click.option("--wacz", type=File, metavar="FILE", help='The site, as a new file. Needs "newsgen[wacz]".')
@click.option("--parquet", type=File, metavar="FILE", help='All articles, as a new file. Needs "newsgen[parquet]".')
@json_option
@quiet_option
@click.make_pass_decorator(Console)
def command(console: Console, /, *, site: Path | None, output: Path | None, **targets: Path | None) -> int:
    """Write the archive in a form that others keep and read.

    What a web archive or a data program gets (--wacz, --parquet) is made of what is published. What the archive keeps
    for itself (--bagit, --ocfl) holds its sources as they are, those among them that are withdrawn, under embargo or
    not published: do not hand it on unread.

    Nothing is written over: a place must be new or empty. A vault alone may stand already; it gets a new version of
    each article that has changed, and keeps the old ones. Under its name each export stands whole, or not at all.
    """
    asked = [(form, target) for form in FORMS if (target := targets[form])]
    if not asked:
        raise click.UsageError("Say what to export, and where to: --bagit, --ocfl, --wacz or --parquet.")
    config = archive(console, site)
    if output:
        config = with_output(config, output)
    moment = datetime.now(UTC).replace(microsecond=0)
    written = []
    for form, target in asked:
        with Progress(console) as progress:
            exported = FORMS[form](config, target, moment=moment, progress=progress)
        written.append(exported)
        console.say(summary(exported))
    console.emit(exports=written, exit_code=0)
    return 0


def summary(exported: Any) -> str:
    """What was written, and where."""
    every = (("article", exported.articles), ("file", exported.files), ("new version", exported.versions))
    ours = {"parquet": every[:1], "wacz": every[1:2], "bagit": every[:2], "ocfl": every}[exported.form]
    told = ", ".join(counted(count, noun) for noun, count in ours)
    return f"{exported.path}: {told} ({size(exported.bytes)})."
