"""The table of cards: read back whole, and harmless in a spreadsheet."""

import csv
from io import StringIO

import pytest
from msgspec.structs import replace

from newsgen.model import When
from newsgen.render.formats.csv import COLUMNS, harmless
from render.sample import BASE_URL, cards, page


def rows(press, *shown):
    printed = press.render(page("cards", "data/articles-2016.csv", facts={"cards": iter(shown)}))
    assert printed.media_type == "text/csv"
    return list(csv.DictReader(StringIO(printed.data.decode(), newline="")))


def test_a_row_says_what_a_list_shows(press):
    first, second = rows(press, *cards(2))
    assert tuple(first) == COLUMNS
    assert (first["headline"], first["published"]) == (
        "Board votes to end the island ferry after ninety-one years",
        "2016-12-28",
    )
    assert first["url"].startswith(f"{BASE_URL}2016/12/28/")
    assert second["byline"] == "Ines Halloran"


def test_quotes_commas_and_lines_come_back(press):
    words = 'He said: "No, never",\nand left; "Yes"'
    (row,) = rows(press, replace(cards(1)[0], standfirst=words))
    assert row["standfirst"] == words


def test_a_date_that_is_not_given_is_empty(press):
    bounded = When(precision="bounded", earliest="2014-01-01", latest="2014-12-31")
    (row,) = rows(press, replace(cards(1)[0], published=bounded))
    assert row["published"] == ""


@pytest.mark.parametrize("begun", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_no_cell_is_a_formula(press, begun):
    formula = f"{begun}cmd|'/C calc'!A0"
    (row,) = rows(press, replace(cards(1)[0], headline=formula, byline=(formula,)))
    assert (row["headline"], row["byline"]) == (f"'{formula}", f"'{formula}")


def test_other_words_stay_as_they_are():
    assert [harmless(text) for text in ("", "Ferry", "1 = 2", "“=”")] == ["", "Ferry", "1 = 2", "“=”"]
