"""Names of the authority file in texts: whole words, the longest, and of several of one name the one that is meant."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles.authority import Entry, Index, matches
from newsgen.articles.authority.index import plain
from newsgen.model import When


def entry(id, type="person", **more):  # noqa: A002
    return Entry(id=id, type=type, **more)


ENTRIES = (
    entry("oldport", "place", name="Oldport", aliases=("Port of Oldport",),
          not_aliases=("Oldport Rovers", "Oldport Street")),
    entry("rovers", "organisation", name="Oldport Rovers", aliases=("Rovers",)),
    entry("olga", name="Olga Brandt", aliases=("Brandt",), context_words=("shop", "Long Spit")),
    entry("ivo", name="Ivo Brandt", aliases=("Brandt",), context_words=("goal",)),
    entry("post-old", "organisation", name="Harbour Post", valid_to="1950-12-31"),
    entry("post-new", "organisation", name="Harbour Post", valid_from="1951-01-01"),
    entry("oneil", name="Ann O'Neil"),
    entry("spit", "place", name="al-Spit"),
    entry("ebay", "organisation", name="iShop"),
    entry("cairo", "place", name="القاهرة"),
    entry("tokyo", "place", name="東京", not_aliases=("東京湾",)),
    entry("jose", name="José Núñez"),
    entry("uri", "place", name="Uri", valid_from="1990"),
    entry("hague", "place", name="The Hague"),
)  # fmt: skip
INDEX = Index(ENTRIES)


def found(text, published=""):
    when = When(precision="day", text=published, earliest=published, latest=published) if published else When()
    made = matches(text, INDEX, published=when)
    return [match.entry.id for match in made.sure], [doubt.name for doubt in made.doubtful]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The ferry left Oldport.", ["oldport"]),
        ("“Oldport’s harbour”, (Oldport)", ["oldport"]),
        ("the Oldport-based crew", ["oldport"]),
        ("Oldport-upon-Spit, New-Oldport, Oldporters, xOldport, Oldport_1, oldport", []),
        ("Port of Oldport", ["oldport"]),
        ("the Port\nof Oldport", ["oldport"]),
        ("the Port of\n\nOldport", ["oldport"]),
        ("Oldport Rovers won.", ["rovers"]),
        ("On Oldport Street they won.", []),
        ("Oldport Rovers left Oldport.", ["rovers", "oldport"]),
        ("PORT OF OLDPORT SHUT", ["oldport"]),
        ("OLDPORT ROVERS WIN", ["rovers"]),
        ("Ann O’Neil and Ann O'Neil", ["oneil"]),
        ("in al-Spit and Val-Spit", ["spit"]),
        ("at iShop, not at iShops", ["ebay"]),
        ("في القاهرة اليوم", ["cairo"]),
        ("今日の東京は晴れ", ["tokyo"]),
        ("今日の東京湾は晴れ", []),
        ("Jose\u0301 Nu\u0301n\u0303ez spoke", ["jose"]),
        ("José Núñez spoke", ["jose"]),
        ("in The Hague", ["hague"]),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words(text, ids):
    assert found(text) == (ids, [])


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Brandt spoke.", "", ([], ["Brandt"])),
        ("Brandt spoke in the shop.", "", (["olga"], [])),
        ("Brandt spoke on Long\nSpit.", "", (["olga"], [])),
        ("Brandt spoke of workshops.", "", ([], ["Brandt"])),
        ("Brandt shot a goal in the shop.", "", ([], ["Brandt"])),
        ("Brandt spoke; Ivo Brandt did, too.", "", (["ivo"], [])),
        ("Olga Brandt and Ivo Brandt: Brandt spoke.", "", (["olga", "ivo"], ["Brandt"])),
        ("Harbour Post", "", ([], ["Harbour Post"])),
        ("Harbour Post", "1949-03-01", (["post-old"], [])),
        ("Harbour Post", "1951-01-01", (["post-new"], [])),
        ("Uri", "1989-12-31", ([], [])),
        ("Uri", "1990-01-01", (["uri"], [])),
        ("Uri", "", (["uri"], [])),
    ],
)
def test_of_several_the_one_is_meant_that_its_time_or_context_tells(text, published, expected):
    assert found(text, published) == expected


def test_every_place_is_told_in_order():
    made = matches("Brandt and Olga Brandt, at Oldport.", INDEX, published=When())
    assert [(match.entry.id, match.rule, match.spans) for match in made.sure] == [
        ("olga", "authority/name", ((0, 6), (11, 22))),
        ("oldport", "authority/name", ((27, 34),)),
    ]


WORDS = st.sampled_from(
    ["Oldport", "Rovers", "Brandt", "Olga", "Port", "of", "東京", "湾", "-", ".", " ", "  ", "\n", "É"]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.lists(WORDS, max_size=40).map("".join))
def test_whatever_is_found_stands_there_and_nothing_overlaps(text):
    spots, _ = INDEX.found(plain(text))
    assert all(plain(text)[spot.start : spot.end] == spot.name for spot in spots)
    assert all(one.end <= other.start for one, other in pairwise(spots))


@given(st.permutations(ENTRIES))
def test_the_order_of_entries_tells_nothing(entries):
    text = "Olga Brandt of the Harbour Post left the Port of Oldport, not Oldport Rovers of 東京."
    made = matches(text, Index(entries), published=When())
    assert [match.entry.id for match in made.sure] == ["olga", "oldport", "rovers", "tokyo"]


def test_a_text_of_nothing_but_names_takes_no_more_than_its_length():
    text = "Oldport Rovers Brandt " * 20_000
    made = matches(text, INDEX, published=When())
    assert [len(match.spans) for match in made.sure] == [20_000]
    assert [len(doubt.spans) for doubt in made.doubtful] == [20_000]
