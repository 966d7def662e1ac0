"""Who has an address: the first who wants it; and when that cannot be told from some pages alone."""

import pytest

from newsgen.model import PagePlan
from newsgen.site.manifest import ANY, Manifest, Printed


def plan(url: str, kind: str = "day") -> PagePlan:
    return PagePlan(url=url, kind=kind, key=url, fingerprint=kind)


@pytest.fixture
def manifest(tmp_path):
    with Manifest(tmp_path / ".newsgen", tmp_path / "public") as opened:
        yield opened


def standing(manifest: Manifest, *plans: PagePlan) -> None:
    """Let these pages stand, as a build leaves them."""
    for _ in manifest.compare(plans):
        pass
    manifest.take(Printed(each.url, each.kind, 2, each.kind, "d", 1, True) for each in plans)
    manifest.commit((), {"pages": str(len(plans)), "files": str(len(plans))})


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        (["a.html", "b.html"], []),
        (["a.html", "a.html"], ["a.html"]),
        (["Old.html", "old.html"], ["old.html"]),
        (["caf\u00e9.html", "cafe\u0301.html"], ["cafe\u0301.html"]),
        (["atom.xml", "atom.xml/index.html"], ["atom.xml/index.html"]),
        (["atom.xml/index.html", "atom.xml"], ["atom.xml"]),
        (["old.d/1/index.html", "Old.d"], ["Old.d"]),
        (["a/b.html", "a/b.html/c/d.html", "a/c.html"], ["a/b.html/c/d.html"]),
        (["a/x.html", "ab.html", "a-b/x.html"], []),
    ],
)
@pytest.mark.parametrize("batch", [1, 1000])
def test_first_come_first_served(manifest, monkeypatch, wanted, refused, batch):
    monkeypatch.setattr("newsgen.site.manifest.BATCH", batch)
    got = [stale.plan.url for stale in manifest.compare(map(plan, wanted))]
    assert [each.url for each in manifest.refused] == refused
    assert sorted([*got, *refused]) == sorted(wanted)


@pytest.mark.parametrize(
    ("new", "doubtful"),
    [
        ("2015/index.html", False),
        ("2015/10/b.html", False),
        ("2015/10/a.html", True),  # its address is another's
        ("2015/10/A.html", True),
        ("2015/10/a.html/index.html", True),  # on the way to it stands another
        ("2015", True),  # below it stand others
        ("old.D", True),
        ("old.dx", False),
        ("Café.html", True),
        ("CAFÉ.html", True),
    ],
)
def test_a_new_page_among_some_is_in_doubt_where_it_meets_one_of_the_rest(manifest, new, doubtful):
    standing(manifest, *(plan(url, "article") for url in ("2015/10/a.html", "Old.d/1.html", "Café.html")))
    found = manifest.compare_some([plan(new)], {"day": [new]})
    assert (found is None) == doubtful


def test_a_page_takes_the_place_of_one_that_is_planned_with_it(manifest):
    standing(manifest, plan("2015/10/a.html", "gone"), plan("b.html"))
    new = plan("2015/10/a.html", "article")
    found = manifest.compare_some([new], {"article": ["2015/10/a.html"], "gone": ["2015/10/a.html"]})
    assert [stale.plan for stale in found or ()] == [new]
    assert manifest.gone() == ()
    assert manifest.counts() == (2, 2)


def test_a_page_of_a_scope_that_is_not_planned_any_more_is_gone(manifest):
    standing(manifest, plan("a.html"), plan("b.html"), plan("c.html", "month"))
    assert manifest.compare_some([], {"day": ["a.html"]}) == []
    assert manifest.gone() == ("a.html",)
    assert manifest.counts() == (2, 2)
    assert [manifest.planned(url) for url in ("a.html", "b.html", "B.html", "c.html")] == [False, True, True, True]
    assert manifest.compare_some([], {"day": [ANY]}) == []
    assert manifest.gone() == ("a.html", "b.html")


def test_two_that_want_one_address_are_in_doubt_together(manifest):
    standing(manifest, plan("b.html"))
    assert manifest.compare_some([plan("a.html"), plan("a.html", "month")], {"day": ["a.html"]}) is None
