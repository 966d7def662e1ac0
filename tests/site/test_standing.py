"""What the site will hold: what was printed, and what stands there and is still planned."""

import pytest

from newsgen.model import PagePlan
from newsgen.site.manifest import Manifest, Printed
from newsgen.site.standing import Standing, at_top, standing, within_first


def plan(url, text="", kind="day"):
    return PagePlan(url=url, kind=kind, key=url, scope=url[:4], fingerprint=text)


def printed(url, digest, kind="day"):
    return Printed(url, kind, 2, "", digest, len(digest), changed=True)


@pytest.fixture
def manifest(tmp_path):
    output = tmp_path / "public"
    output.mkdir()
    (output / "index.html").touch()
    with Manifest(tmp_path / ".newsgen", output) as made:
        yield made


def stands(manifest, *urls):
    """As if these had been published before."""
    manifest.database.executemany(
        "insert into pages values (?, ?, 'day', ?, '', 'old', 3)", ((url, url, url[:4]) for url in urls)
    )


def test_of_a_whole_plan_what_is_not_planned_goes(manifest):
    stands(manifest, "2014/a.html", "2015/b.html", "2015/c.html")
    list(manifest.compare([plan("2015/b.html"), plan("2015/c.html", "new"), plan("2016/d.html", "new")]))
    manifest.take([printed("2015/c.html", "new"), printed("2016/d.html", "newer")])
    assert list(standing(manifest.database)) == [
        Standing("2015/b.html", "old", 3),
        Standing("2015/c.html", "new", 3),
        Standing("2016/d.html", "newer", 5),
    ]


def test_of_a_plan_of_some_scopes_the_others_stay(manifest):
    stands(manifest, "2014/a.html", "2015/b.html", "2015/c.html")
    assert manifest.compare_some([plan("2015/b.html", "new")], {"day": ["2015"]}) is not None
    manifest.take([printed("2015/b.html", "new")])
    assert [(each.url, each.digest) for each in standing(manifest.database)] == [
        ("2014/a.html", "old"),
        ("2015/b.html", "new"),
    ]


def test_seals_are_not_among_them_and_a_folder_is_its_own(manifest):
    urls = ("data-old/x.csv", "data/a.csv", "data/é.csv", "data0.csv", "database/y.csv")
    stands(manifest, *urls)
    list(manifest.compare([*map(plan, urls), plan("data/package.json", kind="seal")]))
    manifest.take([printed("data/package.json", "new", kind="seal")])
    assert [each.url for each in standing(manifest.database)] == sorted(urls)
    assert [each.url for each in standing(manifest.database, "data/")] == ["data/a.csv", "data/é.csv"]


def test_the_top_is_what_lies_in_no_folder(manifest):
    urls = ("2015.html", "2015/b.html", "20150", "2015/\U0010fffe.html", "a", "a.b/c", "zz/z/z.html", "é.txt")
    stands(manifest, *urls)
    list(manifest.compare([*map(plan, urls), plan("new.html")]))
    manifest.take([printed("new.html", "newer"), printed("a", "new")])
    assert list(at_top(manifest.database)) == [
        "old  2015.html", "old  20150", "new  a", "newer  new.html", "old  é.txt",
    ]  # fmt: skip


def test_a_folder_is_touched_by_what_comes_changes_and_goes(manifest):
    stands(manifest, "2013/a.html", "2014/a.html", "2015/b.html", "2015/c.html", "2016/d.html", "top.html")
    planned = [plan("2014/a.html", "same"), plan("2015/b.html", "new"), plan("2017/e.html", "new")]
    assert manifest.compare_some(planned, {"day": ["2014", "2015", "2016", "2017"]}) is not None
    manifest.take([
        printed("2014/a.html", "old")._replace(changed=False), printed("2015/b.html", "new"),
        printed("2017/e.html", "new"), printed("sums/x.txt", "new", kind="seal"),
    ])  # fmt: skip
    assert within_first(manifest.database) == ["2015", "2016", "2017"]
