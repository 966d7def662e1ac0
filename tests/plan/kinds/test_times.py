"""Years, months and days: what each shows, and what it is beside."""

import pytest

from newsgen.plan.kinds import day, month, year
from proofs.making import article, desk, filled, planned, shown

ARTICLES = (
    article("a.md", "2014-12-31"),
    article("b.md", "2015-10-14T09:30"),
    article("c.md", "2015-10-14T18:00"),
    article("d.md", "2015-10-15"),
    article("e.md", "2015-10"),
    article("f.md", "2015"),
    article("g.md"),
)


@pytest.fixture
def on(tmp_path):
    return desk(tmp_path, *ARTICLES)


def test_each_year_month_and_day_with_articles_has_a_page(on):
    assert list(planned(year, on)) == ["2014/index.html", "2015/index.html"]
    assert list(planned(month, on)) == ["2014/12/index.html", "2015/10/index.html"]
    assert list(planned(day, on)) == [
        "2014/12/31/index.html",
        "2015/10/14/index.html",
        "2015/10/15/index.html",
    ]


def test_a_day_shows_its_articles_newest_first(on):
    page = filled(day, on, "2015/10/14/index.html")
    assert [card.id for card in page.cards] == ["c", "b"]
    assert (page.previous.key, page.following.key) == ("2014-12-31", "2015-10-15")
    assert page.period.count == 2


def test_the_first_and_last_periods_have_one_neighbour(on):
    assert filled(year, on, "2014/index.html").previous is None
    assert filled(month, on, "2015/10/index.html").following is None


def test_a_month_shows_its_days_and_what_is_known_only_by_the_month(on):
    page = filled(month, on, "2015/10/index.html")
    assert shown(page) == {"2015-10-15": ["d"], "2015-10-14": ["c", "b"], "2015-10": ["e"]}
    assert [(day.key, day.count) for day in page.periods] == [("2015-10-14", 2), ("2015-10-15", 1)]
    assert page.period.count == 4


def test_a_year_shows_its_months_and_what_is_known_only_by_the_year(on):
    page = filled(year, on, "2015/index.html")
    assert shown(page) == {"2015-10": ["d", "c", "b", "e"], "2015": ["f"]}
    assert page.period.months == (0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0)
    assert page.period.count == 5


def test_a_year_shows_the_newest_six_of_each_month(tmp_path):
    on = desk(tmp_path, *(article(f"{n:02}.md", f"2015-10-{n:02}") for n in range(1, 11)))
    assert shown(filled(year, on, "2015/index.html")) == {"2015-10": ["10", "09", "08", "07", "06", "05"]}


def test_a_long_month_shows_the_first_of_each_day(tmp_path):
    on = desk(tmp_path, *(article(f"{n:03}.md", f"2015-10-{n % 30 + 1:02}") for n in range(301)))
    page = filled(month, on, "2015/10/index.html")
    assert {len(ids) for ids in shown(page).values()} == {4}
    assert page.period.count == 301


def stale(tmp_path, kind, before, after):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first, second = (planned(kind, desk(tmp_path / name, *some)) for name, some in (("one", before), ("two", after)))
    return [url for url, plan in second.items() if url not in first or first[url].fingerprint != plan.fingerprint]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (day, ["2015/10/14/index.html"]),
        (month, ["2015/10/index.html"]),
        (year, ["2015/index.html"]),
    ],
)
def test_one_more_article_on_a_day_changes_its_day_month_and_year(tmp_path, kind, expected):
    assert stale(tmp_path, kind, ARTICLES, [*ARTICLES, article("h.md", "2015-10-14")]) == expected


def test_the_first_article_of_a_day_changes_the_days_beside_it(tmp_path):
    assert stale(tmp_path, day, ARTICLES, [*ARTICLES, article("h.md", "2015-01-01")]) == [
        "2014/12/31/index.html",
        "2015/01/01/index.html",
        "2015/10/14/index.html",
    ]
