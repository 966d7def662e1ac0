"""What changed between two states: word by word where paragraphs are alike, whole where they are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.render.revisions import Row, compared

WORDS = st.lists(st.sampled_from(["ice", "boat", "the", "sank", "Thorn,", "«no»", "1987"]), min_size=1, max_size=12)
LINES = st.lists(st.tuples(st.sampled_from(["headline", "paragraph"]), WORDS.map(" ".join)), max_size=8)


def marked(before, after):
    """Rows as a person would jot them down: [-taken out-]{+put in+}, =2 for two lines unchanged."""
    marks = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    rows = compared([("paragraph", text) for text in before], [("paragraph", text) for text in after])
    return [
        f"={row.unchanged}" if row.unchanged else "".join(marks[k].format(t) for k, t in row.pieces) for row in rows
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["Two boats sank."], ["Three boats sank."], ["[-Two-]{+Three+} boats sank."]),
        (["Two boats sank."], ["Two boats sank."], ["=1"]),
        (["The ice broke."], ["The ice broke at noon."], ["The ice broke{+ at noon+}."]),
        (["He, Doe, left."], ["He left."], ["He[-, Doe,-] left."]),
        (["One.", "Two."], ["One.", "New one here.", "Two."], ["=1", "{+New one here.+}", "=1"]),
        (["One.", "Gone for good.", "Two."], ["One.", "Two."], ["=1", "[-Gone for good.-]", "=1"]),
        (["Nothing alike here."], ["Quite another."], ["[-Nothing alike here.-]", "{+Quite another.+}"]),
        (
            ["The mayor said no to the wall.", "Boats left at noon today."],
            ["Boats left at one today.", "The mayor said yes to the wall."],
            [
                "{+Boats left at one today.+}",
                "The mayor said [-no-]{+yes+} to the wall.",
                "[-Boats left at noon today.-]",
            ],
        ),
        ([], ["New."], ["{+New.+}"]),
        (["Old."], [], ["[-Old.-]"]),
    ],
)  # fmt: skip
def test_a_change_is_told_in_as_few_words_as_there_are(before, after, expected):
    assert marked(before, after) == expected


def told(rows: list[Row], lines, gone: str):
    """The lines of one side, out of the rows and, for those unchanged, out of that side itself."""
    found = []
    for row in rows:
        if row.unchanged:
            found += lines[len(found) : len(found) + row.unchanged]
        elif text := "".join(words for kind, words in row.pieces if kind != gone):
            found.append((row.role, text))
    return found


@given(LINES, LINES)
def test_both_states_can_be_read_out_of_their_changes(before, after):
    rows = list(compared(before, after))
    assert told(rows, before, "in") == before
    assert told(rows, after, "out") == after


@pytest.mark.parametrize("text", ["a " * 50_000, "a b " * 30_000, " ".join(map(str, range(30_000)))])
def test_a_text_that_was_made_to_take_long_does_not(text):
    begun = time.process_time()
    before, after = [("paragraph", f"x {text} y")], [("paragraph", f"z {text[: len(text) // 2]} end {text[9:]} w")]
    rows = list(compared(before * 3, after * 3))
    assert told(rows, after * 3, "out") == after * 3
    assert time.process_time() - begun < 20  # for ever, if each word were compared with each


def test_of_many_paragraphs_at_once_none_is_looked_for_another():
    before = [("paragraph", f"old {n} words here") for n in range(300)]
    after = [("paragraph", f"new {n} words here") for n in range(300)]
    rows = list(compared(before, after))
    assert (told(rows, before, "in"), told(rows, after, "out")) == (before, after)
    assert all(len(row.pieces) == 1 for row in rows)
