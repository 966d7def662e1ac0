"""What a weekday says of a date, and how it narrows bounds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.model import LeadDay, When

TUESDAY = LeadDay(weekday=1, words="on Tuesday", start=0, end=10)
DAYS = st.dates(date(1850, 1, 1), date(2030, 12, 31))


def day(text: str) -> When:
    return When(precision="day", text=text, earliest=text, latest=text)


def bounded(low: str, high: str) -> When:
    return When(precision="bounded", earliest=low, latest=high)


@pytest.mark.parametrize(
    ("published", "says"),
    [
        (day("2015-10-12"), "differs"),
        (day("2015-10-13"), "fits"),
        (day("2015-10-15"), "fits"),
        (day("2015-10-16"), "differs"),
        (When(precision="time", text="2015-10-14T23:59+02:00"), "fits"),
        (When(), "tells"),
        (When(precision="month", text="2015-10", earliest="2015-10-01", latest="2015-10-31"), "tells"),
        (bounded("2015-10-12", ""), "tells"),
        (bounded("2015-10-16", "2015-10-19"), ""),  # Friday to Monday: no such day
        (bounded("2015-10-16", "2015-10-20"), "tells"),
    ],
)
def test_what_it_says_of_a_date(published, says):
    assert TUESDAY.says_of(published) == says


@pytest.mark.parametrize(
    ("low", "high", "left"),
    [
        ("2015-10-12", "2015-10-17", ("2015-10-13", "2015-10-15")),
        ("2015-10-10", "2015-10-24", ("2015-10-13", "2015-10-22")),
        ("2015-10-09", "2015-10-24", ("2015-10-09", "2015-10-24")),  # more than a fortnight
        ("2015-10-15", "2015-10-17", ("2015-10-15", "2015-10-17")),  # never to one day
        ("2015-10-16", "2015-10-18", ("2015-10-16", "2015-10-18")),  # contradicts
        ("2015-10-12", "", ("2015-10-12", "")),
    ],
)
def test_bounds_of_a_fortnight_are_narrowed(low, high, left):
    found = TUESDAY.narrowed(bounded(low, high))
    assert (found.precision, found.text, found.earliest, found.latest) == ("bounded", "", *left)


@given(st.integers(0, 6), DAYS, st.integers(0, 20), st.integers(0, 20))
def test_a_day_that_fits_is_never_left_out(weekday, true, before, after):
    lead = LeadDay(weekday=weekday, words="", start=0, end=0)
    bounds = bounded((true - timedelta(before)).isoformat(), (true + timedelta(after)).isoformat())
    found = lead.narrowed(bounds)
    assert bounds.earliest <= found.earliest <= found.latest <= bounds.latest
    assert not found.given
    if lead.says_of(day(true.isoformat())) == "fits":
        assert found.earliest <= true.isoformat() <= found.latest
        assert lead.says_of(bounds) == "tells"


def test_what_is_given_stands():
    month = When(precision="month", text="2015-10", earliest="2015-10-01", latest="2015-10-10")
    assert TUESDAY.narrowed(month) is month
    assert TUESDAY.narrowed(day("2015-10-13")) == day("2015-10-13")
