"""The plan as data: two lists in, what to do out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.deploy.moves import moves
from newsgen.deploy.state import HEAD, Doubtful, Taken, lines, pending, taken
from newsgen.deploy.steps import DELETIONS, STEPS, Plan, step
from newsgen.site.inventory import Held

ONE, TWO = "1" * 64, "2" * 64


def held(url, digest=ONE, kind="article"):
    return Held(url, kind, digest, 7)


def had(url, digest=ONE):
    return Taken(url, digest[:32], 7, "article")


def told(site, there, announced=(), *, doubt=False):
    return [(move.what, move.url) for move in moves(site, there, announced, doubt=doubt)]


def test_each_way_in_which_site_and_target_differ():
    site = [held("changed", TWO), held("new"), held("same")]
    there = [had("changed"), had("gone"), had("same")]
    assert told(site, there) == [("changed", "changed"), ("gone", "gone"), ("new", "new")]


def test_what_was_announced_and_did_not_settle_is_looked_at_or_goes():
    assert told([held("a"), held("b")], [had("a")], ["a", "c"]) == [("doubt", "a"), ("new", "b"), ("gone", "c")]


def test_with_doubt_everything_is_looked_at():
    assert told([held("a"), held("b")], [had("a")], doubt=True) == [("doubt", "a"), ("doubt", "b")]


names = st.text(alphabet="ab/ü𝒳\uffff", min_size=1, max_size=4)


@given(st.dictionaries(names, st.sampled_from([ONE, TWO])), st.dictionaries(names, st.sampled_from([ONE, TWO])))
def test_the_moves_make_the_one_from_the_other(site, there):
    ours = [held(url, digest) for url, digest in sorted(site.items())]
    made = dict(there)
    for move in moves(ours, [had(url, digest) for url, digest in sorted(there.items())], [], doubt=False):
        made.pop(move.url, None)
        if move.what != "gone":
            made[move.url] = move.digest
    assert made == site


@pytest.mark.parametrize(
    ("kind", "url", "what", "expected"),
    [
        ("asset", "assets/a.css", "changed", "assets"),
        ("finding", "search/ab/abc.bin", "new", "assets"),
        ("finding", "search/index.json", "changed", "feeds, sitemap, search"),
        ("photo", "photos/a.jpg", "new", "photos"),
        ("article", "2015/a.html", "new", "new articles"),
        ("redirect", "old.html", "changed", "articles"),
        ("day", "2015/10/14/index.html", "new", "new listings"),
        ("a guest's", "puzzles/index.html", "changed", "listings"),
        ("sitemap", "sitemap.xml", "changed", "feeds, sitemap, search"),
        ("front", "index.html", "new", "front page"),
        ("seal", "SHA256SUMS", "new", "new sums"),
        ("seal", "SHA256SUMS", "changed", "sums"),
        ("asset", "assets/a.css", "gone", "deletions"),
    ],
)
def test_every_file_has_its_step(kind, url, what, expected):
    (move,) = moves([held(url, kind=kind)], [], [], doubt=False)
    assert step(move._replace(what=what)) == expected
    assert expected in (*STEPS, DELETIONS)


def test_a_plan_keeps_its_steps_in_order_and_counts_them():
    site = [held("a.html"), Held("assets/a.css", "asset", TWO, 100), Held("index.html", "front", ONE, 9)]
    with Plan() as plan:
        plan.add(moves(site, [had("a.html", TWO), had("z.html")], ["s.html"], doubt=False))
        assert [move.url for move in plan.uploads()] == ["assets/a.css", "a.html", "index.html"]
        assert [(step.name, step.files, step.bytes) for step in plan.steps()] == [
            ("assets", 1, 100), ("articles", 1, 7), ("front page", 1, 9), ("deletions", 2, 0),
        ]  # fmt: skip
        assert plan.counted == 1  # of s.html nobody knows what it was
        assert list(plan.touched()) == ["a.html", "assets/a.css", "index.html", "s.html", "z.html"]


def test_a_list_comes_back_as_it_was_written():
    site = [held("2015/a.html"), held("2015/ü.html", TWO)]
    assert list(taken(lines(site))) == [had("2015/a.html"), had("2015/ü.html", TWO)]
    assert list(taken([])) == []


LINE = "a.html\t" + "0" * 32 + "\t5\tarticle"


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "a.html",
        LINE.replace("a.html", "../a.html"),
        LINE.replace("a.html", "/etc/passwd"),
        LINE.replace("a.html", "a//b"),
        LINE.replace("a.html", "a/./b"),
        LINE.replace("a.html", "a\\..\\b"),
        LINE.replace("a.html", "a\x00b"),
        LINE.replace("a.html", ".newsgen-deploy/lock"),
        LINE.replace("0" * 32, "0" * 31),
        LINE.replace("\t5\t", "\t-5\t"),
        LINE.replace("article", "<b>"),
    ],
)
def test_a_line_that_newsgen_would_not_have_written_makes_the_list_doubtful(wrong):
    with pytest.raises(Doubtful):
        list(taken([HEAD, wrong]))
    with pytest.raises(Doubtful):
        list(pending(["z", wrong.split("\t")[0]]))
