"""Versions: which articles tell the same story, as a person says or as their texts show; every edit counted."""

import pytest

from newsgen.catalog import versions
from newsgen.catalog.queries import Shelf
from newsgen.catalog.schema import FILE
from proofs.archive import Archive, story
from proofs.stops import WHOLE, Work, counted
from proofs.wires import wire


def told(text: tuple[str, ...], headline: str = "Gale", day: str = "2015-10-14", **fields: str) -> str:
    return story(headline, day, body="\n\n".join(text), language="en", standfirst="A storm", **fields)


FIRST, SECOND = told(wire(1), "Gale", agencies="[Reuters]"), told(wire(1)[4:], "Gale at sea", "2015-10-15")
OTHER = told(wire(2), "Ice", "2015-10-16")


@pytest.fixture
def archive(tmp_path):
    files = {"a.md": FIRST, "b.md": SECOND, "c.md": OTHER}
    return Archive(tmp_path / "archive", files, settings="search = false\n")


def found(archive: Archive, id: str) -> list[tuple[str, int, float, bool, bool]]:  # noqa: A002
    archive.build()
    with Shelf(archive.folder / ".newsgen" / FILE) as shelf:
        return [
            (each.card.headline, each.words, round(each.share, 1), each.given, each.agency)
            for each in shelf.versions(id)
        ]


def test_a_copy_is_found_from_both_sides(archive):
    assert found(archive, "a") == [("Gale at sea", 240, 0.6, False, False)]
    assert found(archive, "b") == [("Gale", 400, 1.0, False, True)]
    assert found(archive, "c") == []


@pytest.mark.parametrize("name", ["a", "a.md"])
def test_a_person_says_that_it_is_another_story(archive, name):
    archive.write("b.md", told(wire(1)[4:], not_same_story=name))
    assert found(archive, "a") == found(archive, "b") == []


@pytest.mark.parametrize("name", ["a", "a.md"])
def test_a_person_says_that_it_is_the_same(archive, name):
    archive.write("c.md", told(wire(2), same_story=name))
    assert found(archive, "c") == [("Gale", 400, 0.0, True, True)]
    assert ("Gale", 400, 0.0, True, False) in found(archive, "a")


def test_who_says_no_has_the_last_word(archive):
    archive.write("a.md", told(wire(1), same_story="[b, c]"))
    archive.write("b.md", told(wire(1)[4:], not_same_story="a"))
    archive.write("c.md", told(wire(2), not_same_story="a.md"))
    assert found(archive, "a") == []


def test_a_name_that_nobody_has_is_told(archive):
    archive.write("c.md", told(wire(2), same_story="[gone.md, c]", not_same_story=f"[{'x' * 200}]"))
    problems = [problem for problem in archive.build().problems if problem.rule == "story/unknown"]
    assert [(problem.path, problem.field) for problem in problems] == [
        ("content/c.md", "not_same_story"),
        ("content/c.md", "same_story"),
    ]
    assert problems[0].message == f"No article of the archive has the id or the path '{'x' * 100}…'."


def test_a_double_is_no_version(archive):
    archive.write("a-copy.md", FIRST)
    assert found(archive, "a") == [("Gale at sea", 240, 0.6, False, False)]


def test_a_stock_phrase_makes_no_suspicion(archive, monkeypatch):
    monkeypatch.setattr(versions, "STOCK", 2)
    archive.write("b.md", told(wire(1), "Gale at sea"))
    assert len(found(archive, "a")) == 1
    archive.write("d.md", told(wire(1), "Storm", "2015-10-17"))
    assert found(archive, "a") == found(archive, "b") == []
    archive.delete("d.md")
    assert len(found(archive, "a")) == len(found(archive, "b")) == 1


# -- pages, and how many -------------------------------------------------------------------------


def test_the_page_shows_them(archive):
    archive.build()
    page = archive.page("2015/10/14/gale.html")
    assert "<h2>The same agency story: 2 versions</h2>" in page
    assert '<a href="../15/gale-at-sea.html"><bdi>Gale at sea</bdi></a>' in page
    assert "15 October 2015, 240 words, holds about 60% of this text, inferred" in page
    assert "15 October 2015" not in archive.page("2015/10/16/ice.html")


def test_an_undated_article_shows_no_year_of_another(archive):
    archive.write("u.md", story("Undated", body="\n\n".join(wire(1)[:8])))
    archive.build()
    page = archive.page("undated/undated.html")
    assert '<a href="../201%35/%310/%314/gale.html">' in page
    assert "October" not in page.partition("<body")[2]


def test_an_edit_asks_for_the_pages_of_its_versions_only(archive, monkeypatch):
    work = counted(archive, monkeypatch)
    work.build()
    archive.write("b.md", told(wire(1)[5:], "Gale at sea", "2015-10-15"))
    work.build()
    assert work.written == [
        "2015/10/14/gale.html",
        "2015/10/15/gale-at-sea.html",
        "SHA256SUMS",
        "data/articles-2015-10.jsonl",
        "data/datapackage.json",
    ]
    assert work.build() == Work(0, 0, 0, 0, 0)
    archive.write("c.md", told([*wire(2)[1:], "More."], "Ice", "2015-10-16"))
    assert work.build().planned <= WHOLE + 13
    assert "2015/10/14/gale.html" not in work.planned
