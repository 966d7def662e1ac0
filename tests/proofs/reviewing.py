"""A running `newsgen review` for tests: its address, its page in a browser, what it says."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx

PATIENCE = 60  # seconds: a long text is read anew after a step, on whatever machine
FERRY = """OLDPORT NEWS

Ferry to the outer islands sails again

After nine days of storm the harbour is open

By Jane Doe

October 14, 2015

The ferry leaves the mole at Sandhaven on Tuesday, October 13, 2015

Photo: Harbour Press

The ferry to the outer islands left Sandhaven on Tuesday morning, nine days after the storm had closed the harbour. \
"We had bread for two more days at the most," said Olga Brandt, who keeps the shop on Long Spit.

What comes next

"Nobody told us anything about the boats this week," she said, and turned to the window. Peter Holm, the harbour \
master, would not comment.

"It was the longest week of the year for all of us," the teacher Anna Kell told the Harbour Post.

• bread for the islands

• post for the light

Pictures of the storm hang on the wall of the library, where everybody can see them on any day of the week.

Harbour Press and agencies
"""


class Review:
    """A running `newsgen review`."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newsgen", "review", "--port", "0", *options],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"NO_COLOR": "1", "PYTHONUNBUFFERED": "1"},
        )
        said = []
        for line in self.process.stdout:
            said.append(line)
            if "to review at" in line:
                break
        found = re.search(r"http://\S+/", "".join(said))
        assert found, f"exit code {self.process.wait()}: {''.join(said)}"
        self.address = found[0]

    @property
    def root(self) -> str:
        """The address without its key, with the closing slash."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}/"

    def state(self) -> dict:
        """What the page is told."""
        return httpx.get(f"{self.address}state", timeout=PATIENCE).json()

    def step(self, **what) -> httpx.Response:
        """A step on the article that is shown, as the page sends it."""
        article = self.state()["article"]
        return self.post("step", {"path": article["path"], "sha256": article["sha256"], "step": what})

    def post(self, path: str, body: object, **headers: str) -> httpx.Response:
        """A request as the page sends it."""
        sent = {"X-Newsgen-Review": "1"} | headers
        return httpx.post(f"{self.address}{path}", json=body, headers=sent, timeout=PATIENCE)

    def close(self) -> int:
        """Ctrl-C, and the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=20)
        self.process.stdout.close()
        return code


def archive(folder: Path, **texts: str) -> Path:
    """An archive of these raw texts under content/old/."""
    (folder / "content" / "old").mkdir(parents=True)
    (folder / "newsgen.toml").write_text('title = "The Harbour Post"\n')
    for name, text in texts.items():
        (folder / "content" / "old" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
