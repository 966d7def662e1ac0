"""A running `newsgen serve` for tests: its pages, its news, and what it says."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx

ARTICLE = """---
headline: Ferry sails again
standfirst: After nine days.
published: 2019-05-11
---
The ferry sails again.
"""
PAGE = "2019/05/11/ferry-sails-again.html"


class Served:
    """A running `newsgen serve`, and what it says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newsgen", "serve", "--port", "0"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"NO_COLOR": "1", "PYTHONUNBUFFERED": "1"},
        )
        self.address = re.search(r"http://\S+/", self.line("The archive is at"))[0]

    def line(self, containing: str) -> str:
        """The next line of its output that holds these words."""
        said = []
        for line in self.process.stdout:
            said.append(line)
            if containing in line:
                return line
        raise AssertionError(f"exit code {self.process.wait()}, and {containing!r} not in {''.join(said)}")

    def page(self, path: str = "") -> httpx.Response:
        """What a browser is answered, redirects not followed."""
        return httpx.get(f"{self.address}{path}")

    def write(self, path: str, text: str) -> None:
        """Save a file of the archive in one step, as careful editors do."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = self.folder / ".unfinished"
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)

    def news(self) -> "News":
        """The stream of news, as the page's script hears it."""
        return News(self.address)

    def close(self) -> int:
        """Ctrl-C, and the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=20)
        self.process.stdout.close()
        return code


class News:
    """Rounds, one after the other, as Server-Sent Events bring them."""

    def __init__(self, address: str) -> None:
        self._stream = httpx.stream("GET", f"{address}.newsgen/events", timeout=30)

    def __enter__(self) -> Iterator[dict]:
        return self._rounds(self._stream.__enter__())

    def __exit__(self, *error) -> None:
        self._stream.__exit__(*error)

    def _rounds(self, answer: httpx.Response) -> Iterator[dict]:
        assert answer.headers["content-type"].startswith("text/event-stream")
        return (json.loads(line[6:]) for line in answer.iter_lines() if line.startswith("data: "))


def running(folder: Path) -> Iterator[Served]:
    (folder / "content").mkdir()
    (folder / "newsgen.toml").write_text('title = "Gazette"\nbase_url = "https://example.org/archive/"\n')
    (folder / "content" / "ferry.md").write_text(ARTICLE)
    server = Served(folder)
    yield server
    if server.process.poll() is None:
        server.close()
