"""The front page: the newest, the sections, every year."""

from newsgen.config import Section
from newsgen.plan.kinds import front as kind
from proofs.making import article, desk, filled, planned, shown

DAYS = f"{1 << 366 | 1 << 367 - 287 | 1 << 367 - 288:092x}"  # the 2nd of January, the 14th and 15th of October
WORLD, SPORT = {"section": "World"}, {"section": "Sport"}


def test_the_newest_stand_first_and_the_sections_have_theirs(tmp_path):
    on = desk(
        tmp_path,
        article("a.md", "2014-01-02", **WORLD),
        article("b.md", "2015-10-14", **SPORT),
        article("c.md", "2015-10-15", **WORLD),
        article("d.md", **WORLD),
        sections=(Section(slug="sport", title="Sport"), Section(slug="world", title="World")),
    )
    page = filled(kind, on, "index.html")
    assert [card.id for card in page.cards] == ["c", "b", "a"]
    assert shown(page) == {"sport": ["b"], "world": ["c", "a"]}
    assert [(year.key, year.count) for year in page.periods] == [("2014", 1), ("2015", 2)]
    assert page.facts == {
        "articles": 4,
        "earliest": "2014",
        "latest": "2015",
        "undated": 1,
        "months": "2014800 2015004",
        "days": DAYS,
    }


def test_sections_that_nobody_configured_come_by_name(tmp_path):
    on = desk(tmp_path, article("a.md", "2014", **WORLD), article("b.md", "2015", **SPORT))
    assert [term.name for term in filled(kind, on, "index.html").terms] == ["Sport", "World"]


def test_a_configured_section_without_articles_is_not_shown(tmp_path):
    sections = (Section(slug="world", title="World"), Section(slug="arts", title="Arts"))
    on = desk(tmp_path, article("a.md", "2014", **WORLD), sections=sections)
    assert [term.name for term in filled(kind, on, "index.html").terms] == ["World"]


def test_an_archive_without_dates_opens_with_its_undated_shelf(tmp_path):
    on = desk(tmp_path, article("b.md"), article("a.md"))
    assert [card.id for card in filled(kind, on, "index.html").cards] == ["a", "b"]


def test_an_empty_archive_has_a_front_page(tmp_path):
    page = filled(kind, desk(tmp_path), "index.html")
    assert (page.cards, page.groups, page.facts["articles"]) == ((), (), 0)


def test_it_is_published_last(tmp_path):
    assert planned(kind, desk(tmp_path))["index.html"].order == 4


def test_the_chosen_stand_before_the_newest_in_their_own_order(tmp_path):
    articles = [article(f"{name}.md", f"2015-10-1{place}") for place, name in enumerate("abcde")]
    on = desk(tmp_path, *articles, front=("a.md", "missing.md", "c"), front_articles=4)
    assert [card.id for card in filled(kind, on, "index.html").cards] == ["a", "c", "e", "d"]
    assert on.shelf.strange_names(on.config.front) == ("missing.md",)


def test_without_pages_of_the_same_day_no_script_is_told_of_any(tmp_path):
    on = desk(tmp_path, article("a.md", "2014-01-02"), leave_out=("sameday",))
    assert filled(kind, on, "index.html").facts["days"] == ""
