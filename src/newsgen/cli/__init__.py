"""Words in, words out: the only room that prints, exits or looks at the clock.

One file a command, loaded only when it is called, so that help and completion come at once. `console` says
how things look, `progress` how long they take, `options` what commands have in common, `faults` what is
said when a command cannot go on.
"""

import os
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final, NoReturn, cast

import click

from newsgen import __version__
from newsgen.cli.console import Console
from newsgen.cli.faults import outcome_of
from newsgen.cli.options import EXITS, Epilogue, quiet_option
from newsgen.problems import did_you_mean

# Every command and its one line, in the order in which a person meets them.
COMMANDS: Final = {
    "new": "Start a new archive: settings, content, a first article.",
    "import": "Turn raw sources into articles that a person can edit.",
    "explain": "Show how a source was read: each line, each field, and why.",
    "review": "Correct doubtful readings in the browser, the most doubtful first.",
    "build": "Bring the site up to date with its content.",
    "check": "Tell everything that is wrong, without building.",
    "record": "Keep what is published now, so that later changes can be shown.",
    "plan": "Tell how large the site is, and on which hosts it fits.",
    "deploy": "Send the site to where people read it: what is missing there.",
    "verify": "Tell every file that is not as the last build left it.",
    "export": "Write the archive in a form that others keep and read.",
    "serve": "Show the site on this machine, and build it anew on every save.",
    "schema": "Print the JSON Schema of the front matter, for editors.",
    "completion": "Print the script that lets a shell complete newsgen.",
}


class Commands(Mapping[str, click.Command]):
    """The commands by name; each one's module is imported when the command is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in COMMANDS:
            raise KeyError(name)
        module = import_module(f"newsgen.cli.{name}_" if iskeyword(name) else f"newsgen.cli.{name}")
        return cast(click.Command, module.command)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Newsgen(Epilogue, click.Group):
    """All commands, loaded lazily, with every error turned into words and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """The commands in the order in which a person meets them."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list in the help, made without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """The same for shells, which ask at every press of a key."""
        from click.shell_completion import CompletionItem

        fitting = [name for name in COMMANDS if name.startswith(incomplete)]
        commands = [CompletionItem(name, help=COMMANDS[name]) for name in fitting]
        return commands + click.Command.shell_complete(self, ctx, incomplete)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was asked for; an unknown one ends in a guess."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            raise click.UsageError(f"There is no command {name!r}. {did_you_mean(name, COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> NoReturn:
        """Run the command; every way out is an exit code."""
        console = ctx.ensure_object(Console)
        code = outcome_of(lambda: super(Newsgen, self).invoke(ctx), console=console)
        ctx.exit(code)


@click.command(
    cls=Newsgen,
    commands=cast(MutableMapping[str, click.Command], Commands()),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    examples=(
        ("newsgen new gazette", "a new archive in gazette/"),
        ("newsgen import scans/*.txt", "its raw texts become articles"),
        ("newsgen build", "the site, in public/"),
        ("newsgen serve", "the same in a browser, while you edit"),
    ),
    exits=tuple(EXITS),
)
@click.version_option(__version__, "-V", "--version", message="newsgen %(version)s")
@quiet_option
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Raw news articles in; a permanent, browsable, citable static archive out.

    An archive is a folder with newsgen.toml and content/. Commands work on the archive that the current
    folder belongs to, or on the one named by --site. `newsgen COMMAND --help` says more about each.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main() -> None:
    """The console script: a terminal that cannot show a character gets a mark in its place, not a fault."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    cli(prog_name="newsgen")
