"""The same day in all years, and the calendar that leads there."""

import pytest

from newsgen.plan.kinds import days, sameday
from proofs.making import article, desk, filled, planned, shown


@pytest.fixture
def on(tmp_path):
    return desk(
        tmp_path,
        article("a.md", "1998-10-14"),
        article("b.md", "2015-10-14T09:30"),
        article("c.md", "2015-10-14T18:00"),
        article("d.md", "2016-02-29"),
        article("e.md", "2015-10"),
        article("f.md"),
    )


def test_each_day_of_the_year_that_any_year_has_articles_on_has_a_page(on):
    assert list(planned(sameday, on)) == ["days/02-29.html", "days/10-14.html"]
    (index,) = days.plan(on)
    assert [period.url for period in days.fill(on, index).periods] == ["days/02-29.html", "days/10-14.html"]


def test_it_shows_that_day_in_every_year_newest_first(on):
    page = filled(sameday, on, "days/10-14.html")
    assert shown(page) == {"2015": ["c", "b"], "1998": ["a"]}
    assert [group.url for group in page.groups] == ["2015/10/14/index.html", "1998/10/14/index.html"]
    assert (page.period.count, page.previous.key, page.following) == (3, "02-29", None)


@pytest.mark.parametrize(("years", "each"), [(1, 6), (10, 6), (20, 3), (40, 1), (90, 1)])
def test_the_more_years_there_are_the_fewer_of_each_are_shown(tmp_path, years, each):
    articles = [article(f"{year}-{n}.md", f"{1900 + year}-10-14") for year in range(years) for n in range(7)]
    page = filled(sameday, desk(tmp_path, *articles), "days/10-14.html")
    assert {len(group.cards) for group in page.groups} == {each}
    assert page.period.count == 7 * years


def test_without_pages_of_days_no_heading_leads_to_one(tmp_path):
    page = filled(sameday, desk(tmp_path, article("a.md", "1998-10-14"), leave_out=("day",)), "days/10-14.html")
    assert [group.url for group in page.groups] == [""]


def test_an_archive_without_a_single_day_has_no_such_page(tmp_path):
    on = desk(tmp_path, article("a.md", "1998-10"), article("b.md"))
    assert (list(days.plan(on)), list(sameday.plan(on))) == ([], [])


def test_what_is_left_out_has_no_way_to_it(tmp_path):
    assert list(days.plan(desk(tmp_path, article("a.md", "1998-10-14"), leave_out=("sameday",)))) == []
