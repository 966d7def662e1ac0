"""A deploy by SSH that is killed at a command: `python -m proofs.hanging_up ARCHIVE ADDRESS NUMBER`.

It ends by SIGKILL just before a command, or just after it.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsgen.config import load
from newsgen.deploy.deploy import deploy
from newsgen.deploy.targets import ssh
from newsgen.destinations import destination


def cut(told: Callable[..., Any], number: int) -> Callable[..., Any]:
    """The same, until its time has come."""
    made = iter(range(10**9))

    def call(*given: Any, **named: Any) -> Any:
        at = next(made)
        if 2 * at == number:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = told(*given, **named)
        if 2 * at + 1 == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return call


if __name__ == "__main__":
    ssh.told = cut(ssh.told, int(sys.argv[3]))
    deploy(load(Path(sys.argv[1])), destination(sys.argv[2]), max_delete=100)
