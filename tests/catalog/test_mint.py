"""Addresses: minted once, kept for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.catalog.mint import Wanted, mint, slug_of
from newsgen.urls import fold

PATTERN = "{year}/{month}/{day}/{slug}.html"


def wanted(owner, slug, date="", *, current="", slug_given=False):
    year, month, day = (*date.split("-"), "", "", "")[:3]
    return Wanted(id=owner, slug=slug, year=year, month=month, day=day, current=current, slug_given=slug_given)


def minted(*articles, taken=()):
    """The new addresses, when the articles come in the catalog's order and each address counts at once."""
    found = {}

    def held(folded, owner):
        return (folded, owner) in taken or folded in map(fold, found.values())

    ordered = sorted(articles, key=lambda one: (not one.current, one.id))
    for owner, address in mint(ordered, pattern=PATTERN, taken=held):
        found[owner] = address  # noqa: PERF403 - each must count before the next is asked for
    return found


@pytest.mark.parametrize(
    ("date", "address"),
    [
        ("2015-10-14", "2015/10/14/storm.html"),
        ("2015-10", "2015/10/storm.html"),
        ("2015", "2015/storm.html"),
        ("", "undated/storm.html"),
    ],
)
def test_what_is_not_known_of_the_date_falls_away(date, address):
    assert minted(wanted("a", "storm", date)) == {"a": address}


def test_a_changed_headline_does_not_move_the_page():
    assert minted(wanted("a", "great-storm", "2015-10-14", current="2015/10/14/storm.html")) == {}


def test_a_changed_date_moves_the_page_and_keeps_its_slug():
    moved = wanted("a", "great-storm", "2015-10-15", current="2015/10/14/storm.html")
    assert minted(moved) == {"a": "2015/10/15/storm.html"}


def test_an_undated_article_that_gets_a_date_moves():
    assert minted(wanted("a", "storm", "1998", current="undated/storm.html")) == {"a": "1998/storm.html"}


def test_a_slug_that_a_person_gives_moves_the_page():
    told = wanted("a", "gale", "2015-10-14", current="2015/10/14/storm.html", slug_given=True)
    assert minted(told) == {"a": "2015/10/14/gale.html"}


def test_a_given_slug_that_was_told_apart_stays():
    told = wanted("b", "gale", "2015-10-14", current="2015/10/14/gale-2.html", slug_given=True)
    assert minted(told) == {}


def test_a_number_in_a_given_slug_is_not_what_told_it_apart():
    told = wanted("b", "vote-2015", "2015-10-14", current="2015/10/14/vote-2014.html", slug_given=True)
    assert minted(told) == {"b": "2015/10/14/vote-2015.html"}


def test_two_that_want_one_address_are_told_apart_by_id():
    twins = wanted("b", "storm", "2015-10-14"), wanted("a", "storm", "2015-10-14")
    assert minted(*twins) == {"a": "2015/10/14/storm.html", "b": "2015/10/14/storm-2.html"}


def test_an_address_that_another_article_has_is_not_given_away():
    taken = [("2015/10/14/storm.html", "b")]
    assert minted(wanted("b", "storm", "2015-10-14"), taken=taken) == {"b": "2015/10/14/storm-2.html"}


@pytest.mark.parametrize(
    ("address", "pattern", "slug"),
    [
        ("2015/10/14/storm.html", PATTERN, "storm"),
        ("2015/storm.html", PATTERN, "storm"),
        ("undated/storm.html", PATTERN, "storm"),
        ("news/2015/storm.htm", "news/{year}/{slug}.htm", "storm"),
        ("2015-10-14-storm.html", "{year}-{month}-{day}-{slug}.html", "storm"),
        ("archive.php", PATTERN, ""),
    ],
)
def test_the_slug_in_an_address(address, pattern, slug):
    assert slug_of(address, pattern) == slug


@given(st.permutations([("a", "x"), ("b", "x"), ("c", "x-2"), ("d", "y")]))
def test_the_order_of_the_articles_does_not_matter(articles):
    first = minted(*(wanted(*one, "2001-02-03") for one in articles))
    assert first == minted(*(wanted(*one, "2001-02-03") for one in sorted(articles)))
    assert len(set(first.values())) == 4
