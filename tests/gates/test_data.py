"""What programs take in as data: true to the published standards, whole, and sealed."""

import csv
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft7Validator

from proofs.crawl import files
from proofs.standards import JSON_FEED, NINJS, broken
from proofs.sums import checked

PROFILE = Path(__file__).parent / "schemas" / "datapackage-2.0.json"


def lines(paper) -> dict[str, list[dict[str, Any]]]:
    """File of data → its articles."""
    return {
        path.name: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted((paper.folder / "data").glob("*.jsonl"))
    }


def package(paper) -> dict[str, Any]:
    return json.loads(paper.text("data/datapackage.json"))


# -- ninjs ---------------------------------------------------------------------------------------


def test_every_line_is_ninjs_3_but_for_our_extension(paper):
    """The standard's open type `ninjsType`, which each line names, takes properties beside its own; ours is one."""
    articles = [each for some in lines(paper).values() for each in some]
    assert {each["standard"]["schema"].partition("#")[2] for each in articles} == {"/$defs/ninjsType"}
    bare = [{name: value for name, value in each.items() if name != "newsgen"} for each in articles]
    assert broken(NINJS, bare) == []
    whole = next(each for each in bare if "associations" in each)
    assert broken(NINJS, [{**whole, "byline": "Ada Quill"}, {**whole, "associations": [{"uri": "urn:a"}]}]) != []


def test_every_article_stands_in_the_data_once_with_its_words(paper):
    base = paper.config.base_url
    told = [(each["uri"], each["bodies"][0]["value"]) for some in lines(paper).values() for each in some]
    assert sorted(told) == sorted((base + path, article.body_text) for path, article in paper.articles.items())


def test_no_undated_article_is_given_a_moment(paper):
    given = {paper.config.base_url + path: article.published for path, article in paper.articles.items()}
    for each in (each for some in lines(paper).values() for each in some):
        when = given[each["uri"]]
        assert ("contentCreated" in each) <= (when.precision == "time")
        assert each["newsgen"].get("published", {}).get("text", "") == when.text


# -- the data package ----------------------------------------------------------------------------


def test_the_package_keeps_to_its_profile(paper):
    profile = Draft7Validator(json.loads(PROFILE.read_text(encoding="utf-8")))
    assert [error.message for error in profile.iter_errors(package(paper))] == []
    assert not profile.is_valid({**package(paper), "resources": [{"path": "a.csv"}]})
    names = [each["name"] for each in package(paper)["resources"]]
    assert len(names) == len(set(names))


def test_the_package_tells_the_truth_of_every_file(paper):
    folder = paper.folder / "data"
    told = {each["path"]: (each["bytes"], each["hash"]) for each in package(paper)["resources"]}
    there = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "datapackage.json"}
    assert told == {name: (len(data), f"sha256:{sha256(data).hexdigest()}") for name, data in there.items()}


def test_the_tables_have_the_told_fields_and_each_article_once(paper):
    keys = []
    for each in package(paper)["resources"]:
        if each["format"] == "csv":
            text = (paper.folder / "data" / each["path"]).read_bytes().decode(each["encoding"])
            heads, *rows = csv.reader(text.splitlines(keepends=True), strict=True)
            assert heads == [field["name"] for field in each["schema"]["fields"]]
            assert {len(row) for row in rows} == {len(heads)}
            keys += [row[heads.index("id")] for row in rows]
    assert sorted(keys) == sorted(article.id for article in paper.articles.values())


# -- feeds ---------------------------------------------------------------------------------------


def test_the_json_feed_keeps_to_its_rules(paper):
    feed = json.loads(paper.text("feed.json"))
    assert broken(JSON_FEED, [feed]) == []
    assert broken(JSON_FEED, [{**feed, "items": [{"id": "a"}]}]) != []
    atom = feedparser.parse((paper.folder / "atom.xml").read_bytes())
    assert [each["url"] for each in feed["items"]] == [entry.link for entry in atom.entries]
    assert len({each["id"] for each in feed["items"]}) == len(feed["items"])


def walked(paper, first: str, rel: str) -> dict[str, Any]:
    """The feed documents met from the first by the links of this relation, in their order."""
    base, met, path = paper.config.base_url, {}, first
    while path:
        assert path not in met, f"{path} leads in a circle"
        met[path] = feedparser.parse((paper.folder / path).read_bytes())
        assert met[path].bozo == 0, path
        ahead = [link.href for link in met[path].feed.links if link.rel == rel]
        assert len(ahead) <= 1
        path = ahead[0].removeprefix(base) if ahead else ""
    return met


def test_from_the_feed_back_every_dated_article_is_met_once(paper):
    """RFC 5005, section 4: the documents of the archive hold all entries, each `prev-archive` leads one back."""
    met = walked(paper, "atom.xml", "prev-archive")
    archive = [path for path in met if path != "atom.xml"]
    entries = [entry.link for path in archive for entry in met[path].entries]
    dated = [paper.config.base_url + path for path, article in paper.articles.items() if article.published.day]
    assert sorted(entries) == sorted(dated)
    assert {entry.link for entry in met["atom.xml"].entries} <= set(entries)
    times = [entry.published for path in archive for entry in met[path].entries]
    assert times == sorted(times, reverse=True)
    assert {f"feeds/{path.name}" for path in (paper.folder / "feeds").iterdir()} == set(archive)
    assert list(walked(paper, archive[-1], "next-archive")) == archive[::-1]


def test_each_document_says_that_it_is_archived_and_which_feed_is_current(paper):
    for path in sorted((paper.folder / "feeds").iterdir()):
        text = path.read_text(encoding="utf-8")
        links = {link.rel: link.href for link in feedparser.parse(text.encode()).feed.links}
        assert "http://purl.org/syndication/history/1.0" in text
        assert links["current"] == f"{paper.config.base_url}atom.xml"
        assert links["self"] == f"{paper.config.base_url}feeds/{path.name}"


# -- sums ----------------------------------------------------------------------------------------


def test_sha256sum_finds_every_file_as_it_was_built(paper):
    seen = {path for path in checked(paper.folder) if not path.startswith(".")}  # hidden ones are for hosts
    assert seen == files(paper.folder) - {"SHA256SUMS"}


def test_sha256sum_finds_a_file_that_is_not(tmp_path):
    (tmp_path / "a.txt").write_text("other", encoding="utf-8")
    (tmp_path / "SHA256SUMS").write_text(f"{sha256(b'one').hexdigest()}  a.txt\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"a\.txt"):
        checked(tmp_path)
