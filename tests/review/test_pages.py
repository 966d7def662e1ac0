"""A real server: who is answered, who is not, and what a step brings about."""

import threading
import time

import httpx
import pytest

from newsgen.config import load
from newsgen.site.lock import lock
from proofs.reviewing import FERRY, Review, archive


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """A review for all who only look."""
    server = Review(archive(tmp_path_factory.mktemp("standing"), ferry=FERRY))
    yield server
    server.close()


@pytest.fixture
def review(tmp_path):
    server = Review(archive(tmp_path, ferry=FERRY, storm=FERRY.replace("erry", "torm")))
    yield server
    server.close()


def test_the_page_its_files_and_the_site(standing):
    page = httpx.get(standing.address)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "needs JavaScript" in page.text
    for name in ("review.js", "review.css", "galley.css"):
        assert httpx.get(f"{standing.address}{name}").status_code == 200
    told = httpx.get(f"{standing.address}preview?path=old/ferry.txt").json()
    assert told["address"] == "2015/10/14/oldport-news.html"
    assert "OLDPORT NEWS" in httpx.get(f"{standing.address}site/{told['address']}").text


@pytest.mark.parametrize("path", ["", "review.js", "site/index.html"])
def test_no_page_runs_a_script_that_is_not_ours(standing, path):
    policy = httpx.get(f"{standing.address}{path}").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert ("script-src" in policy) == (not path.startswith("site/"))
    assert "unsafe-inline" not in policy.split("style-src")[0]


@pytest.mark.parametrize("path", ["", "state", "wrong-key/", "wrong-key/state", "review.js", "site/index.html"])
def test_who_does_not_know_the_key_gets_nothing(standing, path):
    answer = httpx.get(f"{standing.root}{path}")
    assert (answer.status_code, answer.text) == (404, "No page here.")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "localhost:1", ""])
def test_another_host_gets_nothing_even_with_the_key(standing, host):
    assert httpx.get(f"{standing.address}state", headers={"Host": host}).status_code in (400, 404)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Newsgen-Review": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["step", "move", "undo"])
def test_a_step_of_another_page_is_refused(standing, path, headers):
    before = standing.state()
    assert standing.post(path, {}, **headers).status_code == 403
    assert standing.state() == before


@pytest.mark.parametrize("path", ["step", "move", "undo"])
def test_a_step_is_never_a_mere_link(standing, path):
    assert httpx.get(f"{standing.address}{path}").status_code in (404, 405)


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        None,
        {"path": "old/ferry.txt", "sha256": "", "step": {"type": "right"}},
        {"path": "../newsgen.toml", "sha256": "", "step": {"type": "right"}},
        {"path": "old/ferry.txt", "sha256": "", "step": {"type": "delete"}},
        {"path": "old/ferry.txt", "sha256": "", "step": {"type": "role", "part": "x", "role": []}},
        "x" * 300_000,
    ],
)
def test_a_step_that_is_none_is_told_and_nothing_written(standing, body):
    answer = standing.post("step", body)
    assert answer.status_code == 409
    assert answer.json()["problem"]["message"]
    assert (standing.folder / "content/old/ferry.txt").read_text() == FERRY


@pytest.mark.parametrize(
    "path", ["../newsgen.toml", "%2e%2e/newsgen.toml", "..%2fnewsgen.toml", "%2fetc/passwd", "a%00b"]
)
def test_nothing_from_outside_of_the_site_is_served(standing, path):
    key = standing.address.removeprefix(standing.root)
    answer = httpx.get(httpx.URL(standing.root, raw_path=f"/{key}site/{path}".encode()))
    assert answer.status_code == 404


def test_a_step_is_written_built_and_taken_back(review):
    before = review.state()
    assert (before["done"], before["total"], before["undo"]) == (0, 2, 0)
    after = review.step(type="role", part=1, role="headline").json()
    path = after["article"]["path"]
    assert path == before["article"]["path"].replace(".txt", ".md")
    assert "headline: Ferry to" in (review.folder / "content/old/ferry.md").read_text()
    told = httpx.get(f"{review.address}preview", params={"path": path}).json()
    page = httpx.get(f"{review.address}site/{told['address']}").text
    assert "Ferry to the outer islands sails again</h1>" in page
    assert told["address"] == "2015/10/14/oldport-news.html"  # once published, an address stays
    back = review.post("undo", {}).json()
    assert back["article"] == before["article"]
    assert review.post("undo", {}).json()["problem"]["message"] == "There is nothing to take back."


def test_a_file_that_was_edited_meanwhile_is_not_written_over(review):
    article = review.state()["article"]
    place = review.folder / "content" / article["path"]
    place.write_text(FERRY + "\nOne more line.\n")
    answer = review.post("step", {"path": article["path"], "sha256": article["sha256"], "step": {"type": "right"}})
    assert answer.json()["problem"]["rule"] == "review/changed"
    assert place.read_text().endswith("One more line.\n")
    assert review.step(type="right").status_code == 200


def test_done_ones_stay_done_after_a_restart(review):
    first = review.state()["article"]["path"]
    assert review.step(type="right").json()["done"] == 1
    assert review.close() == 0
    again = Review(review.folder)
    state = again.state()
    again.close()
    assert (state["total"], state["done"]) == (1, 0)
    assert state["article"]["path"] != first


def test_an_article_that_goes_is_told_and_passed_over(review):
    article = review.state()["article"]
    (review.folder / "content" / article["path"]).unlink()
    state = review.state()
    assert state["article"] is None
    assert "not there any more" in state["problem"]
    assert review.post("move", {"by": 1}).json()["article"]["path"] != article["path"]
    assert review.post("move", {"by": 7}).status_code == 409


def test_a_page_is_built_once_another_newsgen_has_ended(review):
    review.step(type="field", name="kicker", value="Harbour")
    path = review.state()["article"]["path"]
    with lock(load(review.folder).memory_dir):
        told: list[dict] = []
        asking = threading.Thread(
            target=lambda: told.append(httpx.get(f"{review.address}preview", params={"path": path}, timeout=20).json())
        )
        asking.start()
        time.sleep(0.6)
        assert told == []
    asking.join()
    assert told[0]["problems"] == []
    assert "Harbour" in httpx.get(f"{review.address}site/{told[0]['address']}").text


def test_a_text_of_very_many_lines_keeps_its_form(tmp_path):
    many = "Ferry sails again\n\n" + "\n\n".join(f"Short line {number} of the list." for number in range(5_100))
    server = Review(archive(tmp_path, many=many), "--below", "1")
    article = server.state()["article"]
    assert (article["original"], article["parts"], article["lines"]) == (False, [], [])
    answer = server.step(type="field", name="kicker", value="Harbour").json()
    assert answer["article"]["path"] == "old/many.md"
    server.close()


def test_names_that_stand_in_the_text_are_proposed(standing):
    names = standing.state()["article"]["names"]
    assert names == ["Olga Brandt", "Anna Kell", "Jane Doe", "Long Spit", "Peter Holm", "Harbour Post"]
