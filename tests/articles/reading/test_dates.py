"""Dates that a text prints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles.reading.dates import Dated, dates, short_date
from proofs.casefile import cases


@pytest.mark.parametrize(("line", "expected"), list(cases("dates")))
def test_a_printed_date(line, expected):
    language, _, text = line.partition(": ")
    assert [f"{day.iso} = {text[day.start : day.end]}" for day in dates(text, language=language)] == expected


@pytest.mark.parametrize(
    "text",
    ["", "3 seconds ago", "Posted 2 hours ago", "11:46", "Updated Nov 19, 6:55 AM", "OLDPORT, Nov 22", "1399/03/04",
     "12019", "21999", "0850-01-01"],
)  # fmt: skip
def test_without_its_year_no_date(text):
    assert list(dates(text, language="en")) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("11/20/19", "en", "2019-11-20"),
        ("20.11.87", "de", "1987-11-20"),
        ("05/04/19", "es", "2019-04-05"),
        ("05/04/19", "en", None),
        ("11/20/55", "en", None),
        ("ab 11", "en", None),
    ],
)
def test_a_year_of_two_figures_counts_only_beyond_doubt(text, language, expected):
    found = short_date(text, language=language)
    assert (found.iso if found else None) == expected


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2012-12", "2012-12-01", "2012-12-31"),
        ("2012-07-20", "2012-07-20", "2012-07-20"),
    ],
)
def test_first_and_last_day_that_it_may_mean(iso, first, last):
    day = Dated(iso=iso, start=0, end=0)
    assert (day.first_day, day.last_day) == (first, last)


@given(
    st.text(alphabet=st.sampled_from("0129/.-: JanuarFebOktde,年月日١٢"), max_size=80),
    st.sampled_from(["en", "de", "ar", "xx"]),
)
def test_every_date_exists_and_stands_where_it_says(text, language):
    for day in dates(text, language=language):
        assert 0 <= day.start < day.end <= len(text)
        assert "1500" <= day.iso[:4] <= "2100"
        assert day.first_day <= day.last_day
