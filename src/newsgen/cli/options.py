"""What commands have in common: options, the archive they work on, and the end of their help."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from newsgen.cli.console import Console
from newsgen.config import Config, find, load

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Example = tuple[str, str]  # a command line, and what it does

EXITS: Final = {
    0: "all well",
    1: "done, but there were problems",
    2: "wrong use or configuration; nothing was done",
    3: "nothing was published; the old site stands as it was",
    4: "what was to be written elsewhere is not there, or not all of it; what stood there is whole",
    5: "something is not as it was left",
    70: "a fault of newsgen's own; the details are kept in .newsgen/crash.txt",
    75: "another run is at work in this archive",
    130: "stopped by Ctrl-C",
}

Folder: Final = click.Path(file_okay=False, path_type=Path)
ExistingFolder: Final = click.Path(exists=True, file_okay=False, path_type=Path)


class Epilogue(click.Command):
    """A command whose help ends with examples and exit codes."""

    def __init__(self, *args: Any, examples: Sequence[Example] = (), exits: Sequence[int] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.examples = examples
        self.exits = exits

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Examples first: most people look for nothing else."""
        with formatter.section("Examples"):
            formatter.write_dl(list(self.examples), col_max=44)
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), EXITS[code]) for code in self.exits])


def subcommand(
    name: str, *, examples: Sequence[Example], exits: Sequence[int] = (0, 2, 70)
) -> Callable[[Callable[..., Any]], click.Command]:
    """The decorator of a command: its function gives the exit code, or None for 0."""
    return click.command(name, cls=Epilogue, examples=examples, exits=exits)


def archive(console: Console, site: Path | None) -> Config:
    """The settings of the archive that is meant: the one named, or that of the current folder.

    Raises ConfigError when there is none, or when its settings are wrong.
    """
    root = site or find(Path.cwd())
    console.root = root.resolve()
    return load(root)


def _quiet(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    ctx.ensure_object(Console).quiet |= value


def _as_json(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    ctx.ensure_object(Console).json |= value


quiet_option: Final = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_quiet,
    help="Say nothing but problems.",
)
json_option: Final = click.option(
    "--json",
    is_flag=True,
    expose_value=False,
    callback=_as_json,
    help="Print JSON for programs, and nothing else.",
)
site_option: Final = click.option(
    "--site",
    type=ExistingFolder,
    metavar="DIR",
    help="The archive's folder.  [default: the one that the current folder belongs to]",
)
strict_option: Final = click.option("--strict", is_flag=True, help="Take any problem as a failure (exit code 3).")
verbose_option: Final = click.option(
    "-v", "--verbose", is_flag=True, help="Show every problem, and what is only worth a note."
)
