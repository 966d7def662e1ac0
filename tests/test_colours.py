"""An archive's own colours: what is read, what is refused, and how far two are apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.colours import Colours, chosen, contrast, whole
from newsgen.settings import Wrong

HEX = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the examples that WCAG's own notes give for 4.5 to 1
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_contrast_is_that_of_the_guidelines(one, other, expected):
    assert round(contrast(one, other), 2) == expected


@given(HEX, HEX)
def test_contrast_is_the_same_both_ways(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


def test_three_digits_are_six():
    assert whole("#a0C") == "#aa00cc"
    assert whole("#A0b1C2") == "#a0b1c2"


def test_both_tables_are_read_in_one_order():
    assert chosen({"paper": "#FFF", "accent": "#048", "dark": {"ink": "#eee"}}) == Colours(
        light={"accent": "#004488", "paper": "#ffffff"}, dark={"ink": "#eeeeee"}
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("blue", "These are no colours with their names."),
        ({"dark": "#000"}, "The dark colours are no table."),
        ({"acent": "#048"}, "No colour is called 'acent'. Did you mean 'accent'?"),
        ({"dark": {"dark": {}}}, "No colour is called 'dark'."),
        ({"ink": "black"}, "'black' is no colour."),
        ({"ink": 0}, "0 is no colour."),
        ({"ink": "#000;} body{display:none"}, "is no colour."),
    ],
)
def test_what_is_no_colour_is_told(value, said):
    with pytest.raises(Wrong) as caught:
        chosen(value)
    assert said in f"{caught.value.message} {caught.value.mend}"
