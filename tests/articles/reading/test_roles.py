"""What each block of a text is."""

import pytest

from newsgen.articles.reading import read
from proofs.casefile import cases


@pytest.mark.parametrize(("text", "expected"), list(cases("roles")))
def test_the_role_of_each_block(text, expected):
    assert [block.role for block in read(text).blocks] == expected


def test_one_line_is_the_headline():
    assert [block.role for block in read("Bridge opens in Oldport").blocks] == ["headline"]


def test_a_long_first_line_is_an_unsure_headline():
    text = "The new bridge over the harbour opened on Monday, two years late. " * 5
    assert [(block.role, block.confidence) for block in read(text).blocks] == [("headline", 0.5)]
