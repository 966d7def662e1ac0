"""The index through builds: kept, healed, left out, made anew, and changed by as little as may be."""

import sqlite3
import zlib
from contextlib import closing
from unittest.mock import patch

import pytest

from newsgen.search import packs, search, tables
from newsgen.search.wording import filed_under, spaced
from newsgen.workers import Apart
from proofs.archive import Archive, story
from proofs.finding import Ask, Index

MANY = search.SMALL + 12
LISTED = {f"{number}.md": story(f"Story {number}", f"2015-{number % 12 + 1:02}-03", section="World",
                                topics=f"[T{number % 5}]", body=f"The harbour froze for the {number}th time. "
                                f"Word{number} was said.") for number in range(MANY)}  # fmt: skip


@pytest.fixture
def archive(tmp_path) -> Archive:
    made = Archive(tmp_path / "archive", LISTED)
    made.build()
    return made


def index(archive: Archive) -> Index:
    return Index(archive.folder / "public", archive.folder / "whole.db")


def found(archive: Archive, *asked: str) -> int:
    return len(index(archive).answer(Ask(("words", "", asked, False))))


def finding(archive: Archive) -> dict[str, bytes]:
    return {
        path: data
        for path, data in archive.site().items()
        if path.startswith("search/") and path != "search/index.html"
    }


def pages(archive: Archive) -> bytes:
    """All that the published index holds, of packed files what is packed in them."""
    packed = [data for path, data in finding(archive).items() if path.endswith(".bin")]
    return b"".join(map(inflated, packed))


def inflated(data: bytes) -> bytes:
    try:
        return zlib.decompress(data, -15)
    except zlib.error:  # a shelf is not packed
        return data


def test_an_edit_changes_few_of_its_files_and_the_old_words_find_nothing(archive):
    archive.write("7.md", LISTED["7.md"].replace("Word7", "Petrel"))
    report = archive.build()
    changed = [
        change for change in report.changes if change.path.startswith("search/") and change.path != "search/index.html"
    ]
    assert len([change for change in changed if change.what != "removed"]) <= 16
    assert (found(archive, "petrel"), found(archive, "word7"), found(archive, "harbour")) == (1, 0, MANY)
    assert set(finding(archive)) >= index(archive).files()


def test_what_is_withdrawn_is_not_found_and_leaves_no_word_once_the_index_is_made_anew(archive):
    archive.write("9.md", LISTED["9.md"].replace("Word9", "Xylophone"))
    archive.build()
    assert (found(archive, "xylophone"), found(archive, "harbour")) == (1, MANY)
    archive.write("9.md", LISTED["9.md"].replace("topics", "draft: true\ntopics"))
    archive.build()
    assert (found(archive, "xylophone"), found(archive, "harbour")) == (0, MANY - 1)
    assert b"xylophone" in pages(archive)
    archive.build(compact=True)
    assert b"xylophone" not in pages(archive)
    assert b"harbour" in pages(archive)


def test_only_what_is_published_is_found(tmp_path):
    archive = Archive(
        tmp_path / "archive",
        {"a.md": story("Storm"), "b.md": story("Gale", draft="true"), "c.md": "---\nheadline: [\n---\nA squall.\n"},
    )
    archive.build()
    assert (found(archive, "storm"), found(archive, "gale"), found(archive, "squall")) == (1, 0, 0)


def test_an_archive_without_search_has_no_file_of_it(archive):
    archive.configure("search = false\n")
    archive.build()
    assert finding(archive) == {}
    assert [path for path in archive.site() if "search" in path or "sqlite" in path] == ["search/index.html"]
    assert 'content="0; url=../index.html"' in archive.page("search/index.html")  # it was published
    archive.configure("")
    archive.build()
    assert found(archive, "harbour") == MANY


def segments(archive: Archive) -> dict[int, list[bytes]]:
    """The pages of words in each segment of a sound index, by its number (`FTS5_SEGMENT_ROWID` in fts5_index.c)."""
    found: dict[int, list[bytes]] = {}
    with closing(sqlite3.connect(archive.folder / ".newsgen" / search.INDEX)) as database:
        database.execute("insert into words (words) values ('integrity-check')")
        for row, block in database.execute("select id, block from words_data where id > 10 order by id"):
            found.setdefault(row >> 37, []).append(block)
    return found


def test_edits_are_merged_with_each_other_and_what_was_bound_stays_as_it_is(tmp_path):
    said = {number: " ".join(f"w{number}x{word}" for word in range(200)) for number in range(MANY)}
    archive = Archive(
        tmp_path / "archive", {f"{number}.md": story(f"Story {number}", body=body) for number, body in said.items()}
    )
    archive.build()
    (bound,) = segments(archive).values()
    for number in range(20):
        archive.write("7.md", story("Storm", body=f"Petrel{number}"))
        archive.build()
    assert bound in segments(archive).values()
    assert len(segments(archive)) <= 6
    assert (found(archive, "petrel19"), found(archive, "petrel18"), found(archive, "w7x3")) == (1, 0, 0)


@pytest.mark.parametrize("name", [search.INDEX, search.STATE])
@pytest.mark.parametrize("harm", ["lost", "broken", "torn", "older"])
def test_an_index_that_is_not_whole_is_made_anew(archive, name, harm):
    file = archive.folder / ".newsgen" / name
    before = file.read_bytes()
    if harm == "lost":
        file.unlink()
    elif harm == "broken":
        file.write_bytes(b"no database" * 4000)
    elif harm == "torn":
        file.write_bytes(before[: 2 * tables.PAGE] + b"\xff" * (len(before) - 2 * tables.PAGE))
    else:
        archive.write("3.md", LISTED["3.md"].replace("Word3", "Petrel"))
        archive.build()
        file.write_bytes(before)
    archive.write("4.md", LISTED["4.md"].replace("Word4", "Fulmar"))
    assert archive.build().exit_code() == 0
    assert (found(archive, "fulmar"), found(archive, "word4"), found(archive, "harbour")) == (1, 0, MANY)
    assert index(archive).gone() == 0
    assert set(finding(archive)) == index(archive).files()


def test_the_same_bytes_from_one_hand_and_from_two(archive):
    before = finding(archive)
    with patch.object(search, "LONG", 10):
        archive.build(clean=True, jobs=2)
    assert finding(archive) == before


def fails() -> None:
    raise OSError


def test_where_the_process_apart_fails_this_one_does_its_work(archive):
    before = finding(archive)
    with patch.object(search, "LONG", 10), patch.object(search, "Apart", lambda _: Apart(fails)):
        archive.build(compact=True, jobs=2)
    assert finding(archive) == before


def test_between_two_articles_numbers_run_out_and_the_index_is_bound_anew(tmp_path):
    with patch.object(tables, "STEP", 2):
        archive = Archive(tmp_path / "archive", LISTED)
        archive.build()
        for number in range(4):
            archive.write("7.md", LISTED["7.md"].replace("Word7", f"Petrel{number}"))
            archive.build()
    assert (found(archive, "petrel3"), found(archive, "petrel2"), found(archive, "harbour")) == (1, 0, MANY)
    assert index(archive).gone() < 4


def test_a_new_article_stands_first_and_a_pack_that_grows_is_cut(archive):
    for number in range(2 * packs.SIZE):
        archive.write(f"new/{number}.md", story(f"New {number}", f"2016-01-02T10:{number % 60:02}"))
        if number % 22 == 0:
            archive.build()
    archive.build()
    stands = index(archive)
    assert stands.answer(Ask(("words", "headline", ("new",), False)))[0].startswith("2016/01/02/new-")
    assert stands.answer(Ask(("words", "", ("harbour",), False)))[0].startswith("2016/")
    assert len(stands.cards) == MANY + 2 * packs.SIZE
    assert max(len(stands._pack(name)) for name in stands.packs) <= packs.MOST


def test_terms_are_those_that_articles_have(archive):
    archive.write("5.md", LISTED["5.md"].replace("[T0]", "[Sea Ice]"))
    archive.build()
    held = {row[:2]: row[2:] for row in index(archive).terms()}
    assert held["topic", "sea-ice"] == ("Sea Ice", 1)
    assert held["topic", "t0"] == ("T0", sum(number % 5 == 0 for number in range(MANY)) - 1)
    assert held["section", "world"] == ("World", MANY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plain", "plain"),
        ("“We’ll see” — Zoë", "“We’ll see” — Zoë"),
        ("Zei\u00adtung", "Zeitung"),
        ("北京 news", " 北  京  news"),
        ("كـــتَب", "كتب"),
        ("a\ue001world", "aworld"),
    ],
)
def test_a_text_as_its_words_are_told_apart(text, told):
    assert spaced(text) == told


def test_no_text_is_like_a_section(archive):
    archive.write("new.md", story("A trick", body=f"See {filed_under('section', 'world')} here."))
    archive.build()
    assert len(index(archive).answer(Ask(("filed", "section", "world")))) == MANY
