"""Where an article's page leads on in its topics, and what of others makes it stale."""

import pytest
from msgspec.structs import replace as replaced

from newsgen.plan.kinds import article as kind
from proofs.making import article, desk, filled, planned

STORM_URL = "2015/10/14/storm.html"
STORM = article("storm.md", "2015-10-14", topics=("Weather", "The sea", "Ports", "Ice"))
PAPER = (
    article("frost.md", "2015-10-12", topics=("Ice", "Weather"), headline="Frost"),
    STORM,
    article("gale.md", "2015-10-16", topics=("weather",), headline="Gale", language="ar"),
    article("ferry.md", "2015-10-15", topics=("Ports",), headline="Ferry"),
    article("tides.md", "2015-10", topics=("The sea",)),
    article("wreck.md", topics=("The sea",)),
)


def led(page):
    """Topic → the headlines before and after."""
    return {
        trail.term.name: tuple(step and step.headline for step in (trail.earlier, trail.later)) for trail in page.trails
    }


def test_the_first_topics_that_lead_on_do_so(tmp_path):
    page = filled(kind, desk(tmp_path, *PAPER), STORM_URL)
    # Of the sea, no other article has a day; and ice is the third topic that leads on.
    assert led(page) == {"Weather": ("Frost", "Gale"), "Ports": (None, "Ferry")}
    assert [trail.term.url for trail in page.trails] == ["topics/weather/index.html", "topics/ports/index.html"]
    later = page.trails[0].later
    assert (later.url, later.language, later.direction) == ("2015/10/16/gale.html", "ar", "rtl")


@pytest.mark.parametrize("url", ["undated/wreck.html", "2015/10/tides.html"])
def test_none_without_a_day(tmp_path, url):
    assert filled(kind, desk(tmp_path, *PAPER), url).trails == ()


@pytest.mark.parametrize(
    ("settings", "topics"),
    [
        ({"term_threshold": 2}, ["Weather", "Ports"]),
        ({"term_threshold": 3}, ["Weather"]),
        ({"term_threshold": 4}, []),
        ({"leave_out": ("topic",)}, []),
    ],
)
def test_only_topics_that_have_a_page_lead_on(tmp_path, settings, topics):
    assert list(led(filled(kind, desk(tmp_path, *PAPER, **settings), STORM_URL))) == topics


def test_articles_of_one_moment_follow_each_other_as_in_the_topic_s_list(tmp_path):
    on = desk(tmp_path, *(article(f"{name}.md", "2015-10-14", topics=("Ice",)) for name in "cadb"))
    found = [filled(kind, on, f"2015/10/14/{name}.html") for name in "abcd"]
    assert [led(page)["Ice"] for page in found] == [("B", None), ("C", "A"), ("D", "B"), (None, "C")]


@pytest.mark.parametrize(
    ("other", "stale"),
    [
        pytest.param(
            article("frost.md", "2015-10-12", topics=("Ice", "Weather"), headline="Hoar"), True, id="headline"
        ),
        pytest.param(
            article("frost.md", "2015-10-11", topics=("Ice", "Weather"), headline="Frost"), True, id="address"
        ),
        pytest.param(article("frost.md", "2015-10-12", topics=("Ice",), headline="Frost"), True, id="topic"),
        pytest.param(article("frost.md", "2015-10-12", topics=("Weather",), headline="Frost"), False, id="third topic"),
        pytest.param(
            article("frost.md", "2015-10-12", topics=("Ice", "Weather"), headline="Frost", rights="Ours"),
            False,
            id="what only its own page shows",
        ),
    ],
)
def test_what_its_page_shows_of_the_one_before_makes_it_stale(tmp_path, other, stale):
    shelves = tmp_path / "before", tmp_path / "after"
    for shelf in shelves:
        shelf.mkdir()
    apart = [{"section": name} for name in "abcdef"]  # no neighbours in a section, and none that is related
    before, after = (
        desk(shelf, *(replaced(each, **fields) for each, fields in zip(paper, apart, strict=True)), related=0)
        for shelf, paper in zip(shelves, (PAPER, (other, *PAPER[1:])), strict=True)
    )
    changed = planned(kind, before)[STORM_URL] != planned(kind, after)[STORM_URL]
    assert changed == stale
