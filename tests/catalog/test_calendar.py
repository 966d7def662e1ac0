"""The days of the year on which any year published."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofs.making import article, desk

DATES = st.sampled_from(
    ["2015-10-14", "2016-10-14", "2016-10-15", "2016-02-29", "2015-01-01", "1999-12-31", "2014", ""]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dates=st.lists(DATES, max_size=6), asked=st.sampled_from(["01-01", "02-29", "10-14", "10-15", "12-31", "06-06"]))
def test_a_day_of_the_year_stands_between_its_neighbours_of_all_years(tmp_path_factory, dates, asked):
    papers = [article(f"{place}.md", date) for place, date in enumerate(dates)]
    shelf = desk(tmp_path_factory.mktemp("a"), *papers).shelf
    days = sorted({date[5:] for date in dates if len(date) > len("2015")})
    assert list(shelf.days_of_the_year()) == days
    earlier, later = [day for day in days if day < asked], [day for day in days if day > asked]
    assert shelf.beside_on_the_calendar(asked) == (max(earlier, default=""), min(later, default=""))
    there = sorted({date for date in dates if date[5:] == asked}, reverse=True)
    assert shelf.same_days(asked) == tuple((day, dates.count(day)) for day in there)
