"""`newsgen completion`: the script by which a shell completes commands, options and files."""

from typing import Final

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from newsgen.cli.options import subcommand

SHELLS: Final = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@subcommand(
    "completion",
    examples=(
        ('eval "$(newsgen completion bash)"', "in ~/.bashrc"),
        ('eval "$(newsgen completion zsh)"', "in ~/.zshrc, after compinit"),
        ("newsgen completion fish | source", "in ~/.config/fish/config.fish"),
    ),
    exits=(0, 2),
)
@click.argument("shell", type=click.Choice(list(SHELLS)), metavar="|".join(SHELLS))
@click.pass_context
def command(ctx: click.Context, *, shell: str) -> None:
    """Print the script that lets a shell complete newsgen.

    It completes commands, options and files. Put the line for your shell into its start-up file, and open a new one.
    """
    click.echo(script(shell, ctx.find_root().command))


def script(shell: str, program: click.Command) -> str:
    """The completion script; made without asking which version of the shell runs here."""
    return ShellComplete.source(SHELLS[shell](program, {}, "newsgen", "_NEWSGEN_COMPLETE"))
