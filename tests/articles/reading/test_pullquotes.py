"""Pull quotes: few, whole, sure, and spread."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles.reading.pullquotes import pullquotes
from newsgen.articles.reading.quotes import quotes

FILLER = "The boats came in with the tide and nobody on the pier had anything to say about it. "  # 18 words


def page(*paragraphs: str) -> tuple[str, list[tuple[int, int]]]:
    text = "\n\n".join(paragraphs)
    return text, [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def pulled(*paragraphs: str) -> list[str]:
    text, spans = page(*paragraphs)
    found = quotes(text, spans, language="en")
    return [found[index].text for index in pullquotes(text, spans, found, language="en")]


def test_one_for_three_hundred_words():
    said = "“The harbour will open again in June,” Jane Roe said."
    assert pulled(said, FILLER * 10) == []
    assert pulled(said, FILLER * 17) == ["The harbour will open again in June,"]


def test_the_better_of_two_in_the_same_part():
    short = "“We open again in June.” Jane Roe said."
    long = "“Nobody in this town believed that the harbour would ever open again, and here we are,” Tom Bell said."
    assert pulled(short, long, FILLER * 17) == [
        "Nobody in this town believed that the harbour would ever open again, and here we are,"
    ]


def test_spread_through_the_article():
    first = "“The harbour will open again in June,” Jane Roe said."
    last = "“Nobody believed that we would do it,” Tom Bell said."
    assert pulled(first, first, FILLER * 36, last) == [
        "The harbour will open again in June,",
        "Nobody believed that we would do it,",
    ]
    assert pulled(FILLER * 18, first, last, FILLER * 18) == ["The harbour will open again in June,"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We open in June,” Jane Roe said.",
        "“The harbour will open again in June,” she said.",
        "“The harbour will open again in June and stay open.”",
        "Jane Roe was sure that it would “stay open for all the years to come.”",
        "“But the harbour will open again in June,” Jane Roe said.",
        "“They will never close the harbour again,” Jane Roe said.",
        "“The harbour [at Oldport] will open again in June,” Jane Roe said.",
        "“The harbour will open again …  in June,” Jane Roe said.",
        "“The harbour will open again in June,” Jane Roe said, “and stay open.”",
        "Jane Roe said: “The harbour will open again in June and nobody closed this quote.",
        "“The harbour " + "will open again " * 20 + "in June,” Jane Roe said.",
    ],
    ids=["short", "pronoun", "nobody", "fragment", "but", "they", "edited", "cut", "half", "unclosed", "long"],
)
def test_none_is_better_than_a_wrong_one(paragraph):
    assert pulled(paragraph, FILLER * 20) == []


def test_without_a_language_no_word_leans():
    text, spans = page("“They will never close the harbour again,” Jane Roe said.", FILLER * 17)
    found = quotes(text, spans, language="en")
    assert pullquotes(text, spans, found) == (0,)


def test_nothing_of_nothing():
    assert pullquotes("", (), ()) == ()


@given(st.lists(st.sampled_from(["“The tide is in again today,” Jane Roe said.", FILLER * 8, "“No.”"]), max_size=12))
def test_never_more_than_one_in_three_hundred_words(paragraphs):
    text, spans = page(*paragraphs)
    found = quotes(text, spans, language="en")
    chosen = pullquotes(text, spans, found, language="en")
    assert len(chosen) <= len(text.split()) // 300
    assert list(chosen) == sorted(set(chosen))
    assert all(found[index].confidence >= 0.85 and not found[index].inferred for index in chosen)
