"""The words of the interface: whole in every language, with the plural forms that each needs."""

import re

import pytest

from newsgen.render.theme import Theme

TABLES = Theme().tables
CONTENTS = dict(TABLES.contents)
PLACES = re.compile(r"\{(\w+)\}")


def places(entry):
    return set(PLACES.findall(entry if isinstance(entry, str) else entry["other"]))


@pytest.mark.parametrize("language", CONTENTS)
def test_every_language_has_every_word_with_the_same_places(language):
    english = CONTENTS["en"]
    assert set(CONTENTS[language]) == set(english)
    assert [name for name, entry in CONTENTS[language].items() if places(entry) != places(english[name])] == []


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("en", 0, "0 articles"),
        ("en", 1, "1 article"),
        ("en", 2, "2 articles"),
        ("de", 1, "1 Artikel"),
        ("fr", 0, "0 article"),
        ("ar", 0, "لا مقالات"),
        ("ar", 2, "مقالان"),
        ("ar", 5, "5 مقالات"),
        ("ar", 11, "11 مقالًا"),
        ("ar", 100, "100 مقال"),
    ],
)
def test_the_plural_form_is_the_languages_own(language, count, words):
    assert TABLES.words(language)("articles", n=count, count=str(count)) == words


@pytest.mark.parametrize(
    ("language", "otherwise", "spoken"),
    [("de-AT", "en", "de-AT"), ("la", "fr", "fr"), ("la", "en", "en"), ("la", "grc", "en"), ("AR", "en", "ar")],
)
def test_a_language_without_words_is_spoken_in_the_nearest(language, otherwise, spoken):
    assert TABLES.words(language, otherwise=otherwise).language == spoken


def test_plain_words_are_attributes():
    words = TABLES.words("en")
    assert (words.lost, words("lost"), "lost" in words, "found" in words) == (
        "Photo not preserved",
        "Photo not preserved",
        True,
        False,
    )
