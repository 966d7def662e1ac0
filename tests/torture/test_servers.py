"""Servers that people use, over a folder that deploys switch: whoever reads meanwhile meets no broken link."""

import gzip
import threading
from collections import deque
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest

from newsgen.deploy.deploy import deploy
from newsgen.destinations import Destination
from proofs.archive import Archive, story
from proofs.crawl import Sheet
from proofs.dispatch import FIRST
from proofs.rounds import Rounds
from proofs.webservers import shown

UNPACKING = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}


class Reader(threading.Thread):
    """Someone who goes from the front page to all that it leads to, again and again."""

    def __init__(self, host: str, accepted: str) -> None:
        super().__init__()
        self.host, self.accepted = host, accepted
        self.broken: list[str] = []
        self.rounds = self.answers = 0
        self.encodings: set[str | None] = set()
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            self.read_all()
            self.rounds += 1

    def read_all(self) -> None:
        waiting, seen = deque(["index.html"]), {"index.html"}
        while waiting:
            url = waiting.popleft()
            status, data = self.asked(url)
            self.answers += 1
            if status != 200:
                self.broken.append(f"{status} {url}")
            elif url.endswith(".html"):
                sheet = Sheet(url)
                sheet.feed(data.decode())
                fresh = [link.path for link in sheet.links if not link.outside and link.path not in seen]
                seen.update(fresh)
                waiting.extend(dict.fromkeys(fresh))

    def asked(self, url: str) -> tuple[int, bytes]:
        connection = HTTPConnection(self.host, timeout=30)
        connection.request("GET", f"/{url}", headers={"Accept-Encoding": self.accepted})
        answer = connection.getresponse()
        data, encoding = answer.read(), answer.getheader("content-encoding")
        connection.close()
        self.encodings.add(encoding)
        return answer.status, UNPACKING[encoding](data)


@pytest.mark.rounds("switches of a folder while readers go through it", quick=2, full=20)
@pytest.mark.parametrize(("name", "accepted"), [("nginx", "gzip"), ("caddy", "gzip, br")])
def test_nobody_meets_a_broken_link(tmp_path: Path, name: str, accepted: str, rounds: Rounds) -> None:
    archive = Archive(tmp_path / "archive", {**FIRST, "old.md": story("Old", "2015-10-09", aliases="[node/1.html]")})
    archive.build()
    where = Destination(name="", address=f"folder:{tmp_path / 'www'}", precompress=("gz", "br"))
    deploy(archive.config, where)
    with shown(name, tmp_path / "www", tmp_path / name) as host:
        reader = Reader(host, accepted)
        assert reader.asked("node/1.html")[0] == 301
        reader.start()
        for number, _ in enumerate(rounds):
            edition(archive, number)
            deploy(archive.config, where, max_delete=100)
            seen = len(reader.broken)
            rounds.note(reader.broken[:seen], name)
            rounds.struck[f"under {name}"] += 1
        reader.ended.set()
        reader.join()
        rounds.note(reader.broken, name)
    assert reader.rounds > 1
    assert reader.answers > 20 * reader.rounds
    assert reader.encodings >= ({"gzip"} if name == "nginx" else {"br"})
    rounds.hold()


def edition(archive: Archive, number: int) -> None:
    """One article changed, one new, the one before the last taken out of the paper."""
    archive.write("b.md", FIRST["b.md"] + f"\nAnd thawed {number} times.\n")
    archive.write(f"n{number}.md", story(f"News {number}", f"2015-11-{1 + number:02}", topics="[Sea, New]"))
    if number > 1:
        archive.delete(f"n{number - 2}.md")
    archive.build()
