"""When an article came out: printed or bounded, never guessed."""

import pytest

from newsgen.articles.reading import read

STORY = """
The new bridge over the harbour opened on Monday, two years late.

Ferries will run for another month, the town said.
"""


def published(*top: str, story: str = STORY, era: tuple[str, str] = ("", ""), language: str = "en"):
    return read("\n\n".join(("Bridge opens in Oldport", *top, story)), language=language, era=era).fields["published"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("March 3, 2014", "2014-03-03"),
        ("Published March 3, 2014 at 8:59 pm | Updated March 4, 2014 at 10:16 am", "2014-03-03T20:59"),
        ("Published November 20th, 2019 - 07:29 GMT", "2019-11-20T07:29Z"),
        ("April 26, 2024 at 11:24 a.m. EDT", "2024-04-26T11:24-04:00"),
        ("Stand: 28.04.2023 17:23 Uhr", "2023-04-28T17:23"),
        ("Madrid-29/05/2025 20:00", "2025-05-29T20:00"),
        ("2024-02-14T16:15:30Z", "2024-02-14T16:15Z"),
        ("By Jane Doe — March 3, 2014", "2014-03-03"),
        ("21:17 18.11.2019", "2019-11-18T21:17"),
        ("Tue, 26 November 2024 9:27PM", "2024-11-26T21:27"),
        ("Friday, 22 Nov 2024 4:55 PM MYT", "2024-11-22T16:55+08:00"),
        ("12:05 AM, March 3, 2014", "2014-03-03T00:05"),
    ],
)
def test_a_printed_date_is_given(line, expected):
    language = "es" if "Madrid" in line else "de" if "Stand" in line else "en"
    found = published(line, language=language)
    assert (found.value, found.status) == (expected, "given")


def test_a_date_with_its_hour_is_given_above_the_length_of_a_film():
    assert published("12.12.2014, 05:07 Uhr", "00:00 / 03:15", language="de").value == "2014-12-12T05:07"


@pytest.mark.parametrize(
    "line",
    ["3 seconds ago", "Posted 2 hours ago", "Updated Nov 19, 6:55 AM;Posted Nov 19, 6:51 AM", "11:46", "03:26 pm",
     "Jane Doe|Published 15 hours ago", "05/04/25", "Today, 9 a.m.", "Last updated 1 hour ago"],
)  # fmt: skip
def test_no_year_no_date(line):
    found = published(line)
    assert (found.value, found.status) == (None, "unknown")


@pytest.mark.parametrize("line", ["1945 GMT", "1600 GMT", "2000 Uhr", "1945", "© 1945 Harbour Post"])
def test_an_hour_or_a_figure_is_no_date(line):
    found = published(line)
    assert (found.value, found.status) == (None, "unknown")


def test_the_days_of_an_event_are_no_date():
    found = published("5, 6 May 2014")
    assert (found.value, found.status, found.earliest) == (None, "inferred", "2014-05-06")


def test_a_year_is_given_when_a_word_says_so():
    found = published("Published 1945")
    assert (found.value, found.status, found.earliest, found.latest) == (None, "given", "1945-01-01", "1945-12-31")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Tuesday, 4 March", ["Tuesday, 4 March"]),
        ("11:46", ["11:46"]),
        ("Updated Nov 19, 6:55 AM;Posted Nov 19, 6:51 AM", ["Updated Nov 19, 6:55 AM;Posted Nov 19, 6:51 AM"]),
        ("3 seconds ago", None),
    ],
)
def test_a_date_without_its_year_is_kept_as_a_note(line, kept):
    reading = read(f"Bridge opens in Oldport\n\n{line}\n{STORY}", language="en")
    assert reading.fields["notes"].value == kept
    assert reading.ledger[1].outcome == ("field notes" if kept else "dropped: a time without a date")


def test_a_day_and_its_hour_on_two_lines_are_of_an_event():
    reading = read(f"Oldport v Newport\n\n1 March 2014\n\n20:30\n{STORY}", language="en")
    assert [block.role for block in reading.blocks[1:3]] == ["paragraph", "paragraph"]
    assert reading.fields["published"].value is None


def test_the_first_publication_wins_over_a_change_printed_above_it():
    story = f"{STORY}\nFirst published on March 3, 2014 / 8:16 AM"
    found = published("Updated on: March 5, 2014 / 10:07 AM", story=story)
    assert (found.value, found.rule) == ("2014-03-03T08:16", "dates/date-line")


def test_only_a_change_is_dated():
    found = published("Updated March 5, 2014")
    assert (found.value, found.rule, found.confidence) == ("2014-03-05", "dates/only-updated", 0.75)


def test_a_dateline_with_its_year_is_given():
    found = published(story="ROSTOCK, March 14, 1987 - The ferry was late again today, said the harbour master.\n")
    assert (found.value, found.rule) == ("1987-03-14", "dates/dateline")


def test_a_month_is_given_in_part():
    found = published("November 2013")
    assert (found.value, found.status, found.earliest, found.latest) == (None, "given", "2013-11-01", "2013-11-30")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The old bridge was closed on May 2, 2011, after a storm.", "2011-05-02"),
        ("The old bridge was closed in May 2011, after a storm.", "2011-05-01"),
        ("The old bridge has been closed since 2011, after a storm.", "2011-01-01"),
        ("The bridge will be painted on May 2, 2019, the town said.", ""),
        ("The town wants to be rid of its debts by May 2019, it said.", ""),
        ("The mayor hopes for the 2019 election, he said to the press.", ""),
        ("The bridge is 2011 metres long, which is a record for the coast.", ""),
    ],
)
def test_what_is_told_as_past_bounds_from_below(sentence, expected):
    found = published(story=f"{sentence}\n\nFerries run for another month.\n")
    assert (found.value, found.earliest) == (None, expected)
    assert found.status == ("inferred" if expected else "unknown")


def test_the_era_bounds_both_ends():
    found = published(era=("1990-01-01", "1999-12-31"))
    assert (found.status, found.rule, found.earliest, found.latest) == (
        "inferred", "dates/era", "1990-01-01", "1999-12-31",
    )  # fmt: skip


def test_a_day_after_the_era_bounds_nothing():
    story = "The old bridge was closed on May 2, 2011, after a storm.\n\nFerries run for another month.\n"
    assert published(story=story, era=("1990-01-01", "1999-12-31")).earliest == "1990-01-01"


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("de", "Die alte Brücke ist seit 2005 geschlossen, weil sie nach dem Sturm nicht mehr sicher war.", "2005"),
        ("de", "Die Stadt und der Hafen wollen den Ende 2009 endenden Vertrag nicht noch einmal verlängern.", ""),
        ("de", "Im Juni 2009 wird die neue Brücke über den Hafen eröffnet, und die Stadt freut sich darauf.", ""),
        ("de", "Die Fähre fährt noch bis zum Jahr 2024, und dann ist die Brücke über den Hafen fertig.", ""),
        ("de", "Die Glocke der Kirche am Hafen hat einen Preis von 2079 Euro, und das ist nicht zu viel.", ""),
        ("fr", "La vieille digue du port est fermée depuis 2005, et les habitants de la ville le savent.", "2005"),
        ("fr", "Le pont du port est fermé jusqu'à fin 2024, et les habitants de la ville le savent.", ""),
        ("es", "El viejo puente del puerto está cerrado desde 2005, y los vecinos de la ciudad no lo quieren.", "2005"),
        ("es", "El puente del puerto no se abre hasta finales de 2024, y los vecinos de la ciudad no lo quieren.", ""),
        ("nl", "De oude brug over de haven is sinds 2005 dicht en de stad is daar niet blij mee.", "2005"),
        ("nl", "De brug over de haven blijft dicht tot eind 2024 en de stad is daar niet blij mee.", ""),
    ],
)  # fmt: skip
def test_words_for_what_is_to_come(language, sentence, expected):
    assert published(story=f"{sentence}\n", language=language).earliest[:4] == expected


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("The ferry leaves the mole, March 3, 1987", None),
        ("Children at the pier on March 3, 1987", None),
        ("Cranes on the old mole, March 1987", None),
        ("Oldport, March 3, 1987", "1987-03-03"),
        ("By Jane Doe, March 3, 1987", "1987-03-03"),
    ],
)
def test_the_words_under_a_picture_do_not_date_the_article(line, value):
    found = published(line)
    assert (found.value, found.status) == (value, "given" if value else "inferred")
