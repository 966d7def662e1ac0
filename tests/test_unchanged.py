"""A build with nothing to do is told from one that has something, without being begun."""

import os

import pytest

from newsgen.config import load
from newsgen.unchanged import Look, look
from proofs.archive import Archive, story


@pytest.fixture
def archive(tmp_path):
    made = Archive(
        tmp_path / "archive",
        {"a.md": story("Storm at sea", "2015-10-14"), "2015/b.md": story("Harbour frozen", "2015-10-15")},
    )
    made.build()
    return made


def told(archive):
    return look(load(archive.folder)).report


def test_it_says_what_a_build_would_say(archive):
    found, built = told(archive), archive.build()
    assert found is not None
    assert (found.published, found.pages, found.unchanged) == (built.published, built.pages, built.unchanged)
    assert (found.parsed, found.rendered, found.written, found.removed) == (0, 0, 0, 0)


def test_problems_are_told_again(archive):
    archive.write("a.md", story("Storm at sea", "2015-10-14") + "\n[lost](lost.md)\n")
    built = archive.build()
    assert [problem.rule for problem in built.problems] == ["link/broken"]
    assert told(archive).problems == built.problems


CHANGES = {
    "a file that is saved": lambda a: a.write("a.md", story("Storm at sea", "2015-10-14") + "\nMore.\n"),
    "a file that is touched": lambda a: os.utime(a.content / "a.md", ns=(1, 1)),
    "a new file": lambda a: a.write("c.md", story("Ferry sails", "2015-10-16")),
    "a new folder": lambda a: a.write("2016/c.md", story("Ferry sails", "2016-10-16")),
    "a file that goes": lambda a: (a.content / "a.md").unlink(),
    "a folder that goes": lambda a: (a.content / "2015" / "b.md").rename(a.content / "b.md"),
    "a setting": lambda a: a.configure('contact = "desk@post.example"\n'),
    "a template": lambda a: template(a, "<!doctype html><title>x</title>"),
    "the list of addresses": lambda a: (a.content / "addresses.tsv").write_text("x\t2001/x.html\n"),
    "an emptied site": lambda a: (a.folder / "public" / "index.html").unlink(),
    "what a killed build left": lambda a: (a.folder / ".public.newsgen").mkdir(),
    "a catalog that is gone": lambda a: (a.folder / ".newsgen" / "catalog.db").unlink(),
    "a broken memory": lambda a: [file.write_bytes(b"?") for file in (a.folder / ".newsgen").glob("site-*.db")],
}


def template(archive, text):
    (archive.folder / "templates").mkdir()
    (archive.folder / "templates" / "notfound.html").write_text(text)


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_a_reason_to_build(archive, change):
    CHANGES[change](archive)
    assert told(archive) is None


def test_after_the_build_nothing_is_left_to_do(archive):
    os.utime(archive.content / "a.md", ns=(1, 1))
    archive.build()
    assert told(archive) is not None


def test_another_output_folder_has_its_own_answer(archive):
    archive.configure('output = "elsewhere"\n')
    assert told(archive) is None
    archive.build()
    assert told(archive) is not None


def test_what_another_build_took_in_is_still_to_be_published_here(archive):
    archive.write("c.md", story("Ferry sails", "2015-10-16"))
    archive.configure('output = "elsewhere"\n')
    archive.build()
    archive.configure("")
    assert told(archive) is None


def test_a_source_that_could_not_be_read_is_tried_again(archive):
    (archive.content / "d.md").symlink_to(archive.content / "lost.md")
    archive.build()
    assert told(archive) is not None  # a link that leads nowhere is known by its looks
    (archive.content / "lost.md").write_text(story("Found again", "2015-10-17"))
    assert told(archive) is None


@pytest.mark.parametrize(
    ("change", "folders"),
    [
        ("a file that is saved", ("",)),
        ("a new file", ("",)),
        ("a new folder", ("", "2016/")),
        ("a folder that goes", ("", "2015/")),
        ("a setting", None),
        ("what a killed build left", None),
    ],
)
def test_where_only_folders_have_changed_they_are_named(archive, change, folders):
    CHANGES[change](archive)
    assert look(load(archive.folder)) == Look(None, folders)


def test_a_folder_that_is_gone_leaves_all_in_doubt(archive):
    (archive.content / "2015" / "b.md").unlink()
    (archive.content / "2015").rmdir()
    assert look(load(archive.folder)) == Look()
