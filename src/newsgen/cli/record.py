"""`newsgen record`: what is published now is kept, so that later changes can be shown."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from newsgen.cli.console import Console, counted
from newsgen.cli.later import later
from newsgen.cli.options import archive, json_option, quiet_option, site_option, subcommand
from newsgen.cli.progress import Progress

keep = later("newsgen.recording", "record")


@subcommand(
    "record",
    examples=(
        ("newsgen build && newsgen record", "publish, and keep what was published"),
        ("newsgen record --dry-run", "what would be kept?"),
    ),
    exits=(0, 1, 2, 70, 75, 130),
)
@site_option
@click.option("--dry-run", is_flag=True, help="Tell what would be kept; write nothing.")
@json_option
@quiet_option
@click.make_pass_decorator(Console)
def command(console: Console, *, site: Path | None, dry_run: bool) -> int:
    """Keep what is published now, so that later changes can be shown.

    Every published article whose source is another than the one kept last is copied into revisions/, under a name
    that tells the moment and the digest. Once such an article has changed, the next build gives it a page that shows
    how. Nothing there is ever written over or deleted; of articles of which something is withheld nothing is kept.
    """
    config = archive(console, site)
    with Progress(console) as progress:
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        recorded = keep(config, moment=moment, progress=progress, dry_run=dry_run)
    console.problems(recorded.problems)
    code = 1 if recorded.problems else 0
    console.say(summary(recorded, dry_run=dry_run))
    console.emit(recorded, exit_code=code)
    return code


def summary(recorded: Any, *, dry_run: bool) -> str:
    """What was kept, or would be."""
    if not recorded.kept:
        return f"Nothing has changed since: {counted(recorded.known, 'state')} kept."
    states = counted(len(recorded.kept), "state")
    return f"Would keep {states}; nothing was written." if dry_run else f"Kept {states} in revisions/."
