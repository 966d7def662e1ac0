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


class Cut:
    """Requests that are counted, of which one is the last thing that the process does.

    Others that are under way then are let end: S3 replaces an object in one step, but rclone's server takes the old one
    away first, and would be blamed on us.
    """

    def __init__(self, number: int, *, after: bool) -> None:
        self._number, self._after = number, after
        self._changed, self._begun, self._under_way = threading.Condition(), 0, 0

    def counted(self, asked: Callable[..., Any]) -> Callable[..., Any]:
        """The same request, until its time has come."""

        def call(*given: Any, **named: Any) -> Any:
            last = self._begin()
            if last and not self._after:
                self._kill()
            try:
                return asked(*given, **named)
            finally:  # also where the server says no, as one that heeds conditions does
                if last:
                    self._kill()
                with self._changed:
                    self._under_way -= 1
                    self._changed.notify_all()

        return call

    def _begin(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._begun <= self._number)  # behind the last one none begins
            self._begun += 1
            self._under_way += 1
            return self._begun == self._number + 1

    def _kill(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._under_way == 1)
            os.kill(os.getpid(), signal.SIGKILL)


def main(folder: str, address: str, endpoint: str, number: str) -> None:
    """The deploy, until it is cut."""
    import obstore

    s3.SETTLING = 0.0  # type: ignore[misc]
    cut = Cut(int(number) // 2, after=bool(int(number) % 2))
    for name in WRITING:
        setattr(obstore, name, cut.counted(getattr(obstore, name)))
    where = Destination(name="live", address=address, endpoint=endpoint, region="us-east-1")
    deploy(load(Path(folder)), where, max_delete=100)


if __name__ == "__main__":
    main(*sys.argv[1:])
