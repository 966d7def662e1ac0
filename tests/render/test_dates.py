"""Dates and numbers in the words of each language."""

from datetime import date

import pytest
from babel import localedata
from babel.dates import format_date

from newsgen.model import When
from newsgen.render.dates import (
    calendar_names,
    day,
    in_words,
    language_name,
    locale,
    month,
    number,
    percent,
    weekday,
    when,
)
from newsgen.render.theme import Theme

TABLES = Theme().tables
BETWEEN = When(precision="bounded", earliest="2012-07-20", latest="2013-01-31")


@pytest.mark.parametrize(
    ("iso", "language", "words"),
    [
        ("2015-10-14", "en", "14 October 2015"),
        ("2015-10-14", "en-US", "October 14, 2015"),
        ("2015-10-14", "de", "14. Oktober 2015"),
        ("2015-10-14", "de-AT", "14. Oktober 2015"),
        ("2015-10-14", "fr", "14 octobre 2015"),
        ("2015-10-14", "es", "14 de octubre de 2015"),
        ("2015-10-14", "tr", "14 Ekim 2015"),
        ("2015-10-14", "ar", "14 أكتوبر 2015"),
        ("2015-10-14", "xx-unknown", "14 October 2015"),
        ("2015-10", "en", "October 2015"),
        ("2015-10", "es", "octubre de 2015"),
        ("2015-03", "de", "März 2015"),
        ("2015", "en", "2015"),
        ("2015-10-14T09:30+03:00", "en", "14 October 2015, 09:30"),
        ("2015-10-14T23:59:59Z", "de", "14. Oktober 2015, 23:59"),
    ],
)
def test_a_date_as_long_as_it_is(iso, language, words):
    assert in_words(iso, language) == words


@pytest.mark.parametrize(
    ("published", "language", "words"),
    [
        (When(precision="day", text="2015-10-14"), "en", "14 October 2015"),
        (When(precision="month", text="2015-10"), "fr", "octobre 2015"),
        (BETWEEN, "en", "between 20 July 2012 and 31 January 2013, inferred"),
        (BETWEEN, "de", "zwischen 20. Juli 2012 und 31. Januar 2013, erschlossen"),
        (When(precision="bounded", earliest="2012-07-20"), "en", "on or after 20 July 2012, inferred"),
        (When(precision="bounded", latest="2012-07-20"), "en", "on or before 20 July 2012, inferred"),
        (When(precision="bounded", earliest="2012-07-20"), "tr", "en erken 20 Temmuz 2012, çıkarım"),
        (When(), "en", "date not known"),
        (When(), "ar", "التاريخ غير معروف"),
    ],
)
def test_a_date_as_far_as_it_is_known(published, language, words):
    assert when(published, TABLES.words(language)) == words


def test_a_weekday_is_told_where_it_is_wanted():
    assert day("2015-10-14", "en", weekday=True) == "Wednesday, 14 October 2015"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Wednesday 14"),
        ("en-US", "14 Wednesday"),
        ("de", "Mittwoch, 14."),
        ("fr", "mercredi 14"),
        ("es", "miércoles 14"),
        ("tr", "14 Çarşamba"),
        ("ar", "الأربعاء، 14"),
    ],
)
def test_a_day_of_its_month_by_weekday(language, words):
    assert weekday("2015-10-14", language) == words


def test_a_month_by_itself():
    assert (month("2015-10", "en", year=False), month("2015-10", "en", year=False, short=True)) == ("October", "Oct")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "12,345"), ("de", "12.345"), ("fr", "12\u202f345"), ("tr", "12.345")]
)
def test_a_number_is_grouped_as_the_language_does(language, words):
    assert number(12345, language) == words


def test_a_share_and_a_language_by_name():
    assert (percent(0.904, "en"), percent(0.9, "de")) == ("90%", "90\xa0%")
    assert (language_name("ar", "en"), language_name("en", "de"), language_name("xx", "en")) == (
        "Arabic",
        "Englisch",
        "English",
    )


@pytest.mark.parametrize(("language", "first"), [("en", "Monday"), ("en-US", "Sunday"), ("ar-EG", "السبت")])
def test_a_week_begins_where_the_language_begins_it(language, first):
    assert calendar_names(language)[0][1] == first


@pytest.mark.parametrize("iso", ["2015-10-14", "1987-01-02", "2012-12-31", "0987-05-05"])
def test_a_day_is_said_as_babel_says_it_in_every_language(iso):
    told = date.fromisoformat(iso)
    for tag in localedata.locale_identifiers():
        language = tag.replace("_", "-")
        assert day(iso, language) == format_date(told, "long", locale=locale(language))
        assert day(iso, language, weekday=True) == format_date(told, "full", locale=locale(language))
