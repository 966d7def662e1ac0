"""`newsgen plan`: how large the site is, and on which hosts it fits."""

from pathlib import Path

import click

from newsgen.cli.console import Console
from newsgen.cli.deploy import size_lines
from newsgen.cli.later import later
from newsgen.cli.options import archive, json_option, quiet_option, site_option, subcommand
from newsgen.problems import DEPLOY_FAILED, OK, ConfigError, Problem

measured = later("newsgen.deploy.measuring", "measured")
forecast = later("newsgen.deploy.hosts", "forecast")

# As a person types them; of a host with several plans it is enough that one takes the site.
HOSTS = ("cloudflare", "github", "gitlab", "netlify", "s3")


@subcommand(
    "plan",
    examples=(
        ("newsgen plan", "files, bytes, redirects and build time beside what each host takes"),
        ("newsgen plan --host cloudflare", "exit code 4 when Cloudflare would not take the site"),
    ),
    exits=(0, 2, 4, 70, 130),
)
@site_option
@click.option("--host", "hosts", multiple=True, type=click.Choice(HOSTS), help="End with 4 unless the site fits there.")
@json_option
@quiet_option
@click.make_pass_decorator(Console)
def command(console: Console, *, site: Path | None, hosts: tuple[str, ...]) -> int:
    """Tell how large the site is, and on which hosts it fits.

    What the last build left is measured: its files, their bytes, the largest of them, the fullest folder, redirects.
    A host that builds the site itself is taken to be as fast as this machine was in its last build from nothing.
    """
    config = archive(console, site)
    size = measured(config)
    if not size.files:
        message, mend = "There is no site that this version of newsgen remembers to have built.", "Run `newsgen build`."
        raise ConfigError(Problem(rule="plan/nothing", path=str(config.output_dir), message=message, mend=mend))
    fits = forecast(size)
    for line in size_lines(size, fits):
        console.say(line)
    if not size.seconds:
        console.remark("No build from nothing was measured here: `newsgen build --clean` is one.")
    taken = {each for each in hosts if any(not fit.over for fit in fits if fit.host.name.lower().startswith(each))}
    code = OK if taken == {*hosts} else DEPLOY_FAILED
    console.emit(size, hosts=fits, exit_code=code)
    return code
