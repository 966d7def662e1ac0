"""Dates of front matter: as written, as far as they are known, never guessed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles import moments
from newsgen.articles.moments import day, era, when
from newsgen.model import When


@pytest.mark.parametrize(
    ("written", "precision", "text", "earliest", "latest"),
    [
        ("2015", "year", "2015", "2015-01-01", "2015-12-31"),
        ("2015-10", "month", "2015-10", "2015-10-01", "2015-10-31"),
        ("2016-2", "month", "2016-02", "2016-02-01", "2016-02-29"),
        ("2015-10-14", "day", "2015-10-14", "2015-10-14", "2015-10-14"),
        ("2015-1-4", "day", "2015-01-04", "2015-01-04", "2015-01-04"),
        ("2015-10-14T09:30", "time", "2015-10-14T09:30", "2015-10-14", "2015-10-14"),
        ("2015-10-14 9:30", "time", "2015-10-14T09:30", "2015-10-14", "2015-10-14"),
        ("2015-10-14 09:30:12.345 +0300", "time", "2015-10-14T09:30:12+03:00", "2015-10-14", "2015-10-14"),
        ("2015-10-14t23:59:59z", "time", "2015-10-14T23:59:59Z", "2015-10-14", "2015-10-14"),
        ("2015-10-14T09:30-08", "time", "2015-10-14T09:30-08:00", "2015-10-14", "2015-10-14"),
        ("1500-01-01", "day", "1500-01-01", "1500-01-01", "1500-01-01"),
        ("2100-12-31", "day", "2100-12-31", "2100-12-31", "2100-12-31"),
    ],
)
def test_iso_dates_of_any_precision(written, precision, text, earliest, latest):
    made = when(written, language="en")
    assert made.value == When(precision=precision, text=text, earliest=earliest, latest=latest)
    assert made.faults == ()


WRITE = "Write 2015-10-14, 2015-10-14T09:30+02:00, 2015-10 or 2015."


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("0000-01-01", f"The year 0000 is not between 1500 and 2100. {WRITE}"),
        ("1499", f"The year 1499 is not between 1500 and 2100. {WRITE}"),
        ("9999-12-31", f"The year 9999 is not between 1500 and 2100. {WRITE}"),
        ("2015-13-01", f"There is no month 13. {WRITE}"),
        ("2015-02-30", f"There is no day 2015-02-30. {WRITE}"),
        ("2015-10-14T24:00", "There is no such time of the day: '2015-10-14T24:00'. Write a time from 00:00 to 23:59."),
        ("2015-10-14T09:61", "There is no such time of the day: '2015-10-14T09:61'. Write a time from 00:00 to 23:59."),
        ("soon", f"'soon' is not a date. {WRITE}"),
        ("false", "'false' is not a date. Write `draft: true` for what shall not be published."),
        ("03/04/2015", f"'03/04/2015' may mean two days. {WRITE}"),
        ("14 October", f"'14 October' is not a date. {WRITE}"),
        ("October 14, 2015 or so", f"'October 14, 2015 or so' is not a date. {WRITE}"),
    ],
)
def test_what_is_no_date_is_told_and_not_guessed(written, told):
    made = when(written, language="en")
    assert made.value == When()
    assert [f"{fault.message} {fault.mend}" for fault in made.faults] == [told]


@pytest.mark.parametrize(
    ("written", "language", "iso"),
    [
        ("October 14, 2015", "en", "2015-10-14"),
        ("14 October 2015", "en", "2015-10-14"),
        ("October 2015", "en", "2015-10"),
        ("14. Oktober 2015", "de", "2015-10-14"),
        ("14.10.2015", "de", "2015-10-14"),
        ("25/12/2015", "en", "2015-12-25"),
        ("٢٠١٥-١٠-١٤", "ar", "2015-10-14"),
    ],
)
def test_a_date_in_words_is_read_when_it_can_mean_only_one(written, language, iso):
    made = when(written, language=language)
    assert made.value.text == iso
    assert [(fault.severity, fault.mend) for fault in made.faults] == [("note", f"Write {iso}.")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"earliest": "2012-07-20"}, When(precision="bounded", earliest="2012-07-20")),
        ({"latest": "2015"}, When(precision="bounded", latest="2015-12-31")),
        ({"earliest": "2012", "latest": "2015-06"},
         When(precision="bounded", earliest="2012-01-01", latest="2015-06-30")),
        ({"value": "2015-10-14", "earliest": "2012"},
         When(precision="day", text="2015-10-14", earliest="2015-10-14", latest="2015-10-14")),
        ({}, When()),
    ],
)  # fmt: skip
def test_bounds(written, expected):
    made = when(written, language="en")
    assert (made.value, made.faults) == (expected, ())


def test_bounds_in_the_wrong_order():
    made = when({"earliest": "2015", "latest": "2012"}, language="en")
    assert made.value == When()
    assert [fault.message for fault in made.faults] == ["The earliest day is after the latest."]


def test_a_day_has_no_time():
    assert day("2015-10-14T09:30", language="en").value == "2015-10-14"
    assert day("2015", language="en").value == "2015"


def test_the_era_bounds_what_has_no_date():
    assert era("", "") == When()
    assert era("1990-01-01", "") == When(precision="bounded", earliest="1990-01-01")


DATES = st.builds(
    "-".join,
    st.tuples(
        st.sampled_from(["2015", "2016", "1499", "0000", "2101"]),
        st.sampled_from(["02", "12", "13", "00", "2"]),
        st.sampled_from(["29", "31", "01", "00", "1"]),
    ),
)
TIMES = st.sampled_from(
    [
        "",
        "T09:30",
        "T09:30:59Z",
        "T24:00",
        "T23:59+15:59",
        "T09:30-16:00",
        "T09:30:00-0500",
        " 09:30",
        "T09:30:60",
        "T9:30",
    ]
)


@given(DATES, TIMES)
def test_what_is_kept_as_written_needs_no_taking_apart(day_written, time_written):
    quick = when(day_written + time_written, language="en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(moments, "_KEPT", re.compile("(?!)"))
        assert when(day_written + time_written, language="en") == quick
