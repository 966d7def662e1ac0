"""Values as plain text: what is printable stays, and needs no looking at."""

from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles.wording import line, names


class Looked(str):
    """A text at whose every character is looked."""

    __slots__ = ()


TEXTS = st.text() | st.lists(st.sampled_from(["a", " ", "\xa0", "\u202e", "\n", "\u2028", "\x07", "é", "\u3000"])).map(
    "".join
)


@given(TEXTS)
def test_a_line_is_the_same_either_way(text):
    assert line(text) == line(Looked(text))


@given(st.lists(TEXTS, max_size=3))
def test_names_are_the_same_either_way(texts):
    assert names(texts) == names([Looked(text) for text in texts])
