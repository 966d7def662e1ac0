"""The full names of a text, found by the surname that stands for them later."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles.reading.names import Names, bare
from newsgen.articles.reading.speech import speech

ENGLISH = speech("en")
WORDS = st.sampled_from(
    ["Jane", "Roe", "Bell", "Mayor", "van", "de", "of", "said", "J.", "Roe’s", "Ö", "x", "1998", "_"]
)
TEXTS = st.lists(WORDS | st.sampled_from([" ", " ", " ", ", ", ".", "\n", "\xa0", "“", "-"]), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Jane Roe came. Roe said.", "Roe", "Jane Roe"),
        ("Mayor Jane Roe came. Roe said.", "Roe", "Jane Roe"),
        ("Jane Roe’s boat came. Roe said.", "Roe", "Jane Roe"),
        ("Jane\xa0Roe came. Roe said.", "Roe", "Jane Roe"),
        ("Anna van der Roe came. Roe said.", "Roe", "Anna van der Roe"),
        ("Jane Roe and Tom Roe came. Roe said.", "Roe", "Tom Roe"),
        ("They met Roe. Roe said.", "Roe", "Roe"),
        ("Jane, Roe and Bell came.", "Roe", "Roe"),
        ("Jane Roe came.", "", ""),
    ],
)
def test_the_fullest_name(text, name, expected):
    assert Names(text, ENGLISH).fullest(name, len(text)) == expected


def test_a_name_of_the_future_is_not_known():
    assert Names("Roe said. Jane Roe left.", ENGLISH).fullest("Roe", 5) == "Roe"


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=2).map(" ".join), st.integers(0, 60))
def test_a_name_that_stands_alone_is_in_no_longer_one(text, name, offset):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Names, "_stands_alone", lambda *_: False)
        read_through = Names(text, ENGLISH).fullest(name, offset)
    assert Names(text, ENGLISH).fullest(name, offset) == read_through


def test_many_names_are_looked_up_in_a_text_read_through_once():
    text = " ".join(f"Jane N{number} met N{number}," for number in range(40))
    names = Names(text, ENGLISH)
    assert [names.fullest(f"N{number}", len(text)) for number in range(40)] == [f"Jane N{n}" for n in range(40)]
    assert [names.fullest(f"M{number}", len(text)) for number in range(40)] == [f"M{n}" for n in range(40)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Mayor Jane Roe’s", "Jane Roe"), ("the Roes'", "Roes"), ("Roe’s Jane", "Jane"), ("Mayor", "Mayor"), ("", "")],
)
def test_a_bare_name(words, expected):
    assert " ".join(bare(words.split(), ENGLISH)) == expected
