"""Sections, topics, authors, agencies: newest first, cut by years, undated ones last."""

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


def test_a_long_listing_is_cut_into_years(tmp_path):
    on = desk(tmp_path, *many(40, "2014"), *many(40, "2015"))
    assert sorted(planned(topic, on)) == [
        "topics/syria/2014.html",
        "topics/syria/2015.html",
        "topics/syria/index.html",
    ]
    whole = filled(topic, on, "topics/syria/index.html")
    assert sum(len(ids) for ids in shown(whole).values()) == 60
    assert [(year.key, year.url, year.count) for year in whole.periods] == [
        ("2015", "topics/syria/2015.html", 40),
        ("2014", "topics/syria/2014.html", 40),
    ]
    year = filled(topic, on, "topics/syria/2014.html")
    assert sum(len(ids) for ids in shown(year).values()) == 40
    assert (year.previous, year.following.url) == (None, "topics/syria/2015.html")


def test_a_long_year_is_cut_into_months(tmp_path):
    on = desk(tmp_path, *many(401))
    urls = sorted(planned(topic, on))
    assert urls[:2] == ["topics/syria/2015-01.html", "topics/syria/2015-02.html"]
    assert len(urls) == 14
    year = filled(topic, on, "topics/syria/2015.html")
    assert {len(ids) for ids in shown(year).values()} == {6}
    assert year.groups[0].url == "topics/syria/2015-12.html"
    month = filled(topic, on, "topics/syria/2015-02.html")
    assert [len(ids) for ids in shown(month).values()] == [34]
    assert (month.previous.key, month.following.key) == ("2015-01", "2015-03")


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


def test_an_old_article_more_changes_its_year_and_the_table_of_years(tmp_path):
    archive = [*many(40, "2013"), *many(40, "2014"), *many(40, "2015")]
    assert stale(tmp_path, archive, [*archive, article("new.md", "2013-01-01", **SYRIA)]) == [
        "topics/syria/2013.html",
        "topics/syria/index.html",
    ]
