"""Where front matter ends and the body begins, seen at once or found line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles import parts
from newsgen.articles.parts import Parts, split

LINES = ["---", "--- ", "----", "...", ".... and so on", "+++", "a: b", "", " ---", "-", "Words."]


def test_front_matter_and_body():
    assert split("---\na: b\n\n---\n\nWords.\n") == Parts(
        mark="---", matter="a: b\n\n", matter_line=2, body="\nWords.\n", body_line=5
    )


@given(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join))
def test_a_text_is_cut_where_its_lines_say(text):
    quick = split(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "_end", lambda _text: 0)
        assert split(text) == quick
