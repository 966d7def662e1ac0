"""`newsgen deploy`: the site, sent to where people read it."""

from pathlib import Path
from typing import Any

import click

from newsgen.cli.console import Console, counted, seconds, size
from newsgen.cli.later import later
from newsgen.cli.options import archive, json_option, quiet_option, site_option, subcommand
from newsgen.cli.progress import Progress
from newsgen.config import Config
from newsgen.destinations import Destination, destination
from newsgen.problems import ConfigError, Problem, did_you_mean
from newsgen.settings import Wrong

deploy = later("newsgen.deploy.deploy", "deploy")
forecast = later("newsgen.deploy.hosts", "forecast")

NAMED = 'Name one: [deploy.live] and below it to = "ssh://you@example.org/var/www/archive".'


@subcommand(
    "deploy",
    examples=(
        ("newsgen deploy", "to the one target that newsgen.toml names"),
        ("newsgen deploy live --dry-run", "what would be sent, and does it fit?"),
        ("newsgen deploy live --verify", "also compare every file that is there"),
        ("newsgen deploy folder:/srv/www/archive", "to an address that it does not name"),
    ),
    exits=(0, 2, 4, 70, 75, 130),
)
@click.argument("target", default="", metavar="[TARGET]")
@site_option
@click.option("--dry-run", is_flag=True, help="Tell what would be sent, and whether the site fits; send nothing.")
@click.option("--verify", is_flag=True, help="Compare every file with what is there, and send what differs.")
@click.option(
    "--max-delete",
    type=click.FloatRange(0, 100),
    default=5.0,
    show_default=True,
    metavar="PERCENT",
    help="Send nothing when more than this share of the files there would be deleted.",
)
@click.option("--take-over", is_flag=True, help="Go on where a deploy from another machine was killed.")
@json_option
@quiet_option
@click.make_pass_decorator(Console)
def command(
    console: Console,
    *,
    target: str,
    site: Path | None,
    dry_run: bool,
    verify: bool,
    max_delete: float,
    take_over: bool,
) -> int:
    """Send the site to where people read it: what is missing there.

    TARGET is a name that newsgen.toml gives under [deploy], or an address: folder:PATH, zip:FILE.zip,
    s3://BUCKET/PREFIX, ssh://USER@HOST/PATH, sftp://USER@HOST/PATH, git:URL#BRANCH. What a target took is listed
    there; only the difference is sent, articles before the pages that list them, the front page last, and then what is
    gone is deleted. A deploy that was cut off goes on where it stopped. Keys and passwords come from the environment,
    from the SSH agent or from git's own helpers, never from newsgen.toml.
    """
    config = archive(console, site)
    where = meant(config, target)
    with Progress(console) as progress:
        done = deploy(
            config,
            where,
            dry_run=dry_run,
            verify=verify,
            max_delete=max_delete,
            take_over=take_over,
            progress=progress,
        )
    fits = forecast(done.size) if dry_run else ()
    for line in (*plan_lines(done), *(size_lines(done.size, fits) if dry_run else ())):
        console.say(line)
    for remark in done.remarks:
        console.remark(remark)
    console.problems(done.problems, every=True)
    console.say(summary(done))
    code: int = done.exit_code()
    console.emit(done, **({"hosts": fits} if dry_run else {}), exit_code=code)
    return code


def meant(config: Config, target: str) -> Destination:
    """The target of this name or address; without either, the only one that the settings name.

    Raises ConfigError where none is meant, or more than one may be.
    """
    named = {each.name: each for each in config.deploy}
    if target in named:
        return named[target]
    if ":" in target:
        try:
            return destination(target)
        except Wrong as wrong:
            raise ConfigError(_problem(wrong.message, wrong.mend)) from None
    if not named:
        raise ConfigError(_problem("newsgen.toml names no target.", NAMED))
    if not target and len(named) == 1:
        return next(iter(named.values()))
    if not target:
        raise ConfigError(_problem("newsgen.toml names more than one target.", f"Say which: {', '.join(named)}."))
    raise ConfigError(_problem(f"There is no target {target!r}.", did_you_mean(target, named)))


def _problem(message: str, mend: str) -> Problem:
    return Problem(rule="deploy/target", field="TARGET", message=message, mend=mend)


def plan_lines(done: Any) -> list[str]:
    """Each step, with its files and bytes."""
    width = max((len(step.name) for step in done.steps), default=0)
    return [
        f"  {step.name:<{width}}  {counted(step.files, 'file'):>14}{f'  {size(step.bytes):>9}' if step.bytes else ''}"
        for step in done.steps
    ]


def size_lines(site: Any, fits: Any) -> list[str]:
    """How large the whole site is, and on which hosts it fits."""
    whole = f"The whole site: {counted(site.files, 'file')}, {size(site.bytes)}, the largest {size(site.largest)}"
    lines = [f"{whole} ({site.name}), {counted(site.redirects, 'redirect')}{_built(site)}. It would"]
    for fit in fits:
        over = "; ".join(f"{shown(site, name)} of {shown(fit.host, name)}" for name in fit.over)
        lines.append(f"  {'not fit' if over else 'fit'} on {fit.host.name}{f': {over}' if over else ''}")
    return lines


def _built(site: Any) -> str:
    return f", built from nothing in {seconds(site.seconds)}" if site.seconds else ""


WORDS = {"files": "files", "bytes": "in all", "largest": "in one file", "folder": "files in one folder"}


def shown(of: Any, name: str) -> str:
    """A figure that has a limit, in words."""
    figure = getattr(of, name)
    if name == "seconds":
        return f"{seconds(figure)} for a build"
    return f"{size(figure) if name in ('bytes', 'largest') else f'{figure:,}'} {WORDS.get(name, name)}"


def summary(done: Any) -> str:
    """The last line: what was done, or would be."""
    sent = f"{counted(done.sent, 'file')} ({size(sum(step.bytes for step in done.steps))})"
    deleted = f", {counted(done.deleted, 'file')} deleted" if done.deleted else ""
    if done.problems:
        return f"Nothing was sent to {done.to}."
    if not done.sent and not done.deleted:
        return f"{done.to} has it all ({seconds(done.seconds)})."
    if done.dry_run:
        return f"Would send {sent}{deleted} to {done.to}; nothing was changed."
    return f"Sent {sent}{deleted} to {done.to} ({seconds(done.seconds)})."
