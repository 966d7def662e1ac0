"""What an edit touches: the scopes that are planned anew after it, and no others.

The paper: three articles of World on three days of October, one of Sport in November that links to the second, and an
old tale without a date.
"""

from typing import NamedTuple

import pytest

from newsgen.catalog.queries import Shelf
from newsgen.catalog.rows import Row
from newsgen.catalog.store import Catalog, Stored
from newsgen.model import Article, Block, Figure
from proofs.making import article, listing, people, stored

PATTERN = "{year}/{month}/{day}/{slug}.html"
LINK = (Block(kind="paragraph", html='<p>As <a href="b.md">told</a>.</p>', text="As told.", anchor="p1"),)
FIELDS = {
    "a.md": {"published": "2015-10-13", "section": "World", "topics": ("Sea",)},
    "b.md": {"published": "2015-10-14", "section": "World", "topics": ("Sea", "Ice"), "byline": people("Ada Quill")},
    "c.md": {"published": "2015-10-15", "section": "World"},
    "d.md": {"published": "2015-11-01", "section": "Sport", "body": LINK},
    "e.md": {"section": "World"},
}


def one(path: str, **fields) -> Article:
    """An article of the paper, or a new one, with these fields otherwise."""
    given = {**FIELDS.get(path, {}), **fields}
    return article(path, given.pop("published", ""), **given)


class Edit(NamedTuple):
    """Articles that are new or changed, files that are gone, and photos that are measured."""

    saved: tuple[Article, ...] = ()
    gone: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()


def follow(path, rows: dict[str, Row], changed: list[Row], photos=(), *, threshold: int) -> int:
    """One look at content/ that holds these rows, of which some are new; the generation that it made."""
    with Catalog(path) as catalog:
        catalog.look([listing(*rows.values())], reading="r")
        catalog.keep(changed)
        catalog.keep_photos(Stored(file, 1, 1, 1, f"of {file}", 4, 3, "") for file in photos)
        catalog.load_addresses(list, fingerprint="none")
        catalog.settle(PATTERN, threshold=threshold)
        catalog.note("published", "1000")  # all that was minted
        return int(catalog.fact("generation") or 0)


FEEDS_AND_DATA = ("cards", "data", "history")


def touched(path, edit: Edit, *, threshold: int = 1) -> str:
    """The scopes of pages that an edit of the paper touches, a kind a line."""
    found = all_touched(path, edit, threshold=threshold)
    return "\n".join(" ".join((kind, *some)) for kind, some in found.items() if kind not in FEEDS_AND_DATA)


def all_touched(path, edit: Edit, *, threshold: int = 1) -> dict[str, list[str]]:
    """The same with those of feeds and data."""
    rows = {name: stored(one(name)) for name in FIELDS}
    since = follow(path, rows, list(rows.values()), threshold=threshold)
    saved = {each.origin.path: stored(each, data=repr(each).encode()) for each in edit.saved}
    after = {name: row for name, row in {**rows, **saved}.items() if name not in edit.gone}
    follow(path, after, list(saved.values()), edit.photos, threshold=threshold)
    with Shelf(path) as shelf:
        return shelf.touched(since)


LISTS_OF_B = """
day 2015-10-14
index author section topic
month 2015-10
sameday 10-14
section world
sitemap 2015-10 pages
topic ice sea
year 2015
"""


@pytest.mark.parametrize(
    ("edit", "scopes"),
    [
        pytest.param(Edit((one("b.md", rights="Ours"),)), "article b", id="what only its page shows"),
        pytest.param(
            Edit((one("b.md", headline="Ice"),)), f"article a b c\nauthor ada-quill{LISTS_OF_B}", id="what lists show"
        ),
        pytest.param(
            Edit((one("b.md", byline=people("Ada Quill", "Ben Ink")),)),
            f"article a b c\nauthor ada-quill ben-ink{LISTS_OF_B}",
            id="its byline",
        ),
        pytest.param(
            Edit((one("b.md", section="Sport"),)),
            "article a b c d\nauthor ada-quill\nday 2015-10-14\n"
            "index author section topic\nmonth 2015-10\nsameday 10-14\n"
            "section sport world\n"
            "sitemap 2015-10 pages\ntopic ice sea\nyear 2015",
            id="its section",
        ),
        pytest.param(
            Edit((one("b.md", published="2015-11-02"),)),
            "article a b c d\nauthor ada-quill\nday 2015-10-13 2015-10-14 2015-10-15 2015-11-01 2015-11-02\n"
            "gone 2015/10/14/b.html 2015/11/02/b.html\nindex author section topic\nmonth 2015-10 2015-11\n"
            "redirect 2015/10/14/b.html 2015/11/02/b.html\n"
            "sameday 10-13 10-14 10-15 11-01 11-02\nsection world\nsitemap 2015-10 2015-11 pages\n"
            "topic ice sea\nyear 2015",
            id="its date, and with it its address",
        ),
        pytest.param(
            Edit((one("b.md", published=""),)),
            "article a b c d\nauthor ada-quill\nday 2015-10-13 2015-10-14 2015-10-15\n"
            "gone 2015/10/14/b.html undated/b-2.html\nindex author section topic\nmonth 2015-10\n"
            "redirect 2015/10/14/b.html undated/b-2.html\n"
            "sameday 10-13 10-14 10-15\nsection world\nsitemap 2015-10 pages undated\n"
            "topic ice sea\nundated shelf\nyear 2015",
            id="that it has a date",
        ),
        pytest.param(
            Edit((one("b.md", aliases=("/old/1",)),)),
            "article b d\ngone 2015/10/14/b.html old/1/index.html\nredirect 2015/10/14/b.html old/1/index.html",
            id="an alias",
        ),
        pytest.param(
            Edit((one("b.md", id="k"),)),
            f"article a b c d k\nauthor ada-quill{LISTS_OF_B}".replace(
                "index", "gone 2015/10/14/b.html\nindex"
            ).replace("sameday", "redirect 2015/10/14/b.html\nsameday"),
            id="its id",
        ),
        pytest.param(
            Edit(gone=("d.md",)),
            "article d\nday 2015-10-15 2015-11-01\ngone 2015/11/01/d.html\nindex section\nmonth 2015-10 2015-11\n"
            "redirect 2015/11/01/d.html\nsameday 10-15 11-01\nsection sport\nsitemap 2015-11 pages\nyear 2015",
            id="all of it",
        ),
        pytest.param(
            Edit((one("f.md", published="2012"),)),
            "article f\ngone 2012/f.html\nredirect 2012/f.html\nsitemap 2012 pages\nyear 2012 2015",
            id="nothing but the year of a new one is known",
        ),
        pytest.param(Edit((article("a-copy.md", "2015-10-13", id="a"),)), "article a", id="its double"),
        pytest.param(
            Edit((one("d.md", figures=(Figure(file="draw.png"),)),)),
            "article d\nday 2015-11-01\nindex section\nmonth 2015-11\nphoto draw.png\n"
            "photos 2015-11 index\nsameday 11-01\n"
            "section sport\nsitemap 2015-11 pages\nyear 2015",
            id="its photo",
        ),
        pytest.param(Edit(photos=("spare.png",)), "photo spare.png", id="a photo that nothing shows"),
    ],
)
def test_what_changes_and_what_it_touches(tmp_path, edit, scopes):
    assert touched(tmp_path / "catalog.db", edit) == scopes.strip()


@pytest.mark.parametrize(
    ("edit", "scopes"),
    [
        pytest.param(Edit((one("b.md", rights="Ours"),)), {"data": ["2015-10"]}, id="what only its page shows"),
        pytest.param(
            Edit((one("b.md", headline="Ice"),)),
            {"cards": ["2015"], "data": ["2015-10"], "history": ["2015-10", "2015-11"]},
            id="what lists show, and the months beside",
        ),
        pytest.param(
            Edit((one("b.md", published=""),)),
            {
                "cards": ["2015", "undated"],
                "data": ["2015-10", "2015-11", "undated"],  # an article of November links to it
                "history": ["2015-10", "2015-11"],
            },
            id="that it has a date",
        ),
        pytest.param(
            Edit((one("f.md", published="2012"),)), {"cards": ["2012"], "data": ["2012"]}, id="a year is in no feed"
        ),
    ],
)
def test_what_changes_and_which_feeds_and_data_it_touches(tmp_path, edit, scopes):
    found = all_touched(tmp_path / "catalog.db", edit)
    assert {kind: some for kind, some in found.items() if kind in FEEDS_AND_DATA} == scopes


def test_a_photo_touches_what_shows_it(tmp_path):
    path = tmp_path / "catalog.db"
    rows = {"d.md": stored(one("d.md", figures=(Figure(file="draw.png"),))), "e.md": stored(one("e.md"))}
    since = follow(path, rows, list(rows.values()), threshold=1)
    follow(path, rows, [], ["draw.png"], threshold=1)
    with Shelf(path) as shelf:
        assert shelf.touched(since) == {
            "article": ["d"],
            "cards": ["2015"],
            "data": ["2015-11"],
            "day": ["2015-11-01"],
            "index": ["section"],
            "history": ["2015-11"],
            "month": ["2015-11"],
            "photo": ["draw.png"],
            "photos": ["2015-11", "index"],
            "sameday": ["11-01"],
            "section": ["sport"],
            "sitemap": ["2015-11", "pages"],
            "year": ["2015"],
        }


@pytest.mark.parametrize(("threshold", "articles"), [(1, "f"), (2, "b f"), (3, "f")])
def test_a_term_that_crosses_its_threshold_touches_all_that_stand_under_it(tmp_path, threshold, articles):
    edit = Edit((one("f.md", topics=("Ice",)),))
    first, *_ = touched(tmp_path / "catalog.db", edit, threshold=threshold).splitlines()
    assert first == f"article {articles}"


def test_too_many_changes_are_not_followed(tmp_path, monkeypatch):
    monkeypatch.setattr("newsgen.catalog.store.FOLLOWED", 2)
    path = tmp_path / "catalog.db"
    assert touched(path, Edit(tuple(one(name, rights="Ours") for name in FIELDS))) == ""
    with Shelf(path) as shelf:
        assert shelf.fact("followed") == shelf.fact("generation")


@pytest.mark.parametrize(
    ("pattern", "threshold"), [("{year}/{slug}.html", 1), (PATTERN, 2)], ids=["of addresses", "of terms"]
)
def test_under_other_rules_nothing_is_followed(tmp_path, pattern, threshold):
    path = tmp_path / "catalog.db"
    rows = {name: stored(one(name)) for name in FIELDS}
    follow(path, rows, list(rows.values()), threshold=1)
    with Catalog(path) as catalog:
        catalog.settle(pattern, threshold=threshold)
    with Shelf(path) as shelf:
        assert shelf.fact("followed") == shelf.fact("generation") == "2"
