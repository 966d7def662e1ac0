"""A real server at a free port: pages, news of builds, problems, and nothing from outside of the site."""

import re
import shutil

import httpx
import pytest

from newsgen.problems import ConfigError
from newsgen.serve import address, listen
from newsgen.serve.pages import inside, with_script
from proofs.serving import ARTICLE, PAGE, running


@pytest.fixture
def served(tmp_path):
    """A server of one's own, whose archive may be changed."""
    yield from running(tmp_path)


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """A server for all who only look."""
    yield from running(tmp_path_factory.mktemp("standing"))


def test_a_page_is_served_with_the_script_that_is_never_written(standing):
    answer = standing.page(PAGE)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "Ferry sails again" in answer.text
    assert re.search(r'<script src="/.newsgen/live.js" data-mark="\w+"></script></body>', answer.text)
    written = (standing.folder / "public" / PAGE).read_text()
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
    assert re.search(r"\d files changed", served.line("Built:"))  # the page, and the index of its words


def test_a_burst_of_saves_is_one_build_or_two(served):
    with served.news() as rounds:
        first = next(rounds)
        for number in range(60):
            served.write(f"content/{number}.md", ARTICLE.replace("Ferry", f"Ferry {number}"))
        marks = {first["mark"]}
        while served.page("2019/05/11/ferry-59-sails-again.html").status_code != 200:
            marks.add(next(rounds)["mark"])
        assert served.page("2019/05/11/ferry-0-sails-again.html").status_code == 200
        assert len(marks) <= 3


def test_a_file_written_beside_and_renamed_is_a_save(served):
    with served.news() as rounds:
        next(rounds)
        beside = served.folder / "content" / "ferry.md.tmp.4913"
        beside.write_text(ARTICLE.replace("The ferry", "The small ferry"))
        beside.replace(served.folder / "content" / "ferry.md")
        while "The small ferry sails again." not in served.page(PAGE).text:
            next(rounds)


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


def test_a_missing_page_is_the_sites_own_with_links_that_work_here(standing):
    answer = standing.page("2019/05/11/nowhere.html")
    assert answer.status_code == 404
    assert "live.js" in answer.text
    assert 'href="/' in answer.text
    assert 'href="https://example.org/archive/assets' not in answer.text


def test_a_folder_is_its_index_page(standing):
    assert "Gazette" in standing.page().text
    assert standing.page("2019/05/").status_code == 200
    moved = standing.page("2019/05")
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
def test_nothing_from_outside_of_the_site_is_served(standing, path):
    leak = standing.folder / "public" / "leak"
    leak.unlink(missing_ok=True)
    leak.symlink_to(standing.folder / "newsgen.toml")
    answer = httpx.get(httpx.URL(standing.address, raw_path=f"/{path}".encode()))
    assert answer.status_code == 404
    assert "title =" not in answer.text


def test_types_are_those_that_browsers_expect(standing):
    style = next((standing.folder / "public" / "assets").glob("*.css"))
    assert standing.page(f"assets/{style.name}").headers["content-type"] == "text/css; charset=utf-8"
    assert standing.page(".newsgen/live.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert standing.page("sitemap.xml").headers["content-type"] == "application/xml"


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
