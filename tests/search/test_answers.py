"""What the published index answers is what a person finds who looks through every article."""

import json
import sqlite3
from contextlib import closing
from random import Random

import pytest

from benchmarks.corpus import Story
from benchmarks.corpus import story as made
from newsgen.catalog.schema import FILE
from proofs.archive import Archive, story
from proofs.finding import Ask, Index, Scan, questions
from proofs.histories import elsewhere

ARTICLES = 150  # more than are bound anew after every edit
EDITS = 30
SEED = 15

# What the made ones have not: other scripts, accents, dates known in part, all the parts that a page shows.
OTHERS = {
    "zh.md": story("北京大学的新图书馆", "2014-05-06", language="zh",
                   body="记者在北京报道。图书馆（library）今天开放，学生很多。"),
    "ja.md": story("静かな港", "2014-05", language="ja", body="港は静かだった。フェリーは来なかった。"),
    "ko.md": story("서울에서 온 편지", "2014", language="ko", body="편지는 서울에서 왔다."),
    "th.md": story("ท่าเรือเงียบ", language="th", body="ท่าเรือเงียบในวันจันทร์"),
    "ar.md": story("ميناء هادئ", "2013-01-02", language="ar", body="كَتَبَ المراسل عن الميناء، وكـــان هادئاً."),
    "hi.md": story("शांत बंदरगाह", "2013-01-02", language="hi", body="बंदरगाह में हिन्दी बोली जाती है।"),
    "fr.md": story("Émeute à l’Élysée", "2012-11-10", byline="[Zoë Brûlé]", section="World", topics="[Élections, Mer]",
                   body="L’émeute a éclaté près du café « Éden ». Les éle\u00advages ont souffert, dit-on."),
    "tr.md": story("İstanbul’da ışık", "2012-11-11", language="tr", body="Işık İstanbul’da söndü; IŞIK geri geldi."),
    "all.md": story("Storm at sea", "2012-11-12T09:30", kicker="Weather", standfirst="Ferries stay in port.",
                    dateline="OLDPORT, Monday", byline="[{name: Ada Quill, role: Political Editor}]",
                    agencies="[Reuters]", topics="[Sea-level, Ice]", section='"Arts & Letters"',
                    figures="[{caption: Ice on the quay, credit: Ben Ink, place: Kelp Bay}]",
                    corrections="[{date: 2012-11-13, text: The ferry was the Petrel.}]"),
    "none.md": story("A tale without a day", body="Nobody knows when the zephyr blew."),
}  # fmt: skip


def told(one: Story) -> str:
    """A made article as its front matter and body."""
    lists = {"byline": one.authors, "topics": one.tags, "agencies": one.agencies}
    fields = {name: json.dumps(list(value)) for name, value in lists.items() if value}
    return story(one.title, f"{one.date:%Y-%m-%d}", section=one.section, body=one.body[:900], **fields)


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    files = {f"made/{number}.md": told(made(number, ARTICLES)) for number in range(ARTICLES)}
    archive = Archive(tmp_path_factory.mktemp("answers") / "archive", {**files, **OTHERS})
    assert archive.build().published == ARTICLES + len(OTHERS)
    return archive


@pytest.fixture
def index(archive, tmp_path) -> Index:
    return Index(archive.folder / "public", tmp_path / "whole.db")


def scan(archive: Archive) -> Scan:
    return Scan(archive.folder / ".newsgen" / FILE)


def odd(index: Index, scan: Scan, count: int, seed: int) -> list[tuple[Ask, set[str]]]:
    """The questions that the two answer otherwise, with what only one of them finds."""
    asked = [(ask, set(index.answer(ask)), scan.answer(ask)) for ask in questions(scan, count, seed)]
    assert sum(bool(found) for _, found, _ in asked) > count // 2
    return [(ask, found ^ looked) for ask, found, looked in asked if found != looked]


def test_a_clean_build_answers_as_its_articles_do(archive, index):
    assert odd(index, scan(archive), 200, SEED) == []


def test_hits_come_newest_first_and_the_undated_last(index):
    dates = [card[4] for _, card in sorted(index.cards.items())]
    dated = [date for date in dates if date]
    assert dates == [*sorted(dated, key=lambda date: (date + "-01-01")[:10] + date[10:], reverse=True), "", ""]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("图书馆", "zh.md"), ("大学", "zh.md"), ("library", "zh.md"), ("フェリー", "ja.md"), ("静か", "ja.md"),
        ("서울", "ko.md"), ("เงียบ", "th.md"), ("كتب", "ar.md"), ("وكان", "ar.md"), ("हिन्दी", "hi.md"),
        ("emeute", "fr.md"), ("ELYSÉE", "fr.md"), ("elevages", "fr.md"), ("zoe brule", "fr.md"), ("zephyr", "none.md"),
        ("weather", "all.md"), ("stay in port", "all.md"), ("political editor", "all.md"), ("kelp bay", "all.md"),
        ("ben ink", "all.md"), ("the petrel", "all.md"),
    ],
)  # fmt: skip
def test_words_are_found_however_they_are_written(archive, index, asked, found):
    (address,) = index.answer(Ask(("words", "", tuple(asked.split()), False)))
    assert file_of(archive, address) == found


def file_of(archive: Archive, address: str) -> str:
    """The content file whose article stands at an address."""
    with closing(sqlite3.connect(archive.folder / ".newsgen" / FILE)) as catalog:
        return catalog.execute("select path from articles where address = ?", (address,)).fetchone()[0]


# -- after edits -----------------------------------------------------------------------------------


def edited(archive: Archive, random: Random, number: int) -> None:
    """One edit as people make them: a word, a date, a headline, a new article, one that goes."""
    path = f"made/{random.randrange(ARTICLES)}.md"
    other = told(made(random.randrange(ARTICLES, 10 * ARTICLES), 10 * ARTICLES))
    match number % 5:
        case 0 if (archive.content / path).exists():
            archive.delete(path)
        case 1:
            archive.write(f"new/{number}.md", other)
        case 2:
            archive.write(f"new/{number}.md", other.replace("published: ", "edition: "))
        case _:
            archive.write(path, other)


def test_thirty_edits_later_it_still_does(archive, tmp_path):
    random = Random(SEED)
    for number in range(EDITS):
        edited(archive, random, number)
        archive.build()
    index = Index(archive.folder / "public", tmp_path / "edited.db")
    assert index.gone() > EDITS // 2
    assert odd(index, scan(archive), 200, SEED + 1) == []

    clean = elsewhere(archive, tmp_path / "copy")
    clean.build()
    assert index.holds() == Index(clean.folder / "public", tmp_path / "clean.db").holds()

    assert archive.build(compact=True).removed
    assert found_files(archive) == found_files(clean)
    assert archive.build(jobs=2).written == 0


def found_files(archive: Archive) -> dict[str, bytes]:
    return {
        path: data for path, data in archive.site().items() if path.startswith("search/") and not path.endswith(".html")
    }


def test_the_site_holds_the_files_that_lead_to_answers_and_no_others(archive, index):
    there = {path for path in archive.site() if path.startswith("search/") and path != "search/index.html"}
    assert there == index.files()
