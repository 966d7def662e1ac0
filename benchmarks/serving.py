"""How soon a reader at `newsgen serve` sees a save."""

import http.client
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from benchmarks.builders import CORRECTION, Newsgen
from benchmarks.measure import Run, Watcher

BETWEEN: Final = 0.004  # seconds between two looks at the page: they are work for the server, too
PATIENCE: Final = 60.0
FIRST: Final = 1000  # corrections of this number and above are made here


def served(builder: Newsgen, rounds: int) -> tuple[Run, ...]:
    """For each save of an article, the seconds until its page shows what was saved; the server's memory with each."""
    runs = []
    with _serving(builder.site) as (process, host):
        page = _page(builder)
        for times in range(FIRST, FIRST + rounds + 1):
            with Watcher(process) as watcher:
                wall = _until_shown(builder, host, page, times)
            runs.append(Run(wall=wall, cpu=0.0, peak=watcher.peak))
    return tuple(runs[1:])  # at the first save it has yet to load what it needs


def _until_shown(builder: Newsgen, host: str, page: str, times: int) -> float:
    wanted = CORRECTION.format(times).encode()
    builder.edit(times)
    begun = time.perf_counter()
    while time.perf_counter() - begun < PATIENCE:
        if wanted in _body(host, page):
            return time.perf_counter() - begun
        time.sleep(BETWEEN)
    raise TimeoutError(f"{page} does not show what was saved after {PATIENCE:.0f} seconds")


def _page(builder: Newsgen) -> str:
    story = builder.corpus.story(builder.corpus.articles // 2)
    return f"/{story.date:%Y/%m/%d}/{story.slug}.html"


def _body(host: str, page: str) -> bytes:
    connection = http.client.HTTPConnection(host, timeout=PATIENCE)
    with suppress(OSError):
        connection.request("GET", page)
        return connection.getresponse().read()
    return b""


@contextmanager
def _serving(site: Path) -> Iterator[tuple[int, str]]:
    """A running server: its process, and its host and port."""
    newsgen = Path(sys.executable).with_name("newsgen")
    command = (str(newsgen), "serve", "--port", "0")
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            lines = iter(server.stdout or ())
            hosts = (found[1] for line in lines if (found := re.search(r"http://([\w.:]+)/", line)))
            yield server.pid, next(hosts, "localhost:0")  # it ended: nothing will be shown
        finally:
            server.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                server.wait(PATIENCE / 6)
            server.kill()
