"""What a save while serving is built for: only where it was saved, at once, and everything when all is calm."""

import asyncio

import pytest

from newsgen.articles import folders
from newsgen.problems import Problem
from newsgen.serve import Desk, saves
from newsgen.serve.saves import FEW, Saves
from newsgen.serve.watch import Watch
from proofs.archive import Archive, story

# -- what a build looks at -----------------------------------------------------------------------

LEAD = {"standfirst": "What lists show"}
PAPER = {
    "note.md": story("Note", "2015-09-01", **LEAD),
    "2015/10/storm.md": story("Storm at sea", "2015-10-13", **LEAD),
    "2015/11/calm.md": story("Calm", "2015-11-02", **LEAD),
}
ALL = ["", "2015/", "2015/10/", "2015/11/"]


def desk_of(archive):
    """The desk of an archive that has been built once."""
    desk = Desk(archive.config, fault=lambda error: Problem(rule="fault", message=repr(error)))
    assert desk.build().problems == ()
    return desk


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive", PAPER, settings='search = false\nleave_out = ["data"]\n')


@pytest.fixture
def listed(monkeypatch):
    """The folders of content/ that are listed from here on."""
    found, listing = [], folders._listing

    def spy(root, folder, inside):
        found.append(folder)
        return listing(root, folder, inside)

    monkeypatch.setattr(folders, "_listing", spy)
    return found


@pytest.mark.parametrize(
    ("saved", "looked_into"),
    [
        (["2015/10/storm.md"], ["2015/10/"]),
        (["2015/10/storm.md", "2015/10/new.md", "2015/11/calm.md"], ["2015/10/", "2015/11/"]),
        (["note.md"], [""]),
        (["2015/10/4913"], ["2015/10/"]),  # a file that an editor made and took away
        ([], []),  # a template
        (["2015/12/new.md"], ALL),  # in a folder that nobody knows yet
        (["2015/10"], ALL),  # a folder that was moved or deleted
        (None, ALL),
    ],
)
def test_a_build_looks_only_where_something_was_saved(archive, listed, saved, looked_into):
    desk = desk_of(archive)
    listed.clear()
    assert desk.follow(saved).problems == ()
    assert listed == looked_into


@pytest.mark.parametrize("lost", ["catalog.db", "newsgen.toml"])
def test_without_memory_or_under_other_settings_all_is_looked_at(archive, listed, lost):
    desk = desk_of(archive)
    if lost == "newsgen.toml":
        archive.configure('language = "de"\nsearch = false\n')
    else:
        (archive.folder / ".newsgen" / lost).unlink()
    listed.clear()
    assert desk.follow([]).report.published == 3
    assert listed == ALL


def test_what_was_saved_is_all_that_is_parsed(archive):
    desk = desk_of(archive)
    archive.write("2015/10/storm.md", story("Storm at sea", "2015-10-13", body="It blew.", **LEAD))
    archive.write("2015/11/calm.md", story("Calm", "2015-11-02", body="It did not.", **LEAD))
    report = desk.follow(["2015/10/storm.md"]).report
    assert (report.parsed, [change.path for change in report.changes]) == (1, ["2015/10/13/storm-at-sea.html"])
    report = desk.follow(None).report
    assert (report.parsed, [change.path for change in report.changes]) == (1, ["2015/11/02/calm.html"])


def test_a_moved_folder_is_followed(archive):
    desk = desk_of(archive)
    (archive.content / "2015" / "11").rename(archive.content / "2016")
    assert desk.follow(["2015/11", "2016"]).problems == ()
    assert "2016/calm.md" in archive.page("2015/11/02/calm.html")
    archive.delete("2016/calm.md")
    (archive.content / "2016").rmdir()
    desk.follow(["2016/calm.md", "2016"])
    assert desk.round.report.published == 2


def test_a_look_that_finds_nothing_is_no_news(archive):
    desk = desk_of(archive)
    mark = desk.round.mark
    assert desk.follow(None).mark == mark
    assert desk.round.report.rendered == 0


# -- when it begins ------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Spells short enough for a test that waits for their end."""
    monkeypatch.setattr(saves, "CALM", 0.02)
    monkeypatch.setattr(saves, "QUIET_SPELL", 0.01)


async def builds(noted, count):
    """What the next builds are for; a word where none comes."""
    found = []
    for _ in range(count):
        try:
            paths = await asyncio.wait_for(noted.next(), 0.3)
        except TimeoutError:
            found.append("nothing")
        else:
            found.append("all" if paths is None else sorted(paths))
    return found


def told(*steps, count):
    """What the builds after these steps are for, the first look at everything left out."""

    async def story_of():
        noted = Saves()
        begun = await builds(noted, 1)
        for step in steps:
            step(noted)
        return begun + await builds(noted, count)

    first, *rest = asyncio.run(story_of())
    assert first == "all"
    return rest


def test_a_save_is_built_at_once_and_everything_is_looked_at_once_when_all_is_calm():
    assert told(lambda noted: noted.add(["a.md"]), count=4) == [["a.md"], "all", "nothing", "nothing"]


def test_after_a_look_at_everything_no_other_follows():
    assert told(count=1) == ["nothing"]
    assert told(lambda noted: noted.add(["a.md"]), Saves.add_all, count=2) == ["all", "nothing"]


def test_a_template_is_news_without_a_path():
    assert told(lambda noted: noted.add([]), count=3) == [[], "all", "nothing"]


def test_what_a_failed_build_was_for_is_looked_for_again():
    assert told(lambda noted: noted.add(["a.md"]), Saves.missed, count=2) == ["all", "nothing"]
    assert told(Saves.missed, count=1) == ["nothing"]


def test_of_a_burst_the_end_is_awaited(monkeypatch):
    monkeypatch.setattr(saves, "QUIET_SPELL", 5.0)

    async def burst():
        noted = Saves()
        await noted.next()
        noted.add(f"{number}.md" for number in range(FEW + 1))
        waiting = asyncio.create_task(noted.next())
        for number in range(100, 600):
            await asyncio.sleep(0)
            noted.add([f"{number}.md"])
        monkeypatch.setattr(saves, "QUIET_SPELL", 0.01)
        await asyncio.sleep(0)
        noted.add(["last.md"])
        return await waiting

    assert len(asyncio.run(burst())) == FEW + 1 + 500 + 1


def test_a_burst_without_end_is_built_nonetheless(monkeypatch):
    monkeypatch.setattr(saves, "LONGEST_BURST", 0.0)
    many = [f"{number}.md" for number in range(FEW + 1)]
    assert told(lambda noted: noted.add(many), count=1) == [sorted(many)]


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("content/a.md", True),
        ("content/2015/10/p.jpg", True),
        ("templates/base.html", True),
        ("content/.hidden.md", False),
        ("content/.drafts/a.md", False),
        ("content/a.md~", False),
        ("content/.a.md.swp", False),
        ("content/addresses.tsv", False),
    ],
)
def test_what_no_build_would_see_wakes_nobody(archive, path, seen):
    watch = Watch(desk_of(archive))
    assert watch._is_a_source(None, str(archive.folder / path)) is seen
