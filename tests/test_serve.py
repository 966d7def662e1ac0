"""A real server at a free port: pages, news of builds, problems, and nothing from outside of the site."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from newsgen.problems import ConfigError
from newsgen.serve import address, listen
from newsgen.serve.pages import inside, with_script

ARTICLE = "---\nheadline: Ferry sails again\nstandfirst: After nine days.\npublished: 2019-05-11\n---\nThe ferry sails again.\n"
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
        for line in self.process.stdout:
            if containing in line:
                return line
        raise AssertionError(f"{containing!r} was never said; exit code {self.process.wait()}")

    def page(self, path: str = "") -> httpx.Response:
        """What a browser is answered, redirects not followed."""
        return httpx.get(f"{self.address}{path}")

    def write(self, path: str, text: str) -> None:
        """Save a file of the archive, as an editor would."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

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


@pytest.fixture
def served(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.toml").write_text('title = "Gazette"\nbase_url = "https://example.org/archive/"\n')
    (tmp_path / "content" / "ferry.md").write_text(ARTICLE)
    running = Served(tmp_path)
    yield running
    if running.process.poll() is None:
        running.close()


def test_a_page_is_served_with_the_script_that_is_never_written(served):
    answer = served.page(PAGE)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "Ferry sails again" in answer.text
    assert re.search(r'<script src="/.newsgen/live.js" data-mark="\w+"></script></body>', answer.text)
    written = (served.folder / "public" / PAGE).read_text()
    assert "live.js" not in written
    assert answer.text == with_script(written.encode(), re.search(r'data-mark="(\w+)"', answer.text)[1]).decode()


def test_a_save_is_built_told_and_shown(served):
    with served.news() as rounds:
        before = next(rounds)
        assert before["problems"] == []
        served.write("content/ferry.md", ARTICLE.replace("The ferry", "The small ferry"))
        after = next(rounds)
        assert after["mark"] != before["mark"]
    text = served.page(PAGE).text
    assert "The small ferry sails again." in text
    assert f'data-mark="{after["mark"]}"' in text
    assert "1 changed" in served.line("Built:")


def test_a_burst_of_saves_is_one_build(served):
    with served.news() as rounds:
        next(rounds)
        for number in range(40):
            served.write(f"content/{number}.md", ARTICLE.replace("Ferry", f"Ferry {number}"))
        next(rounds)
        assert served.page("2019/05/11/ferry-0-sails-again.html").status_code == 200
        assert served.page("2019/05/11/ferry-39-sails-again.html").status_code == 200


def test_a_broken_article_is_told_in_page_and_terminal_and_mended(served):
    with served.news() as rounds:
        next(rounds)
        served.write("content/storm.md", ARTICLE.replace("2019-05-11", "2019-13-01").replace("Ferry", "Storm"))
        problem = next(rounds)["problems"][0]
        assert (problem["place"], problem["field"]) == ("content/storm.md:4", "published")
        assert problem["severity"] == "error"
        assert problem["mend"]
        assert "content/storm.md:4 published: " in served.line("content/storm.md")
        served.write("content/storm.md", ARTICLE.replace("Ferry", "Storm"))
        assert next(rounds)["problems"] == []
    assert served.page("2019/05/11/storm-sails-again.html").status_code == 200


def test_wrong_settings_are_told_and_the_old_site_stays(served):
    with served.news() as rounds:
        next(rounds)
        served.write("newsgen.toml", 'titel = "Post"\n')
        problem = next(rounds)["problems"][0]
        assert problem["place"] == "newsgen.toml:1"
        assert problem["message"] == "There is no setting 'titel'."
        assert served.page(PAGE).status_code == 200
        served.write("newsgen.toml", 'title = "Post"\n')
        assert next(rounds)["problems"] == []
    assert "Post" in served.page().text


def test_a_template_of_ones_own_is_used_as_soon_as_it_is_there(served):
    with served.news() as rounds:
        next(rounds)
        served.write("templates/notfound.html", "<!doctype html><title>Lost</title><body>Lost at sea</body>")
        next(rounds)
        assert "Lost at sea" in served.page("nowhere.html").text
        served.write("templates/notfound.html", "<!doctype html><title>Lost</title><body>Lost ashore</body>")
        next(rounds)
        assert "Lost ashore" in served.page("nowhere.html").text


def test_a_missing_page_is_the_sites_own_with_links_that_work_here(served):
    answer = served.page("2019/05/11/nowhere.html")
    assert answer.status_code == 404
    assert "live.js" in answer.text
    assert 'href="/' in answer.text
    assert 'href="https://example.org/archive/assets' not in answer.text


def test_a_folder_is_its_index_page(served):
    assert "Gazette" in served.page().text
    assert served.page("2019/05/").status_code == 200
    moved = served.page("2019/05")
    assert (moved.status_code, moved.headers["location"]) == (307, "/2019/05/")


@pytest.mark.parametrize(
    "path",
    [
        "../newsgen.toml",
        "%2e%2e/newsgen.toml",
        "..%2fnewsgen.toml",
        "2019/..%2f..%2fnewsgen.toml",
        "%2fetc/passwd",
        "/etc/passwd",
        "..%5cnewsgen.toml",
        "a%00b",
        "a" * 5000,
        "leak",
    ],
)
def test_nothing_from_outside_of_the_site_is_served(served, path):
    (served.folder / "public" / "leak").symlink_to(served.folder / "newsgen.toml")
    answer = httpx.get(httpx.URL(served.address, raw_path=f"/{path}".encode()))
    assert answer.status_code == 404
    assert "title =" not in answer.text


def test_types_are_those_that_browsers_expect(served):
    style = next((served.folder / "public" / "assets").glob("*.css"))
    assert served.page(f"assets/{style.name}").headers["content-type"] == "text/css; charset=utf-8"
    assert served.page(".newsgen/live.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert served.page("sitemap.xml").headers["content-type"] == "application/xml"


def test_ctrl_c_closes_it_quietly_even_while_a_page_listens(served):
    with served.news() as rounds:
        next(rounds)
        assert served.close() == 0


def test_the_content_folder_may_go_and_come_back(served):
    with served.news() as rounds:
        next(rounds)
        shutil.move(served.folder / "content", served.folder / "away")
        assert "content folder" in next(rounds)["problems"][0]["message"]
        shutil.move(served.folder / "away", served.folder / "content")
        assert next(rounds)["problems"] == []
        served.write("content/ferry.md", ARTICLE.replace("The ferry", "The last ferry"))
        next(rounds)
    assert "The last ferry sails again." in served.page(PAGE).text


def test_a_port_that_is_taken_gives_way_to_the_next():
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with listen("127.0.0.1", port) as second:
            assert second.getsockname()[1] > port
            assert address(second) == f"http://127.0.0.1:{second.getsockname()[1]}/"


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(ConfigError, match=r"Nothing can be served at 203\.0\.113\.1"):
        listen("203.0.113.1", 8000)


def test_every_address_is_shown_as_one_that_a_browser_opens():
    with listen("0.0.0.0", 0) as listening:
        assert address(listening) == f"http://127.0.0.1:{listening.getsockname()[1]}/"


def test_links_out_of_the_folder_lead_nowhere(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text("")
    assert inside(tmp_path / "site", "a.html") == tmp_path / "site" / "a.html"
    assert inside(tmp_path / "site", "../secret") is None
    assert inside(tmp_path / "site", "/etc/passwd") is None


def test_the_script_goes_before_the_end_of_the_body_or_at_the_very_end():
    tag = b'<script src="/.newsgen/live.js" data-mark="m"></script>'
    page = b"<body><p>&lt;/body></p>"
    assert with_script(page + b"</body></html>", "m") == page + tag + b"</body></html>"
    assert with_script(b"<p>No body", "m") == b"<p>No body" + tag
