"""An article's page: what stands beside it, what it links to, and what makes it stale."""

import pytest
from msgspec.structs import replace

from newsgen.config import Section
from newsgen.model import Block, Figure, LeadDay, Provenance, When
from newsgen.plan.kinds import article as kind
from proofs.making import article, desk, filled, people, planned

BEFORE = article("before.md", "2015-10-13", section="World")
STORM = article(
    "storm.md",
    "2015-10-14",
    section="World",
    topics=("Weather", "The sea"),
    byline=people("Ada Quill"),
    agencies=("Reuters",),
)
AFTER = article("after.md", "2015-10-15", section="World")
SPORT = article("match.md", "2015-10-14", section="Sport")
UNDATED = article("undated.md", section="World", topics=("Weather",))
STORM_URL = "2015/10/14/storm.html"


@pytest.fixture
def on(tmp_path):
    return desk(tmp_path, BEFORE, STORM, AFTER, SPORT, UNDATED)


def test_each_live_article_has_a_page(on):
    assert sorted(planned(kind, on)) == [
        "2015/10/13/before.html",
        "2015/10/14/match.html",
        "2015/10/14/storm.html",
        "2015/10/15/after.html",
        "undated/undated.html",
    ]


def test_its_neighbours_are_those_of_its_section(on):
    page = filled(kind, on, STORM_URL)
    assert (page.earlier.id, page.later.id) == ("before", "after")


def test_neighbours_of_the_same_moment_are_told_apart_by_id(tmp_path):
    on = desk(tmp_path, *(article(f"{name}.md", "2015-10-14") for name in "abc"))
    page = filled(kind, on, "2015/10/14/b.html")
    assert (page.earlier.id, page.later.id) == ("c", "a")


def test_an_undated_one_has_no_neighbours_and_no_dated_links(on):
    page = filled(kind, on, "undated/undated.html")
    assert (page.earlier, page.later) == (None, None)
    assert page.links == {
        "section:World": "sections/world/index.html",
        "topic:Weather": "topics/weather/index.html",
    }


def test_it_links_to_every_listing_that_it_stands_in(on):
    assert filled(kind, on, STORM_URL).links == {
        "year": "2015/index.html",
        "month": "2015/10/index.html",
        "day": "2015/10/14/index.html",
        "section:World": "sections/world/index.html",
        "author:Ada Quill": "authors/ada-quill/index.html",
        "agency:Reuters": "agencies/reuters/index.html",
        "topic:The sea": "topics/the-sea/index.html",
        "topic:Weather": "topics/weather/index.html",
    }


def test_a_partial_date_links_as_far_as_it_goes(tmp_path):
    on = desk(tmp_path, article("a.md", "1994-03"))
    assert filled(kind, on, "1994/03/a.html").links == {"year": "1994/index.html", "month": "1994/03/index.html"}


def test_a_term_below_the_threshold_is_not_linked(tmp_path):
    on = desk(tmp_path, STORM, UNDATED, term_threshold=2)
    assert [name for name in filled(kind, on, STORM_URL).links if ":" in name] == ["section:World", "topic:Weather"]


def test_a_section_stands_under_the_slug_that_is_configured(tmp_path):
    on = desk(tmp_path, STORM, sections=(Section(slug="abroad", title="World"),))
    page = filled(kind, on, STORM_URL)
    assert (page.term.name, page.term.url) == ("World", "sections/abroad/index.html")


def test_links_to_other_content_files_become_links_to_their_pages(tmp_path):
    html = '<p><a href="../2014/flood.md#p2">flood</a> <a href="/topics/sea/">sea</a> <a href="lost.md">lost</a></p>'
    body = (Block(kind="paragraph", html=html, text="flood sea lost", anchor="p1"),)
    on = desk(tmp_path, article("2015/storm.md", "2015-10-14", body=body), article("2014/flood.md", "2014-01-02"))
    assert filled(kind, on, STORM_URL).article.body[0].html == (
        '<p><a href="../../../2014/01/02/flood.html#p2">flood</a> '
        '<a href="../../../topics/sea/index.html">sea</a> <a >lost</a></p>'
    )


def test_the_description_is_the_standfirst_or_the_lead_cut_at_a_sentence():
    long = "The ferry did not sail. " + "Nobody knew why the harbour master had gone home so early that day. " * 3
    lead = article("a.md", body=(Block(kind="paragraph", html="", text=long),))
    assert kind.description(article("a.md", standfirst="No ferry today")) == "No ferry today"
    assert kind.description(lead) == (
        "The ferry did not sail. Nobody knew why the harbour master had gone home so early that day. "
        "Nobody knew why the harbour master had gone home so early that day."
    )


def stale(tmp_path, before, after, **settings):
    """The addresses whose fingerprints differ between two states of the archive."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = planned(kind, desk(tmp_path / "one", *before))
    second = planned(kind, desk(tmp_path / "two", *after, **settings))
    return sorted(url for url, plan in second.items() if url not in first or first[url].fingerprint != plan.fingerprint)


def changed(one, **fields):
    return replace(one, **fields)


def test_a_changed_body_makes_one_page_stale(tmp_path):
    body = (Block(kind="paragraph", html="<p>It thawed.</p>", text="The harbour froze. It thawed.", anchor="p1"),)
    titled = [changed(one, standfirst="A standfirst") for one in (BEFORE, STORM, AFTER)]
    edited = [titled[0], changed(titled[1], body=body), titled[2]]
    assert stale(tmp_path, titled, edited) == [STORM_URL]


def test_a_changed_headline_makes_the_neighbours_stale_as_well(tmp_path):
    edited = [BEFORE, changed(STORM, headline="Great storm"), AFTER, SPORT]
    assert stale(tmp_path, [BEFORE, STORM, AFTER, SPORT], edited) == [
        "2015/10/13/before.html",
        "2015/10/14/storm.html",
        "2015/10/15/after.html",
    ]


def test_a_setting_that_pages_show_makes_them_all_stale(tmp_path):
    assert len(stale(tmp_path, [BEFORE, STORM], [BEFORE, STORM], rights="All of them")) == 2


def test_a_photo_that_is_named_and_not_there_is_not_shown(tmp_path):
    on = desk(tmp_path, changed(STORM, figures=(Figure(file="lost.jpg", caption="The quay"),)))
    page = filled(kind, on, STORM_URL)
    assert page.photos == {}
    assert page.article.figures[0].caption == "The quay"


TUESDAY = LeadDay(weekday=1, words="on Tuesday", start=0, end=10)
BOUNDS = When(precision="bounded", earliest="2015-10-12", latest="2015-10-17")
KNOWN = {"published": Provenance(status="inferred", rule="dates/era", confidence=0.6)}


def told(number, *, published="2015-10-16"):
    return [article(f"d{each}.md", published, lead_day=TUESDAY) for each in range(number)]


def test_a_weekday_narrows_the_bounds_of_a_page_and_not_of_its_card(tmp_path):
    on = desk(tmp_path, article("tale.md", BOUNDS, lead_day=TUESDAY, provenance=KNOWN))
    page = filled(kind, on, "undated/tale.html")
    assert (page.article.published.earliest, page.article.published.latest) == ("2015-10-13", "2015-10-15")
    assert page.article.provenance["published"] == Provenance(status="inferred", rule="dates/weekday", confidence=0.6)
    assert page.article.lead_day == TUESDAY
    assert on.shelf.undated()[0].published == BOUNDS


@pytest.mark.parametrize(
    ("dated", "setting", "heeded"),
    [
        (told(19), "auto", True),
        (told(20), "auto", False),
        (told(20), "on", True),
        (told(20, published="2015-10-14"), "auto", True),
        ([], "off", False),
    ],
)
def test_it_is_heeded_where_the_dated_articles_bear_it_out(tmp_path, dated, setting, heeded):
    tale = article("tale.md", BOUNDS, lead_day=TUESDAY, provenance=KNOWN)
    on = desk(tmp_path, tale, *dated, lead_weekday=setting)
    page = filled(kind, on, "undated/tale.html")
    assert (page.article.published != BOUNDS) is heeded
    assert (page.article.lead_day is not None) is heeded
    assert all(filled(kind, on, url).article.lead_day is None for url in planned(kind, on) if url.startswith("2015/"))


def test_when_that_turns_only_pages_that_hang_on_it_are_stale(tmp_path):
    tale, other = article("tale.md", BOUNDS, lead_day=TUESDAY), article("other.md", BOUNDS)
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    before = planned(kind, desk(tmp_path / "before", tale, other, *told(19)))
    after = planned(kind, desk(tmp_path / "after", tale, other, *told(20)))
    stale = {url for url in before if before[url].fingerprint != after[url].fingerprint and url.startswith("undated/")}
    assert stale == {"undated/tale.html"}
