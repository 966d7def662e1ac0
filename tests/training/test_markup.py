"""Pages as texts whose roles the markup tells."""

import gzip
import json
from pathlib import Path
from typing import get_args

import pytest

from newsgen.model import Role
from training.labels import Mismatch, labels, with_labels
from training.markup import pages, publisher
from training.pages import blocks

SENTENCE = "The ferry to {} will sail twice a day from Monday, the harbour master of Oldport said, weather permitting."
STORY = [SENTENCE.format(place) for place in ("Westhaven", "Newport", "Eastport", "Northport", "Southport", "Midport")]
PAGE = f"""<html><head><title>no</title><script>var hidden = "words";</script></head><body>
<nav class="menu"><a>Home</a></nav><article><h1>Ferry sails again</h1>
<p class="standfirst">After a winter in the dock, the boat is back.</p>
<div class="byline">Jane Roe</div><time>1 March 2014</time>
<figure><img src="a.jpg"><figcaption>The boat at the quay on Friday morning.</figcaption></figure>
<p>{STORY[0]}<p>{STORY[1]}</p><aside class="related-links"><a>Tides are late again this year</a></aside>
<h2>Back at sea</h2><p>{STORY[2]}</p><p>{STORY[3]}</p><ul><li>{STORY[4]}</li></ul><p>{STORY[5]}</p>
<div class="share-bar">Share</div><p>Something of which nobody says what it is.</p></article></body></html>"""
TRUTH = {
    "title": "Ferry sails again",
    "authors": ["Jane Roe"],
    "body": {
        "summary": ["After a winter in the dock, the boat is back."],
        "sections": [
            {"headline": [], "paragraphs": STORY[:2]},
            {"headline": ["Back at sea"], "paragraphs": STORY[2:]},
        ],
    },
    "images": [],
}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "corpora" / "html-fundus" / "xx"
    folder.mkdir(parents=True)
    (folder / "HarbourPost_1.html.gz").write_bytes(gzip.compress(PAGE.encode(), mtime=0))
    (folder / "HarbourPost.json").write_text(json.dumps({"V1": TRUTH}))
    url = "https://www.harbourpost.example/ferry"
    (folder / "meta.info").write_text(json.dumps({"HarbourPost_1.html.gz": {"url": url}}))
    for name, empty in (("html-newspaper4k/articles.json", "[]"), ("html-aeb/ground-truth.json", "{}")):
        file = tmp_path / "corpora" / name
        file.parent.mkdir()
        file.write_text(empty)
    return tmp_path


def test_the_roles_of_a_page(shared):
    (text,) = pages(shared, frozenset())
    assert [next(iter(block.roles), "?") for block in text.blocks] == [
        "headline", "standfirst", "byline", "date", "caption", "paragraph", "paragraph", "boilerplate", "subhead",
        "paragraph", "paragraph", "list_item", "paragraph", "?",
    ]  # fmt: skip
    assert text.publisher == "harbourpost.example"
    assert [text.words[block.start : block.end] for block in text.blocks][5:7] == STORY[:2]


def test_a_page_that_is_labelled_already_is_left_out(shared):
    assert list(pages(shared, frozenset({"HarbourPost_1"}))) == []


def test_labels_by_hand_fill_what_markup_leaves_open(shared):
    (text,) = pages(shared, frozenset())
    last = text.blocks[-1]
    row = {"id": text.id, "sha256": "other", "blocks": [[last.start, last.end, "note"]]}
    with pytest.raises(Mismatch, match=text.id):
        list(with_labels([text], {text.id: row}))


def test_the_labels_hold_no_words_and_each_role_is_one():
    roles = {role for row in labels().values() for _, _, role in row["blocks"]}
    assert sum(len(row["blocks"]) for row in labels().values()) == 782
    assert len(labels()) == 88
    assert roles == set(get_args(Role)) - {"headline"}
    assert all(set(row) == {"id", "sha256", "blocks"} for row in labels().values())


def test_blocks_of_a_page_without_its_head_and_scripts():
    seen = blocks("<p>One <b>two</b><br>three<p>four<style>x{}</style><div><span>five</span> six</div><p> – </p>")
    assert [each.words for each in seen] == ["One two", "three", "four", "five six"]


@pytest.mark.parametrize("html", ["", "<", "<p", "</div></div><p>x", "<div>" * 5000 + "x", "\0<p>\ud800x"])
def test_no_page_is_too_broken(html):
    assert len(blocks(html)) <= 1


def test_the_publisher_is_the_host():
    assert publisher("https://www.harbourpost.example/a") == "harbourpost.example"
    assert publisher("Harbour Post") == "Harbour Post"
