"""Bytes become characters, and what was wrong with them is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles import decoding
from newsgen.articles.decoding import LARGEST, decode


@pytest.mark.parametrize(
    ("data", "text", "told"),
    [
        ("Größe “x”\n".encode(), "Größe “x”\n", []),
        (b"\xef\xbb\xbfStorm", "Storm", []),
        ("Größe".encode("utf-16"), "Größe", []),
        (b"\xfe\xff" + "Größe".encode("utf-16-be"), "Größe", []),
        (b"a\r\nb\rc\x0cd", "a\nb\nc\nd", []),
        (b"", "", []),
        ("“Bridge” \u2028 – جسر".encode(), "“Bridge” \u2028 – جسر", []),
        (b"one\nGr\xf6\xdfe \x93x\x94 \x81", "one\nGröße “x” \ufffd",
         ["2: The text is not UTF-8; it was read as Windows-1252. "
          "Save it in UTF-8, and see that its accents and quotation marks are right."]),
        (b"a\nb\x07c", "a\nb c",
         ["2: The control character U+0007 cannot stand on a page; it was taken out. "
          "Write the character that is meant."]),
        ("it\x92s \x85 here".encode(), "it’s \n here",
         ["1: The control character U+0092 was read as ’, as in Windows-1252. Write the character that is meant."]),
        (b"a\nb\0c", "", ["2: This is no text: it holds a zero byte. Save it as plain text in UTF-8."]),
        (b"\xff\xfea", "", ["1: The file says that it is UTF-16, but it is not. Save it in UTF-8."]),
        (b"x" * (LARGEST + 1), "", ["The file has 2,162,689 bytes; 2,162,688 are allowed. Divide it into articles."]),
    ],
    ids=["utf-8", "mark", "utf-16", "big-endian", "breaks", "nothing", "characters", "windows", "control", "c1", "zero",
         "half", "size"],
)  # fmt: skip
def test_decoding(data, text, told):
    decoded, problems = decode(data)
    assert decoded == text
    assert [str(problem) for problem in problems] == told
    assert all(problem.severity == ("warning" if text else "error") for problem in problems)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_end_as_text_or_as_a_problem(data):
    text, problems = decode(data)
    assert not set("\r\0\x07\ufffe") & set(text)
    assert text or not data.strip(b"\xef\xbb\xbf\xff\xfe") or problems


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", "é", "“", "\n", "\r", "\t", "\x07", "\x7f", "\xa0", "\x85", "\ufeff", "\uffff", "😀"])
    )
    .map("".join)
    .map(str.encode)
    | st.binary()
)
def test_a_file_with_nothing_to_be_told_is_read_at_once(data):
    assert decode(data) == decoding._mended(data)
