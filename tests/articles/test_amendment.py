"""Some fields written anew, the rest as it stood; and what is written reads back as meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles import frontmatter
from newsgen.articles.amendment import amended

FILE = """---
# The first one we scanned
headline: Ferry sails   # on one line
byline:
  - Jane Doe
  - John Roe

# Where it was filed
dateline: "OLDPORT, May 3"
id: old/ferry
origin:
  format: plain
reading:
  headline: {rule: roles/first-line}
---

The ferry sails.
"""


def test_only_the_lines_of_the_field_change():
    assert amended(FILE, {"byline": ["Ada Quill"]}) == FILE.replace("  - Jane Doe\n  - John Roe\n", "- Ada Quill\n")


def test_a_comment_on_the_line_of_a_changed_field_goes_and_all_others_stay():
    changed = amended(FILE, {"headline": "Boat sails"})
    assert changed == FILE.replace("headline: Ferry sails   # on one line", "headline: Boat sails")


def test_a_new_field_goes_before_what_imports_write():
    assert amended(FILE, {"kicker": "Harbour"}) == FILE.replace("id: old", "kicker: Harbour\nid: old")
    assert amended(FILE, {"reviewed": "2026-01-31"}).split("---")[1].endswith("reviewed: '2026-01-31'\n")


def test_a_field_is_taken_out():
    assert amended(FILE, {"origin": None, "nothing": None}) == FILE.replace("origin:\n  format: plain\n", "")


def test_the_body_is_written_anew_alone():
    assert amended(FILE, {}, body="It does not.\n\n") == FILE.replace("The ferry sails.", "It does not.")
    assert amended(FILE, {}) == FILE


@pytest.mark.parametrize(
    "text",
    [
        "---\n{headline: Ferry, byline: Jane Doe}\n---\n\nBody\n",
        '+++\nheadline = "Ferry"\nbyline = "Jane Doe"\n+++\n\nBody\n',
        "---\nheadline: &a Ferry\nbyline: *a\n---\n\nBody\n",
    ],
)
def test_what_cannot_be_changed_by_lines_is_written_anew(text):
    changed = frontmatter.load(amended(text, {"headline": "Boat"}))
    assert changed.fields == frontmatter.load(text).fields | {"headline": "Boat"}
    assert changed.body.strip() == "Body"


def test_front_matter_where_there_was_none():
    assert amended("Body\n", {"headline": "Boat"}) == "---\nheadline: Boat\n---\n\nBody\n"


ODD = [
    "---",
    "a: b",
    "# no",
    "|",
    ">-",
    "'",
    '"',
    "- x",
    "{",
    "\u2028",
    "\x85",
    "\t",
    "é",
    "x\ny",
    "...",
    " x ",
    "\U0001f6a2",
    "*a",
    "&a",
]
VALUES = st.text() | st.sampled_from(ODD) | st.lists(st.sampled_from(ODD), max_size=3)


@given(headline=VALUES, kicker=VALUES, body=st.sampled_from(["", "Body", "---\n\nx", "+++"]))
def test_any_value_reads_back(headline, kicker, body):
    wanted = {"headline": headline, "kicker": kicker}
    alone = frontmatter.load(f"---\n{frontmatter.dump(wanted)}---\n")
    if alone.problems:
        return
    matter = frontmatter.load(amended(FILE, wanted, body=body))
    assert {name: matter.fields[name] for name in wanted} == alone.fields
    assert matter.fields["dateline"] == "OLDPORT, May 3"
    assert matter.body.strip() == body
