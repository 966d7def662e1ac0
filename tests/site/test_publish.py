"""Publishing: what is new appears in order, what is gone goes, what is not ours stays."""

import pytest

from newsgen.digests import digest
from newsgen.model import PagePlan
from newsgen.site.manifest import Manifest, Printed
from newsgen.site.publish import publish
from newsgen.site.staging import Staging


@pytest.fixture
def output(tmp_path):
    return tmp_path / "public"


def plan(url, text, *, order=2):
    return PagePlan(url=url, kind="day", key=url, order=order, fingerprint=text)


def build(output, *pages, killed=False):
    """Publish exactly these (url, text) pages; (url, what) of each change."""
    staging = Staging(output)
    with Manifest(output.parent / ".newsgen", output) as manifest:
        printed = []
        for planned, standing in manifest.compare(plan(url, text) for url, text in pages):
            data = planned.fingerprint.encode()
            changed = digest(data) != standing
            if changed:
                staging.write(planned.url, data)
            printed.append(Printed(planned.url, "day", 2, planned.fingerprint, digest(data), len(data), changed))
        manifest.take(printed)
        if killed:
            manifest.announce(())
            for page in printed:
                (output / page.url).parent.mkdir(parents=True, exist_ok=True)
                (staging.folder / page.url).rename(output / page.url)
            return ()
        published = publish(manifest, staging, output, facts={})
    return tuple((change.path, change.what) for change in published.changes)


def files(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_first_build_appears_whole(output):
    assert build(output, ("index.html", "front"), ("2015/index.html", "year")) == (
        ("2015/index.html", "added"),
        ("index.html", "added"),
    )
    assert files(output) == {"index.html": "front", "2015/index.html": "year"}


def test_a_second_build_changes_nothing(output):
    build(output, ("index.html", "front"))
    assert build(output, ("index.html", "front")) == ()


def test_only_what_changed_is_written(output):
    build(output, ("index.html", "front"), ("a.html", "one"))
    assert build(output, ("index.html", "front"), ("a.html", "two")) == (("a.html", "changed"),)
    assert files(output) == {"index.html": "front", "a.html": "two"}


def test_what_is_not_planned_any_more_goes_with_its_folder(output):
    build(output, ("index.html", "front"), ("2015/10/a.html", "one"))
    assert build(output, ("index.html", "front")) == (("2015/10/a.html", "removed"),)
    assert [path.name for path in output.iterdir()] == ["index.html"]


def test_files_that_are_not_ours_are_never_deleted(output):
    build(output, ("index.html", "front"), ("2015/a.html", "one"))
    (output / "2015" / "holiday.jpg").write_text("theirs")
    build(output, ("index.html", "front"))
    assert files(output) == {"index.html": "front", "2015/holiday.jpg": "theirs"}


def test_an_emptied_folder_is_filled_again(output):
    build(output, ("index.html", "front"), ("a.html", "one"))
    for path in output.iterdir():
        path.unlink()
    assert build(output, ("index.html", "front"), ("a.html", "one")) == (
        ("a.html", "added"),
        ("index.html", "added"),
    )


def test_what_a_killed_build_put_in_place_is_known_as_ours(output):
    build(output, ("index.html", "front"))
    build(output, ("index.html", "front"), ("new.html", "new"), killed=True)
    assert build(output, ("index.html", "front")) == (("new.html", "removed"),)
    assert files(output) == {"index.html": "front"}


def test_nothing_stays_behind_in_the_staging_folder(output):
    build(output, ("index.html", "front"))
    build(output, ("index.html", "front"), ("a.html", "one"))
    assert sorted(path.name for path in output.parent.iterdir()) == [".newsgen", "public"]


def test_an_article_is_in_place_before_the_list_that_links_to_it(output, monkeypatch):
    placed = []
    build(output, ("index.html", "old"))
    monkeypatch.setattr("newsgen.site.publish.os.replace", lambda _, target: placed.append(target))
    staging = Staging(output)
    orders = {"index.html": 4, "atom.xml": 3, "2015/index.html": 2, "2015/a.html": 1, "assets/style.css": 0}
    with Manifest(output.parent / ".newsgen", output) as manifest:
        list(manifest.compare(plan(url, "x", order=order) for url, order in orders.items()))
        for url in orders:
            staging.write(url, b"x")
        manifest.take(Printed(url, "day", order, "x", "x", 1, True) for url, order in orders.items())
        publish(manifest, staging, output, facts={})
    assert [path.removeprefix(f"{output}/") for path in placed] == list(reversed(orders))


def test_two_pages_that_want_one_address_are_told(output):
    with Manifest(output.parent / ".newsgen", output) as manifest:
        list(manifest.compare([plan("a.html", "one"), PagePlan(url="A.html", kind="redirect", key="b")]))
        assert [(plan.url, plan.kind) for plan in manifest.refused] == [("A.html", "redirect")]


def test_two_output_folders_have_two_memories(output):
    other = output.with_name("preview")
    build(output, ("index.html", "front"))
    assert build(other, ("index.html", "front")) == (("index.html", "added"),)
    assert build(output, ("index.html", "front")) == ()
