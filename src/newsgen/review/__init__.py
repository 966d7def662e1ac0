"""Doubtful readings before a person: a local page on which each is corrected, or confirmed, and written down.

`doubts` tells what is doubtful, `survey` where in an archive, `queue` in which order it is shown; a `proof` is one
article with its original. `roles`, `corrections` and `pictures` turn one `manuscript` into another, `files` writes it;
`steps` are what the page sends, `view` what it shows, `session` holds both together. `pages` answers the browser.
"""

import asyncio
import secrets
import socket
from collections.abc import Callable
from functools import partial

import uvicorn
from starlette.applications import Starlette

from newsgen.config import Config
from newsgen.intake import no_content
from newsgen.problems import ConfigError
from newsgen.review.doubts import BELOW
from newsgen.review.pages import pages
from newsgen.review.queue import Queue, queue
from newsgen.review.session import Session
from newsgen.review.survey import Progress, doubtful
from newsgen.serve import Desk, address

__all__ = ["BELOW", "Queue", "Session", "look", "serve"]


def look(config: Config, *, below: float, only: str = "", progress: Progress) -> Queue:
    """The queue of an archive's doubtful articles, or of those in a folder of content/.

    Every raw text is read, by as many processes as there are cores; `progress(stage, done, total)` is called on the
    way. Raises ConfigError when there is no content folder.
    """
    if not config.content_dir.is_dir():
        raise ConfigError(no_content(config))
    return queue(list(doubtful(config, below=below, only=only, progress=progress)))


def serve(session: Session, desk: Desk, listening: socket.socket, *, ready: Callable[[str], None]) -> None:
    """Serve the review at this socket until the process is interrupted; `ready` is called with its address.

    The address holds a key that is made anew each time: who does not know it gets no answer.
    """
    key = secrets.token_urlsafe(18)
    port = listening.getsockname()[1]
    hosts = frozenset(f"{host}:{port}" for host in ("127.0.0.1", "localhost"))
    application = partial(pages, session, desk, hosts=hosts, key=key)
    asyncio.run(_serve(application, listening, lambda: ready(f"{address(listening)}{key}/")))


async def _serve(application: Callable[[], Starlette], listening: socket.socket, ready: Callable[[], None]) -> None:
    settings = uvicorn.Config(
        application(), log_level="critical", lifespan="off", timeout_graceful_shutdown=1, server_header=False
    )
    ready()
    await uvicorn.Server(settings).serve(sockets=[listening])
