"""Fields without a YAML parser: what is read, what is left to the parser, and that both read the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles import frontmatter, plainfields
from newsgen.articles.plainfields import LONGEST, load


def test_what_most_front_matter_is_written_in():
    matter = """title: "Storm: the harbour"
date: 2015-10-14T09:30:00Z

by:
  - Jane Doe
  - 'John "Jack" O''Neil'
tags: [Ships, "Great storm", 12]
image:
    file: /2015/storm.jpg
    caption: "The \\"Anna\\" sinks"
figures:
- file: a.jpg
  credit: ~
reading: {status: inferred, confidence: 0.9}
kicker:
"""
    fields, lines = load(matter, line=2)
    assert fields == {
        "title": "Storm: the harbour",
        "date": "2015-10-14T09:30:00Z",
        "by": ["Jane Doe", 'John "Jack" O\'Neil'],
        "tags": ["Ships", "Great storm", "12"],
        "image": {"file": "/2015/storm.jpg", "caption": 'The "Anna" sinks'},
        "figures": [{"file": "a.jpg", "credit": ""}],
        "reading": {"status": "inferred", "confidence": "0.9"},
        "kicker": "",
    }
    assert lines == {
        "title": 2, "date": 3, "by": 5, "by.0": 6, "by.1": 7, "tags": 8, "tags.0": 8, "tags.1": 8, "tags.2": 8,
        "image": 9, "image.file": 10, "image.caption": 11, "figures": 12, "figures.0": 13, "figures.0.file": 13,
        "figures.0.credit": 14, "reading": 15, "reading.status": 15, "reading.confidence": 15, "kicker": 16,
    }  # fmt: skip


@pytest.mark.parametrize(
    "matter",
    [
        "a: b: c", "a: b #c", "a: b:", "a: [b", "a: [b: c]", "a: {b}", "a: {b: c, b: d}", 'a: "b" c', 'a: "\\n"',
        "a: |\n  b", "a: &b c", "a: *b", "a: !c d", "a: 'b", "a: b\n  c", "a: b\na: c", "a:\n  b: c\n  b: d",
        "a:\n  - b\n c: d", "a:\n  - - b", "a:\n  b:\n    c: d", "a:\tb", "a: \u00a0b", "a: \u202eb", "é: b", "- a",
        "# a", "? a", "---", "a", "a: -", "a: b\n- c", " a: b", "a: @b", "a: %b", "a: " + "[" * 101,
        "a: " + "b" * LONGEST,
    ],
    ids=lambda matter: repr(matter[:16]),
)  # fmt: skip
def test_what_might_mean_anything_else_is_left_to_the_parser(matter):
    assert load(matter, line=1) is None


VALUES = (
    "x", "x y", '"q"', '"q: #"', '"a\\"b"', '"a\\\\"', "'it''s'", "[a, b]", "[]", "{}", '{a: b, c: "d"}', '[ a ,"b c"]',
    "null", "~", "null  ", "x: ", "2015-10-14", "10:30", "1_000", ".inf", "http://a.b/c", "a#b", "a:b", "", "“q” é",
    "(x)", "/a/b.jpg", 'a "b" c', "x  ", '"q"  ', "-x", "a - b", "a, b", "a]b", "$5", "a\\b", "a & b", "a: b", "a #c",
    "[a, a: b]", "|", "[null, ~]", "[a'b]", "😀", "=", "<<", "a?", "yes", "\t", "\u2028", "\x85", "é\u0301",
)  # fmt: skip
ROWS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "", "  ", "    ", " "]),
        st.sampled_from(["", "", "- ", "-   "]),
        st.sampled_from(["", "a: ", "b: ", "c:  ", "k-x:", "null: ", "_u: "]),
        st.sampled_from(VALUES),
    ),
)
FIELDS = st.builds(
    lambda name, value, rows: "\n".join((f"{name}:{value}", *rows)),
    st.sampled_from("abcd"),
    st.sampled_from(["", *(f" {value}" for value in VALUES)]),
    st.lists(st.sampled_from(["  - ", "- ", "  a: ", "  b: ", "  - a: ", "    b: "]).flatmap(
        lambda start: st.sampled_from(VALUES).map(lambda value: start + value)), max_size=3),
)  # fmt: skip


FLOWS = st.text("ab é,,  [{}]:~-&.'", max_size=10).map(lambda inner: f"a: [{inner}]") | st.text(
    "ab :#- ,[\"'.", max_size=10
).map(lambda text: f"a: {text}")


@settings(deadline=None, max_examples=600)
@given(st.lists(ROWS, max_size=4).map("\n".join) | st.lists(FIELDS, max_size=3).map("\n".join) | FLOWS)
def test_what_is_read_without_a_parser_is_what_the_parser_reads(matter):
    quick = load(matter, line=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plainfields, "load", lambda _text, **_line: None)
        parsed = frontmatter.load(f"---\n\n{matter}\n---\n")
    if quick is not None:
        assert (*quick, ()) == (parsed.fields, parsed.lines, parsed.problems)
        assert all(place in quick[1] for place in (*quick[0], *parsed.lines))
        assert "z" not in quick[1]
