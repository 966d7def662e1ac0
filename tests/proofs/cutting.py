"""A deploy that is killed by the system at a request: `python -m proofs.cutting ARCHIVE ADDRESS ENDPOINT NUMBER`.

It ends by SIGKILL just before the request of that number, or just after it reached the server, or with exit code 0
where it made fewer.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsgen.config import load
from newsgen.deploy.deploy import deploy
from newsgen.deploy.targets import s3
from newsgen.destinations import Destination

WRITING = ("put", "delete")


def cut(library: Any, number: int, *, after: bool) -> None:
    """Make the library's request of this number the last thing that the process does."""
    counting, made = threading.Lock(), iter(range(10**9))

    def counted(asked: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            with counting:
                last = next(made) == number
            if last and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            answer = asked(*given, **named)
            if last:
                os.kill(os.getpid(), signal.SIGKILL)
            return answer

        return call

    for name in WRITING:
        setattr(library, name, counted(getattr(library, name)))


def main(folder: str, address: str, endpoint: str, number: str) -> None:
    """The deploy, until it is cut."""
    import obstore

    s3.SETTLING = 0.0  # type: ignore[misc]
    cut(obstore, int(number) // 2, after=bool(int(number) % 2))
    where = Destination(name="live", address=address, endpoint=endpoint, region="us-east-1")
    deploy(load(Path(folder)), where, max_delete=100)


if __name__ == "__main__":
    main(*sys.argv[1:])
