"""A deploy by SFTP that is killed at a request: `python -m proofs.unplugging ARCHIVE ADDRESS NUMBER`.

It ends by SIGKILL just before a request that changes something there, or just after it; others are under way then.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsgen.config import load
from newsgen.deploy.deploy import deploy
from newsgen.destinations import destination

CHANGING = ("open", "posix_rename", "rename", "mkdir", "remove", "rmdir")


class Cut:
    """Requests that are counted, of which one is the last."""

    def __init__(self, number: int) -> None:
        self._number, self._made = number, 0

    def counted(self, asked: Callable[..., Any]) -> Callable[..., Any]:
        """The same request, until its time has come."""

        async def call(*given: Any, **named: Any) -> Any:
            at = self._made
            self._made += 1
            self._ended(2 * at)
            try:
                return await asked(*given, **named)
            finally:
                self._ended(2 * at + 1)

        return call

    def _ended(self, moment: int) -> None:
        if moment == self._number:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    import asyncssh

    cut = Cut(int(sys.argv[3]))
    for name in CHANGING:
        setattr(asyncssh.SFTPClient, name, cut.counted(getattr(asyncssh.SFTPClient, name)))
    deploy(load(Path(sys.argv[1])), destination(sys.argv[2]), max_delete=100)
