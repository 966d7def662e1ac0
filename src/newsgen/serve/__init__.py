"""The archive on this machine while it is edited: built on every save, and shown at once.

`watch` notes what is saved, `saves` tells when to build for it, `desk` builds and remembers how it went, `pages`
answers browsers, `live.js` is what each page is given on its way out. Builds run in a thread of their own, one at a
time; what is saved meanwhile waits for the next.
"""

import asyncio
import errno
import socket
from collections.abc import Callable, Iterable
from typing import Final

import uvicorn

from newsgen.problems import ConfigError, Problem
from newsgen.serve.desk import Desk, Round
from newsgen.serve.pages import site
from newsgen.serve.watch import Watch

__all__ = ["Desk", "Round", "address", "listen", "serve"]

PORTS_TRIED: Final = 20
_EVERY_ADDRESS: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 -- said, not bound


def serve(desk: Desk, listening: socket.socket, *, ready: Callable[[str], None], told: Callable[[Round], None]) -> None:
    """Serve the desk's site at this socket until the process is interrupted.

    `ready` is called with the address once every save is noticed, `told` after every build that brought
    something new.
    """
    asyncio.run(_serve(desk, listening, ready=ready, told=told))


async def _serve(
    desk: Desk, listening: socket.socket, *, ready: Callable[[str], None], told: Callable[[Round], None]
) -> None:
    settings = uvicorn.Config(site(desk), log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    watch = Watch(desk)
    jobs = [asyncio.create_task(job) for job in (*watch.jobs(), _build_when(watch, desk, told))]
    server = uvicorn.Server(settings)
    for job in jobs:
        # They only end by a fault: a server that follows no save any more must not look as if it did.
        job.add_done_callback(lambda _: setattr(server, "should_exit", True))
    await asyncio.sleep(0)  # every job begins: from here on no save is missed
    ready(address(listening))
    try:
        await server.serve(sockets=[listening])
        for job in jobs:
            if job.done():
                job.result()
    finally:
        for job in jobs:
            job.cancel()


async def _build_when(watch: Watch, desk: Desk, told: Callable[[Round], None]) -> None:
    """Build whenever something was saved; all that is saved during a build is one next build."""
    while True:
        saved = await watch.saves.next()
        before = desk.round
        after = await asyncio.to_thread(desk.follow, saved)
        if after.report is None:
            watch.saves.missed()
        watch.follow()
        desk.ring()
        if after.mark != before.mark:
            told(after)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at this port, or at the next that is free; port 0 is any.

    Raises ConfigError when there is none, or when the host is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    why = "no such port"
    for each in _ports(port):
        try:
            return socket.create_server((host, each), family=family)
        except OSError as error:
            why = error.strerror or str(error)
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                break
    message = f"Nothing can be served at {host}, port {port}: {why}."
    mend = "Name another port with --port, or an address of this machine with --host."
    raise ConfigError(Problem(rule="serve/address", message=message, mend=mend))


def _ports(first: int) -> Iterable[int]:
    return range(first, min(first + PORTS_TRIED, 65536)) if first else (0,)


def address(listening: socket.socket) -> str:
    """The address that a browser on this machine opens."""
    host, port = listening.getsockname()[:2]
    host = _EVERY_ADDRESS.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
