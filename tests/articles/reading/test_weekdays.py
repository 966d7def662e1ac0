"""The weekday that a first paragraph tells of."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles.reading.language import languages, words
from newsgen.articles.reading.weekdays import lead_day, of_body
from newsgen.model import Block
from proofs.casefile import cases


def told(text, language):
    found = lead_day(text, language=language)
    return [f"{found.weekday} {found.words}"] if found else []


@pytest.mark.parametrize(("line", "expected"), list(cases("weekdays")))
def test_a_weekday_that_is_told_of(line, expected):
    language, _, text = line.partition(": ")
    assert (told(text, language) or ["none"]) == expected


@pytest.mark.parametrize("code", [code for code in languages() if "leads" in words(code)])
def test_every_form_is_one_weekday_of_its_language(code):
    table = words(code)["leads"]
    forms = [form for weekday in table["weekdays"] for form in weekday.split()]
    assert len(table["weekdays"]) == 7
    assert len(forms) == len(set(forms))
    for number, weekday in enumerate(table["weekdays"]):
        for form in weekday.split():
            text = f"{(table['on'] or [''])[0]} {form} {(table.get('then') or [''])[0]}".strip()
            assert lead_day(f"x {text} x", language=code).weekday == number


def test_ten_languages_know_weekdays():
    assert [code for code in languages() if "leads" in words(code)] == [
        "ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "tr",
    ]  # fmt: skip


def test_the_span_is_of_the_text():
    text = "İzmir’de  vapur salı  günü battı."
    found = lead_day(text, language="tr")
    assert (text[found.start : found.end], found.words) == ("salı  günü", "salı günü")


def test_only_the_first_paragraph_counts():
    body = [
        Block(kind="subhead", html="", text="On Monday"),
        Block(kind="paragraph", html="", text="The ferry sailed."),
        Block(kind="paragraph", html="", text="It came back on Tuesday."),
    ]
    assert of_body(body, language="en") is None
    assert of_body([body[2]], language="en").weekday == 1
    assert of_body([], language="en") is None


def test_a_language_without_words_for_it_tells_nothing():
    assert lead_day("on Tuesday", language="sv") is None


@given(st.text(), st.sampled_from(["en", "de", "pt", "tr", "ar"]))
def test_any_text_is_borne(text, language):
    lead_day(text + " on Tuesday am Dienstag na terça salı günü يوم الثلاثاء" + text, language=language)


@pytest.mark.parametrize("text", ["on " * 100_000, "Tuesday " * 50_000, "on Tuesday. " * 30_000, " " * 300_000])
def test_no_text_takes_long(text):
    begun = time.process_time()
    lead_day(text, language="en")
    assert time.process_time() - begun < 0.1
