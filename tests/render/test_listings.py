"""Listings: the calendar, the chart, the letters, the way to what came before and after."""

import functools
import operator
import re

import pytest
from msgspec.structs import replace

from newsgen.model import Identity, Period, Term
from newsgen.render.calendars import calendar, decades
from newsgen.render.charts import HEIGHT, WIDTH, chart
from newsgen.render.headings import heading_within
from newsgen.render.theme import Theme
from render.markup import Markup
from render.sample import MONTHS, YEARS, every_page, listings, others, page

TABLES = Theme().tables
EN, AR, US = (TABLES.words(language) for language in ("en", "ar-EG", "en-US"))
PAGES = listings()
ALL = every_page()
OCTOBER = PAGES["month"].periods


def numbers(words):
    return [[day.number if day else 0 for day in week] for week in calendar(OCTOBER, "2015-10", words).weeks]


def test_a_month_is_laid_out_as_the_language_lays_its_weeks():
    assert numbers(EN)[0] == [0, 0, 0, 1, 2, 3, 4]
    assert numbers(US)[0] == [0, 0, 0, 0, 1, 2, 3]
    assert numbers(AR)[0] == [0, 0, 0, 0, 0, 1, 2]
    assert functools.reduce(operator.iadd, numbers(EN), []) == [0, 0, 0, *range(1, 32), 0]


def test_days_that_hold_articles_lead_to_them(press):
    html = press.render(PAGES["month"]).data.decode()
    table = html[html.index('<table class="calendar">') : html.index("</table>")]
    assert re.findall(r'<a href="([^"]+)" aria-label="([^"]+)">(\d+)</a>', table) == [
        ("02/index.html", "2 October 2015: 1 article", "2"),
        ("09/index.html", "9 October 2015: 3 articles", "9"),
        ("14/index.html", "14 October 2015: 2 articles", "14"),
        ("20/index.html", "20 October 2015: 1 article", "20"),
    ]
    assert '<th scope="col" abbr="Monday">Mon</th>' in table
    assert "<caption>October 2015</caption>" in table


def heights(drawn):
    """How high each bar of a chart is, in their order."""
    return [int(height) for each in drawn.stretches for height in re.findall(r"v-(\d+)", each.bars)]


def test_a_chart_of_a_few_years_leads_to_each_and_shows_their_months():
    drawn = chart(YEARS, EN)
    assert drawn.leads
    assert [(each.key, each.url) for each in drawn.stretches[:2]] == [
        ("2009", "2009/index.html"),
        ("2010", "2010/index.html"),
    ]
    assert len(heights(drawn)) == 8 * 11  # a bar for each month but August, which held nothing
    assert max(heights(drawn)) == HEIGHT
    assert drawn.marks[0] == (drawn.stretches[0].x, "2009")


def test_a_chart_of_one_year_has_twelve_places():
    drawn = chart(MONTHS, EN)
    assert drawn.leads
    assert [each.key for each in drawn.stretches] == [f"2015-{month:02}" for month in range(1, 13)]
    assert (drawn.stretches[7].count, drawn.stretches[7].bars) == (0, "")
    assert [text for _, text in drawn.marks][:3] == ["Jan", "Feb", "Mar"]


def years(*numbers):
    return [Period(key=str(n), url=f"{n}/index.html", count=n - 1969, months=(0,) * 12) for n in numbers]


def test_a_long_archive_is_charted_by_its_years_as_a_picture():
    drawn = chart(years(*range(1970, 2020)), EN)
    assert [each.key for each in drawn.stretches] == [str(n) for n in range(1970, 2020)]
    assert len(heights(drawn)) == 50
    assert len(drawn.marks) == 10
    assert not drawn.leads


def test_years_without_articles_keep_their_place():
    drawn = chart(years(1970, 1995, 2019), EN)
    assert len(drawn.stretches) == 50
    assert [round(each.x / WIDTH, 2) for each in drawn.stretches if each.count] == [0, 0.5, 0.98]


def test_one_article_among_thousands_is_still_seen():
    drawn = chart([Period(key="2015", url="2015/index.html", count=9001, months=(1, 9000, *[0] * 10))], EN)
    assert heights(drawn) == [3, HEIGHT]


def test_time_runs_as_the_language_does():
    assert [chart(YEARS, words).stretches[0].x < WIDTH / 2 for words in (EN, AR)] == [True, False]


def test_a_year_begins_where_its_bars_do():
    for words, place in ((EN, 0), (AR, WIDTH)):
        assert chart(years(*range(1970, 2020)), words).marks[0] == (place, "1970")


@pytest.mark.parametrize("count", [13, 19, 23, 50])
def test_no_more_years_are_written_than_a_phone_has_room_for(count):
    assert 6 < len(chart(years(*range(1970, 1970 + count)), EN).marks) <= 10


@pytest.mark.parametrize(
    ("key", "within", "heading"),
    [
        ("2015-10-14", "2015-10", "Wednesday 14"),
        ("2015-10", "2015-10", "Day not known"),
        ("2015-10", "2015", "October"),
        ("2015", "2015", "Month not known"),
        ("2015-10", "", "October 2015"),
        ("2015-10", "2014", "October 2015"),
        ("undated", "", "Undated"),
        ("L", "L", "L"),
    ],
)
def test_a_group_does_not_repeat_its_page(key, within, heading):
    assert heading_within(key, key, EN, within=within) == heading


def test_a_heading_begins_with_a_capital_in_every_language():
    assert heading_within("2015-10", "", TABLES.words("fr"), within="") == "Octobre 2015"


def test_an_almanac_has_ten_years_a_row():
    rows = decades([Period(key=key, url="", count=1) for key in ("1999", "2001", "undated")])
    assert [(first, [year.key if year else "" for year in row]) for first, row in rows] == [
        ("1990", [""] * 9 + ["1999"]),
        ("2000", ["", "2001"] + [""] * 8),
    ]


@pytest.mark.parametrize(
    ("name", "title", "heading"),
    [
        ("year", "2015 – The Harbour Courier", "<h1>2015</h1>"),
        ("month", "October 2015 – The Harbour Courier", "<h1>October 2015</h1>"),
        ("day", "Wednesday, 14 October 2015 – The Harbour Courier", "<h1>Wednesday, 14 October 2015</h1>"),
        ("section", "Harbour – The Harbour Courier", "<h1>Harbour</h1>"),
        ("topic-year", "Ferries, 2015 – The Harbour Courier", "<h1>Ferries, 2015</h1>"),
        ("index", "Topics – The Harbour Courier", "<h1>Topics</h1>"),
        ("undated", "Undated – The Harbour Courier", "<h1>Undated</h1>"),
        ("undated-letter", "Undated: L – The Harbour Courier", "<h1>Undated: L</h1>"),
    ],
)
def test_a_listing_is_called_by_its_subject(name, title, heading, press):
    html = press.render(PAGES[name]).data.decode()
    assert f"<title>{title}</title>" in html
    assert heading in html


def test_periods_lead_to_their_neighbours(press):
    html = press.render(PAGES["month"]).data.decode()
    assert '<a rel="prev" href="../09/index.html"><span>Earlier</span> September 2015</a>' in html
    assert '<a rel="next" href="../11/index.html"><span>Later</span> November 2015</a>' in html


def test_the_index_is_a_plain_list_under_its_letters(press):
    html = press.render(PAGES["index"]).data.decode()
    assert re.findall(r"<h2>(.)</h2>", html) == ["#", *"ABCDEFGIMOPST", "ج"]
    assert '<a href="ferries/index.html"><bdi>Ferries</bdi></a> <span class="count">31</span>' in html
    assert "<bdi>Clocks</bdi> <span" in html
    assert '<form class="filter" role="search" hidden>' in html


def test_the_index_says_how_many_it_lists(press):
    assert "<h1>Topics</h1> <p" in " ".join(press.render(PAGES["index"]).data.decode().split())
    assert "17 topics" in Markup(press.render(PAGES["index"]).data.decode()).text


def test_the_masthead_leads_to_all_indexes_by_one_way_and_to_the_undated(press):
    links = Markup(press.render(PAGES["day"]).data.decode()).links()
    assert [name for name in ("a-z", "undated", "about") if f"../../../{name}/index.html" not in links] == []


@pytest.mark.parametrize("name", ["atoz", "front", "about"])
def test_these_lead_to_every_index(name, press):
    links = Markup(press.render(ALL[name]).data.decode()).links()
    wanted = ["sections/index.html", "topics/index.html", "people/index.html", "quotes/index.html"]
    assert [each for each in wanted if not any(link.endswith(each) for link in links)] == []


def test_a_term_without_a_page_is_no_link(press):
    terms = (Term(kind="topic", slug="clocks", name="Clocks", url="", count=1),)
    found = Markup(press.render(page("index", "topics/index.html", key="topics", terms=terms)).data.decode())
    assert [tag["href"] for tag in found.every("a") if "clocks" in tag["href"]] == []


def test_the_undated_shelf_leads_to_its_letters(press):
    html = press.render(PAGES["undated-letter"]).data.decode()
    assert '<a href="letter-l.html" aria-current="page">L</a>' in html
    assert '<a href="letter-b.html">B</a>' in html


def test_the_archive_tells_what_it_does_not_know(press):
    text = Markup(press.render(others()["about"]).data.decode()).text
    assert "The Harbour Courier holds 642 articles. They were published between 2009 and 2016." in text
    assert "not given; bounded by what the text says 14" in text
    assert "May 2013 to December 2013" in text
    assert "Arabic 19" in text
    assert "Made with newsgen 0.1.0." in text


def test_a_quote_is_verbatim_leads_to_its_paragraph_and_says_when_its_speaker_is_inferred(press):
    html = press.render(PAGES["quotes"]).data.decode()
    assert '#p3">“The ice will hold &amp; go.”</a>' in html
    assert html.count("Speaker inferred: the text has “he”") == 1


def test_what_the_authority_file_tells_is_named_by_whose_it_is(press):
    told = Identity(id="q1", same_as=("https://www.wikidata.org/wiki/Q1?a=b&c", "https://viaf.org/"))
    html = press.render(replace(PAGES["person"], identities=(told,))).data.decode()
    assert 'href="https://www.wikidata.org/wiki/Q1?a=b&amp;c">wikidata.org: Q1?a=b&amp;c</a>' in html
    assert 'href="https://viaf.org/">viaf.org</a>' in html


def test_a_letter_of_a_long_index_is_called_by_it_and_says_so_among_the_letters(press):
    html = press.render(PAGES["index-cut"]).data.decode()
    assert "<h1>People: B</h1>" in html
    assert '<a href="b.html" aria-current="page">B</a>' in html
