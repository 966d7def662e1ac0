"""Western text is found to be such, and read as any other is, only faster."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.catalog import gists, sketches
from newsgen.catalog.western import is_western, western

PAGE = bytes(range(256)).decode("cp1252", "ignore")


@pytest.mark.parametrize("text", ["", "plain", "“Quoted” – naïve, Œuvre, 5 €, ½"])
def test_what_the_code_page_holds_is_western(text):
    assert is_western(text)


@pytest.mark.parametrize("text", ["Привет", "العربية", "日本", "Łódź", "\x81"])
def test_what_it_does_not_hold_is_not(text):
    assert not is_western(text)


@pytest.mark.parametrize("kind", [r"\w", r"[^\W\d_]", r"\d"])
def test_a_list_of_characters_finds_what_the_pattern_does(kind):
    assert re.findall(f"[{western(kind)}]", PAGE) == re.findall(kind, PAGE)


@given(st.text(st.sampled_from(PAGE), max_size=200))
def test_words_are_the_same_as_by_the_general_pattern(text):
    assert gists.words(text) == re.findall(r"[^\W\d_]{2,}", text.lower())


@given(st.lists(st.text(st.sampled_from("bDgé1_-’ \n"), min_size=1, max_size=6), max_size=60))
def test_shingles_are_the_same_as_by_the_general_pattern(parts):
    text = " ".join(parts)
    assert is_western(text)
    assert sketches.WESTERN_SHINGLE.findall(text) == sketches.SHINGLE.findall(text)
