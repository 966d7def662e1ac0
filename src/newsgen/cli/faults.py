"""What is said, and with which exit code, when a command cannot go on."""

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from newsgen import __version__
from newsgen.cli.console import Console, here
from newsgen.problems import (
    DEPLOY_FAILED,
    INTERNAL,
    LOCKED,
    NOTHING_PUBLISHED,
    OK,
    USAGE,
    Locked,
    NewsgenError,
    NotDeployed,
    NotExported,
    NotPublished,
)

STOPPED: Final = 130  # as shells report a program that was ended by Ctrl-C
# Of the errors that are not wrong use.
CODES: Final = (
    (Locked, LOCKED),
    (NotPublished, NOTHING_PUBLISHED),
    (NotExported, DEPLOY_FAILED),
    (NotDeployed, DEPLOY_FAILED),
)
PIPE_CLOSED: Final = 141  # as they report one whose reader went away


def outcome_of(command: Callable[[], Any], *, console: Console) -> int:
    """The exit code of a command; what it raises is told in words.

    Click's own errors and exits pass: it tells wrong use itself.
    """
    try:
        code = command()
        sys.stdout.flush()
    except (click.ClickException, click.exceptions.Exit):
        raise
    except NewsgenError as error:
        return _told(error, console)
    except (KeyboardInterrupt, click.Abort):
        console.remark("\nStopped. What was published before stands whole.")
        return STOPPED
    except BrokenPipeError:
        return _pipe_closed()
    except Exception as error:
        return _crashed(error, console)
    return code or OK


def _told(error: NewsgenError, console: Console) -> int:
    code = next((code for kind, code in CODES if isinstance(error, kind)), USAGE)
    console.problems(error.problems, every=True)
    console.emit(problems=error.problems, exit_code=code)
    return code


def _pipe_closed() -> int:
    """Nobody reads on (`newsgen explain … | head`): no more is written, not even at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def _crashed(error: Exception, console: Console) -> int:
    kept = _kept(error, console.root)
    click.secho(f"newsgen has met a fault of its own: {type(error).__name__}: {error}", fg="red", err=True)
    click.echo(
        f"Your sources are untouched. The details are kept in {here(kept)}; please report them.\n"
        "Running the command again after deleting .newsgen/ (it only costs time) may help.",
        err=True,
    )
    console.emit(fault=f"{type(error).__name__}: {error}", details=str(kept), exit_code=INTERNAL)
    return INTERNAL


def _kept(error: BaseException, root: Path | None) -> Path:
    """The file that `keep` wrote; elsewhere, when the archive's own disk is full or fails."""
    try:
        return keep(error, root)
    except OSError:
        return keep(error, None)


def keep(error: BaseException, root: Path | None) -> Path:
    """The file that now tells all that is needed to find the fault, in the memory of the archive, if any."""
    folder = root / ".newsgen" if root else Path(tempfile.gettempdir())
    file = folder / ("crash.txt" if root else "newsgen-crash.txt")
    told = f"newsgen {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(told + "".join(traceback.format_exception(error)), encoding="utf-8")
    return file
