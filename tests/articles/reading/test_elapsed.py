"""How long ago something began, in words, and what that says of the day on which they were printed."""

import time

import pytest

from newsgen.articles.reading import read
from newsgen.articles.reading.elapsed import index, told
from newsgen.model import Event
from proofs.casefile import cases

STRIKE = Event(
    name="harbour strike",
    aliases=("Oldport's strike", "Hafenstreik"),
    start="1987-03-14",
    start_by="1987-03-14",
)


def bounds(text: str, *, language: str = "en", event: Event = STRIKE) -> list[tuple[str, str]]:
    return [(found.earliest, found.latest) for found in told(text, language=language, events=index((event,)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The five-year-old harbour strike goes on.", ("1991-12-12", "1993-03-13")),
        ("Nobody speaks of Oldport’s four-and-a-half-year-old strike.", ("1991-06-13", "1992-01-27")),
        ("The 3-month-old harbour strike goes on.", ("1987-06-05", "1987-07-13")),
        ("Two weeks into the harbour strike, the mayor spoke.", ("1987-03-26", "1987-04-04")),
        ("The HARBOUR STRIKE is now in its second year.", ("1988-03-13", "1989-03-13")),
        ("The harbour strike, in its 3rd week, goes on.", ("1987-03-28", "1987-04-04")),
        ("The harbour strike began two years ago.", ("1988-12-12", "1990-03-13")),
        ("Three months after the harbour strike she left.", ("1987-06-05", "")),
        ("The twenty-year-old harbour master spoke.", None),
        ("The five-year-old boy saw the harbour strike.", None),
        ("The harbour strike was in its third year then.", None),
        ("A five-year-old harbour striker spoke.", None),
        ("The 999-year-old harbour strike goes on.", None),
    ],
)
def test_the_age_of_an_event_bounds_the_day(text, expected):
    found = bounds(text)
    assert found == ([expected] if expected else [])


EVERYWHERE = Event(
    name="harbour strike",
    aliases=(
        "Hafenstreik", "grève du port", "huelga del puerto", "sciopero del porto", "greve do porto", "havenstaking",
        "liman grevi", "إضراب الميناء", "портовая забастовка", "портовой забастовки",
    ),
    start="1987-03-14",
    start_by="1987-03-14",
)  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), list(cases("elapsed")))
def test_in_ten_languages(line, expected):
    language, _, text = line.partition(": ")
    found = [" ".join(filter(None, each)) for each in bounds(text, language=language, event=EVERYWHERE)]
    assert (found or ["none"]) == expected


def test_german():
    assert bounds("Zwei Monate nach dem Hafenstreik kam er.", language="de") == [("1987-05-06", "")]
    assert bounds("Der Hafenstreik geht ins dritte Jahr.", language="de") == []
    assert bounds("Der Hafenstreik ist im dritten Jahr.", language="de") == [("1989-03-13", "1990-03-13")]


def test_a_beginning_that_is_known_in_part_bounds_less():
    flood = Event(name="flood", start="1962-01-01", start_by="1962-12-31")
    assert bounds("The two-year-old flood damage", event=flood) == [("1963-10-02", "1965-12-30")]


STORY = """Mole to be mended

The mole of Oldport was closed on May 2, 1990, after a storm, and the town does not know when it will open.

"{}," said the harbour master, who has seen the ships go elsewhere for so long a time.
"""


def published(sentence: str, **given):
    return read(STORY.format(sentence), language="en", events=(STRIKE,), **given).fields["published"]


def test_bounds_by_events_narrow_those_by_dates():
    text = STORY.format("The five-year-old harbour strike is to blame")
    found = published("The five-year-old harbour strike is to blame")
    assert (found.value, found.status, found.rule) == (None, "inferred", "dates/events")
    assert (found.earliest, found.latest) == ("1991-12-12", "1993-03-13")
    assert [text[start:end] for start, end in found.evidence] == ["May 2, 1990", "five-year-old harbour strike"]


def test_the_later_of_the_earliest_and_the_earlier_of_the_latest_count():
    found = published("The five-year-old harbour strike is to blame", era=("1980-01-01", "1992-12-31"))
    assert (found.earliest, found.latest) == ("1991-12-12", "1992-12-31")


def test_an_age_that_contradicts_a_date_is_not_heeded():
    found = published("The two-week-old harbour strike is to blame")
    assert (found.rule, found.earliest, found.latest) == ("dates/text", "1990-05-02", "")


def test_a_printed_date_is_the_date():
    text = STORY.format("The five-year-old harbour strike is to blame").replace("mended\n", "mended\n\nJune 1, 1992\n")
    found = read(text, language="en", events=(STRIKE,)).fields["published"]
    assert (found.value, found.status) == ("1992-06-01", "given")


def test_a_long_text_takes_no_long_time():
    text = "five-year-old harbour " * 50_000
    start = time.perf_counter()
    assert bounds(text) == []
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("began on Sept. 30", ("1992-09-30", "1993-01-31")),
        ("began on 30 September", ("1992-09-30", "1993-01-31")),
        ("began on March 1", ("1992-05-01", "1992-08-30")),
        ("began on Sept. 30, 1991", None),
        ("will begin on Sept. 30", None),
        ("began on Sept. 31", None),
        ("began on Feb. 29", ("1992-05-01", "1992-08-29")),
    ],
)
def test_a_day_without_its_year_narrows_a_year_of_bounds(end, expected):
    era = ("1992-05-01", "1993-01-31")
    found = published(f"The five-year-old harbour strike is to blame, after which repairs {end}", era=era)
    assert (found.earliest, found.latest) == (expected or era)
    assert (found.rule, len(found.evidence)) == (("dates/recent", 1) if expected else ("dates/era", 0))


def test_it_narrows_no_bounds_of_many_years():
    era = ("1980-05-01", "1995-01-31")
    found = read(STORY.format("The work began on Sept. 30"), era=era).fields["published"]
    assert (found.earliest, found.latest) == ("1990-05-02", "1995-01-31")
