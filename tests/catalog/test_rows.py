"""What the catalog keeps of an article: the letter of the alphabet under which it stands, how it opens."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsgen import urls
from newsgen.catalog import rows
from newsgen.catalog.rows import initial


@pytest.mark.parametrize(
    ("headline", "letter"),
    [("Storm", "S"), ("storm", "S"), ("“Storm”", "S"), ("1984", "0-9"), ("Émile", "E"), ("Москва", "M"), ("", "other"),
     ("!!!", "other"), ("'tis", "T"), ("& so", "S")],
)  # fmt: skip
def test_the_letter_of_a_headline(headline, letter):
    assert initial(headline) == letter


@given(st.text(alphabet="aB1 ,-'&;#x’“é\u0301\u0338K", max_size=12) | st.text(max_size=12))
def test_the_letter_is_that_of_the_slug(headline):
    assume(any(character.isalnum() for character in headline))
    first = urls.slug(headline, fallback="~")[0]
    assert initial(headline) == ("0-9" if first.isdigit() else first.upper())


@given(st.lists(st.sampled_from(["storm", "Sto. ", "a! ", " ", "  ", "\n", "\u00a0", "é", "x" * 60]), max_size=60))
def test_an_opening_has_single_spaces_whatever_the_text_has(words):
    text = "".join(words)
    assert rows._cut(text) == rows._cut(" ".join(text.split()))
