"""Sections, topics, authors, agencies: newest first, cut by decades and years, undated ones last."""

import pytest

from newsgen.config import Section
from newsgen.plan.kinds import agency, author, index, section, topic
from proofs.making import article, desk, filled, people, planned, shown

SYRIA = {"topics": ("Syria",)}


def many(count, year="2015"):
    return [article(f"{year}-{n:03}.md", f"{year}-{n % 12 + 1:02}-{n % 28 + 1:02}", **SYRIA) for n in range(count)]


@pytest.mark.parametrize(
    ("kind", "fields", "url", "name"),
    [
        (section, {"section": "World"}, "sections/world/index.html", "World"),
        (topic, {"topics": ("Élections",)}, "topics/elections/index.html", "Élections"),
        (author, {"byline": people("Ada Quill")}, "authors/ada-quill/index.html", "Ada Quill"),
        (agency, {"agencies": ("Reuters",)}, "agencies/reuters/index.html", "Reuters"),
    ],
)
def test_each_kind_of_term_has_its_listings(tmp_path, kind, fields, url, name):
    on = desk(tmp_path, article("a.md", "2015-10-14", **fields))
    page = filled(kind, on, url)
    assert (page.term.name, page.term.count, page.title) == (name, 1, name)
    assert shown(page) == {"2015-10": ["a"]}


def test_a_short_listing_is_one_page_with_its_undated_ones_last(tmp_path):
    articles = [article("a.md", "2014", **SYRIA), article("b.md", "2015-02-03", **SYRIA), article("c.md", **SYRIA)]
    on = desk(tmp_path, *articles)
    assert list(planned(topic, on)) == ["topics/syria/index.html"]
    page = filled(topic, on, "topics/syria/index.html")
    assert shown(page) == {"2015-02": ["b"], "2014": ["a"], "undated": ["c"]}
    assert [(year.key, year.url, year.count) for year in page.periods] == [("2015", "", 1), ("2014", "", 1)]


def test_a_listing_of_twice_what_its_first_page_shows_is_not_cut(tmp_path):
    on = desk(tmp_path, *many(40, "2009"), *many(60, "2015"), listing_articles=50)
    assert list(planned(topic, on)) == ["topics/syria/index.html"]
    page = filled(topic, on, "topics/syria/index.html")
    # Twenty-four months would be too many headings.
    assert {key: len(ids) for key, ids in shown(page).items()} == {"2015": 60, "2009": 40}


def test_a_long_listing_is_cut_into_decades(tmp_path):
    on = desk(tmp_path, *many(40, "1998"), *many(40, "2014"), *many(41, "2015"))
    assert sorted(planned(topic, on)) == [
        "topics/syria/1990s.html",
        "topics/syria/2010s.html",
        "topics/syria/index.html",
    ]
    whole = filled(topic, on, "topics/syria/index.html")
    assert sum(len(ids) for ids in shown(whole).values()) == 60
    assert [(year.key, year.url, year.anchor, year.count) for year in whole.periods] == [
        ("2015", "topics/syria/2010s.html", "2015", 41),
        ("2014", "topics/syria/2010s.html", "2014", 40),
        ("1998", "topics/syria/1990s.html", "1998", 40),
    ]
    decade = filled(topic, on, "topics/syria/2010s.html")
    assert {key: len(ids) for key, ids in shown(decade).items()} == {"2015": 41, "2014": 40}
    assert [group.anchor for group in decade.groups] == ["2015", "2014"]
    assert (decade.period.key, decade.period.count) == ("2010s", 81)
    assert (decade.previous.url, decade.following) == ("topics/syria/1990s.html", None)


def test_a_long_decade_is_cut_into_years(tmp_path):
    on = desk(tmp_path, *many(40, "2009"), *many(60, "2014"), *many(41, "2015"))
    assert sorted(planned(topic, on)) == [
        "topics/syria/2000s.html",
        "topics/syria/2010s.html",
        "topics/syria/2014.html",
        "topics/syria/2015.html",
        "topics/syria/index.html",
    ]
    whole = filled(topic, on, "topics/syria/index.html")
    assert [(year.url, year.anchor) for year in whole.periods] == [
        ("topics/syria/2015.html", ""),
        ("topics/syria/2014.html", ""),
        ("topics/syria/2000s.html", "2009"),
    ]
    decade = filled(topic, on, "topics/syria/2010s.html")
    # What is newest of the listing stands on its first page.
    assert [(group.url, len(group.cards)) for group in decade.groups] == [
        ("topics/syria/2015.html", 0),
        ("topics/syria/2014.html", 6),
    ]
    assert (decade.period.count, decade.previous.key, decade.following) == (0, "2000s", None)
    year = filled(topic, on, "topics/syria/2014.html")
    assert sum(len(ids) for ids in shown(year).values()) == 60
    assert (year.previous.url, year.following.url) == ("topics/syria/2000s.html", "topics/syria/2015.html")
    earlier = filled(topic, on, "topics/syria/2000s.html")
    assert (earlier.previous, earlier.following.url) == (None, "topics/syria/2014.html")


def test_a_long_year_is_cut_into_months(tmp_path):
    on = desk(tmp_path, *many(401))
    urls = sorted(planned(topic, on))
    assert urls[:2] == ["topics/syria/2010s.html", "topics/syria/2015-01.html"]
    assert len(urls) == 15
    year = filled(topic, on, "topics/syria/2015.html")
    assert {len(ids) for ids in shown(year).values()} == {6}
    assert year.groups[0].url == "topics/syria/2015-12.html"
    assert {group.count for group in year.groups} == {33, 34}
    month = filled(topic, on, "topics/syria/2015-02.html")
    assert sum(len(ids) for ids in shown(month).values()) == 34
    assert {len(key) for key in shown(month)} == {len("2015-02-14")}
    assert {group.url for group in month.groups} == {""}
    assert (month.previous.key, month.following.key) == ("2015-01", "2015-03")


def test_a_long_month_is_cut_into_days(tmp_path):
    days = [article(f"{n:03}.md", f"2015-10-{n % 30 + 1:02}", **SYRIA) for n in range(400)]
    on = desk(tmp_path, *days, article("loose.md", "2015-10", **SYRIA), article("old.md", "2015-09-30", **SYRIA))
    urls = sorted(planned(topic, on))
    assert urls[2:5] == ["topics/syria/2015-10-01.html", "topics/syria/2015-10-02.html", "topics/syria/2015-10-03.html"]
    assert len(urls) == 4 + 1 + 30  # the first page, decade, year and month, September, and the days
    month = filled(topic, on, "topics/syria/2015-10.html")
    assert (month.groups[0].url, len(month.groups[0].cards), month.groups[0].count) == (
        "topics/syria/2015-10-30.html",
        6,
        13,
    )
    assert shown(month)["2015-10"] == ["loose"]
    assert month.period.count == 401
    first = filled(topic, on, "topics/syria/2015-10-01.html")
    assert (len(shown(first)[""]), first.period.count) == (
        14,
        14,
    )  # what is known by its month alone is not of that day
    assert (first.previous, first.following.key) == (None, "2015-10-02")


def test_one_article_more_changes_its_day_month_and_year(tmp_path):
    archive = [article(f"{n:03}.md", f"2015-{n % 2 + 9:02}-{n % 28 + 1:02}", **SYRIA) for n in range(900)]
    assert stale(tmp_path, archive, [*archive, article("new.md", "2015-09-03", **SYRIA)]) == [
        "topics/syria/2010s.html",
        "topics/syria/2015-09-03.html",
        "topics/syria/2015-09.html",
        "topics/syria/2015.html",
        "topics/syria/index.html",
    ]


def test_many_undated_ones_get_a_page_of_their_own(tmp_path):
    on = desk(tmp_path, *(article(f"{n:02}.md", **SYRIA) for n in range(61)))
    assert sorted(planned(topic, on)) == ["topics/syria/index.html", "topics/syria/undated.html"]
    assert shown(filled(topic, on, "topics/syria/index.html")) == {"undated": []}
    assert len(shown(filled(topic, on, "topics/syria/undated.html"))["undated"]) == 61


def test_two_spellings_of_one_term_are_one_listing_under_the_more_frequent(tmp_path):
    spellings = ("Élections", "Elections", "Elections")
    on = desk(tmp_path, *(article(f"{n}.md", "2015", topics=(name,)) for n, name in enumerate(spellings)))
    assert filled(topic, on, "topics/elections/index.html").term.name == "Elections"
    assert filled(topic, on, "topics/elections/index.html").term.count == 3


def test_a_term_below_the_threshold_stands_in_the_index_only(tmp_path):
    rare = article("b.md", "2015", topics=("Rare",))
    on = desk(tmp_path, article("a.md", "2015", **SYRIA), rare, article("c.md", "2016", **SYRIA), term_threshold=2)
    assert list(planned(topic, on)) == ["topics/syria/index.html"]
    page = filled(index, on, "topics/index.html")
    assert [(term.name, term.url, term.count) for term in page.terms] == [
        ("Rare", "", 1),
        ("Syria", "topics/syria/index.html", 2),
    ]


def test_a_section_shows_its_configured_title(tmp_path):
    sections = (Section(slug="abroad", title="World"),)
    on = desk(tmp_path, article("a.md", "2015", section="World"), sections=sections)
    assert filled(section, on, "sections/abroad/index.html").term.name == "World"


def stale(tmp_path, before, after):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first, second = (planned(topic, desk(tmp_path / name, *some)) for name, some in (("one", before), ("two", after)))
    return sorted(url for url, plan in second.items() if url not in first or first[url] != plan)


def test_an_old_article_more_changes_its_year_its_decade_and_the_table_of_years(tmp_path):
    archive = [*many(60, "2003"), *many(60, "2013"), *many(60, "2014"), *many(60, "2015")]
    assert stale(tmp_path, archive, [*archive, article("new.md", "2013-01-01", **SYRIA)]) == [
        "topics/syria/2010s.html",
        "topics/syria/2013.html",
        "topics/syria/index.html",
    ]


def test_a_new_article_in_the_newest_year_does_not_change_the_decade(tmp_path):
    archive = [*many(60, "2003"), *many(60, "2013"), *many(60, "2014"), *many(60, "2015")]
    assert stale(tmp_path, archive, [*archive, article("new.md", "2015-12-31", **SYRIA)]) == [
        "topics/syria/2015.html",
        "topics/syria/index.html",
    ]


def test_the_first_article_of_a_year_closes_the_one_before_it(tmp_path):
    archive = [*many(60, "2003"), *many(60, "2013"), *many(60, "2014"), *many(60, "2015")]
    later = [*archive, article("new.md", "2016-01-01", **SYRIA)]
    assert stale(tmp_path, archive, later) == [
        "topics/syria/2010s.html",
        "topics/syria/2015.html",  # a year follows it
        "topics/syria/2016.html",
        "topics/syria/index.html",
    ]
    decade = filled(topic, desk(tmp_path, *later), "topics/syria/2010s.html")
    shown_of = {group.key: len(group.cards) for group in decade.groups}
    assert shown_of == {"2016": 0, "2015": 6, "2014": 6, "2013": 6}


def test_a_decade_of_one_long_year_shows_its_newest(tmp_path):
    on = desk(tmp_path, *many(60, "2003"), *many(101, "2015"))
    decade = filled(topic, on, "topics/syria/2010s.html")
    assert [(group.key, len(group.cards)) for group in decade.groups] == [("2015", 6)]
    assert decade.period.count == 101


def test_a_decade_that_grows_long_changes_where_its_years_stand(tmp_path):
    archive = [*many(40, "2003"), *many(60, "2014"), *many(40, "2015")]
    assert stale(tmp_path, archive, [*archive, article("new.md", "2014-01-01", **SYRIA)]) == [
        "topics/syria/2000s.html",  # what follows it is a year now
        "topics/syria/2010s.html",
        "topics/syria/2014.html",
        "topics/syria/2015.html",
        "topics/syria/index.html",
    ]
