"""A folder that a server shows: the old site or the new one, never a mixture."""

import threading
from pathlib import Path

import pytest

from newsgen.deploy import deploy as deploying
from newsgen.deploy.target import Claim
from newsgen.deploy.targets import folder as room
from newsgen.destinations import destination
from newsgen.problems import ConfigError, Locked, NotDeployed
from proofs.crawl import broken
from proofs.depot import standing
from proofs.dispatch import edit


def deployed(archive, link, **choices):
    return deploying.deploy(archive.config, destination(f"folder:{link}"), **{"max_delete": 100, **choices})


@pytest.fixture
def link(tmp_path):
    return tmp_path / "srv" / "www"


def test_the_link_shows_the_site_and_after_a_second_deploy_the_next(archive, link):
    deployed(archive, link)
    assert standing(link) == archive.site()
    first = link.resolve()
    old, before = first.joinpath("index.html").stat().st_ino, standing(link)
    edit(archive)
    deployed(archive, link)
    assert standing(link) == archive.site()
    assert standing(first) == before  # nothing was written through a link into the last edition
    same = Path("assets", next(first.joinpath("assets").iterdir()).name)
    assert (link / same).stat().st_ino == (first / same).stat().st_ino
    assert (link / "index.html").stat().st_ino != old
    assert broken(link.resolve()) == []


def test_two_editions_are_kept_and_no_folder_is_left_empty(archive, link):
    for at in range(4):
        archive.write("a.md", f"---\nheadline: Storm {at}\n---\n\nThe harbour froze.\n")
        archive.build()
        deployed(archive, link)
    editions = link.with_name("www.editions")
    assert sorted(path.name for path in editions.iterdir()) == ["3", "4", "lock"]
    assert all(any(path.iterdir()) for path in link.resolve().rglob("*") if path.is_dir())


def test_a_deploy_that_was_stopped_shows_nothing_and_the_next_clears_it_away(archive, link, monkeypatch):
    deployed(archive, link)
    before = standing(link)
    edit(archive)

    def out_of_room(*_arguments):
        raise OSError(28, "No space left on device", "taken.gz")

    with monkeypatch.context() as patched:
        patched.setattr(room.Folder, "settle", out_of_room)
        patched.setattr(room.Folder, "close", lambda self: self._held.close())  # as where the process is killed
        with pytest.raises(NotDeployed, match="No space left on device"):
            deployed(archive, link)
    assert standing(link) == before
    assert link.with_name("www.editions").joinpath("2").exists()
    deployed(archive, link)
    assert standing(link) == archive.site()


def test_while_one_is_at_work_another_is_told(archive, link):
    link.parent.mkdir(parents=True)
    held = room.target(destination(f"folder:{link}"), Path())
    held.claim(Claim("who", "desk"))
    with pytest.raises(Locked, match="at work there"):
        deployed(archive, link)
    held.close()
    deployed(archive, link)


def test_at_every_moment_a_reader_sees_one_whole_site(archive, link):
    """Another thread reads the front page and its list of digests all the time."""
    deployed(archive, link)
    told, stop = set(), threading.Event()

    def read():
        while not stop.is_set():
            told.add((link / "SHA256SUMS").read_bytes() + (link / "index.html").read_bytes()[:0])

    reader = threading.Thread(target=read)
    reader.start()
    expected = {(link / "SHA256SUMS").read_bytes()}
    for at in range(5):
        archive.write("a.md", f"---\nheadline: Storm {at}\n---\n\nThe harbour froze.\n")
        archive.build()
        deployed(archive, link)
        expected.add((link / "SHA256SUMS").read_bytes())
    stop.set()
    reader.join()
    assert told
    assert told <= expected


def test_what_was_changed_by_hand_is_found_by_verifying(archive, link):
    deployed(archive, link)
    (link / "index.html").write_text("Bought by someone else")
    (link / "atom.xml").unlink()
    assert deployed(archive, link).sent == 0
    assert deployed(archive, link, verify=True).sent == 2
    assert standing(link) == archive.site()


def test_a_folder_with_other_things_in_it_is_left_alone(archive, link):
    link.mkdir(parents=True)
    deployed(archive, link)  # an empty folder makes room
    assert link.is_symlink()
    other = link.with_name("other")
    other.mkdir()
    (other / "theirs.html").write_text("theirs")
    with pytest.raises(ConfigError, match="holds something"):
        deployed(archive, other)
    assert standing(other) == {"theirs.html": b"theirs"}


def test_a_page_takes_the_place_of_a_folder_and_the_other_way(tmp_path):
    top = tmp_path / "site"
    (top / "a" / "b").mkdir(parents=True)
    (top / "a" / "b" / "c.html").write_text("c")
    room._clear(top / "a", top)
    (top / "a").write_text("a page")
    room._clear(top / "a" / "b" / "c.html", top)
    (top / "a" / "b" / "c.html").write_text("c")
    assert [path.name for path in top.iterdir()] == ["a"]


def test_what_is_withdrawn_stands_in_no_earlier_edition(archive, link):
    deployed(archive, link)
    archive.write("storm.md", "---\nheadline: Storm over Jutland\n---\n\nEverybody left before noon, said the vicar.\n")
    archive.build()
    deployed(archive, link)
    archive.folder.joinpath("withdrawals.yaml").write_text("- {article: storm.md, level: tombstone}\n")
    archive.build()
    deployed(archive, link)
    editions = link.with_name("www.editions")
    assert sorted(path.name for path in editions.iterdir()) == ["3", "lock"]
    assert [path for path in editions.rglob("*.html") if "the vicar" in path.read_text()] == []


@pytest.mark.parametrize("place", ["folder:public/www", "zip:public/site.zip", "folder:content/x/y"])
def test_no_site_is_sent_into_the_archive_itself(archive, place):
    stood = archive.site()
    with pytest.raises(ConfigError, match="archive's own"):
        deploying.deploy(archive.config, destination(place))
    assert archive.site() == stood
