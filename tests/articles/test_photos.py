"""Photos: the words under them, and where their files are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles import photos
from newsgen.articles.photos import captioned, located
from newsgen.model import Figure


@pytest.mark.parametrize(
    ("words", "caption", "credit"),
    [
        ("The first ferry leaves. (Photo: Jane Doe)", "The first ferry leaves.", "Jane Doe"),
        ("The first ferry leaves. [Photo by Jane Doe/Reuters]", "The first ferry leaves.", "Jane Doe/Reuters"),
        ("Die erste Fähre (Foto: Jane Doe)", "Die erste Fähre", "Jane Doe"),
        ("(credit: Jane Doe)", "", "Jane Doe"),
        ("The mayor (left) leaves.", "The mayor (left) leaves.", ""),
        ("The photo (photographed at dawn)", "The photo (photographed at dawn)", ""),
        ("", "", ""),
        ("(" * 50_000, "(" * 50_000, ""),
        ("a" + " " * 50_000 + ")", "a" + " " * 50_000 + ")", ""),
    ],
)
def test_caption_and_credit(words, caption, credit):
    assert captioned(words) == (caption, credit)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("harbour.jpg", "2015/10/harbour.jpg"),
        ("../harbour.JPG", "2015/harbour.JPG"),
        ("/photos/harbour.webp", "photos/harbour.webp"),
        ("my%20photo.png", "2015/10/my photo.png"),
        ("./a/../b.svg", "2015/10/b.svg"),
        ("../../../etc/passwd.jpg", ""),
        ("/../../photos/a.jpg", "photos/a.jpg"),
        ("%2e%2e/%2e%2e/%2e%2e/x.jpg", ""),
        ("http://example.org/a.jpg", ""),
        ("//example.org/a.jpg", ""),
        ("javascript:alert(1)//.jpg", ""),
        ("data:image/png;base64,AAAA.png", ""),
        ("C:\\a.jpg", ""),
        ("a.jpg\\..\\b.jpg", ""),
        ("script.js", ""),
        ("http://[x/a.jpg", ""),
    ],
)
def test_a_file_is_under_content_or_left_out(written, path):
    made = located(Figure(file=written, caption="Words"), folder="2015/10")
    assert made.value == Figure(file=path, caption="Words")
    assert len(made.faults) == (0 if path else 1)


NAMES = st.lists(
    st.sampled_from(["a", "B-1_", "x y", "..", ".", "", "é", "a.jpg", "b.PNG", "%20", "#", "?", ":", "\\", " "])
)


@given(NAMES.map("/".join) | NAMES.map("".join), NAMES.map("/".join))
def test_a_plain_path_needs_no_taking_apart(written, folder):
    for suffix in ("", ".jpg", ".webp"):
        assert photos._path(written + suffix, folder) == photos._judged(written + suffix, folder)


PARTS = st.dictionaries(
    st.sampled_from(["file", "src", "caption", "title", "credit", "by", "alt", "date", "after", "place", "odd"]),
    st.sampled_from(
        ["", " ", "storm.jpg", "../x.jpg", " Jane Doe ", "a\tb", "2015-10-14", "3", ["a"], None, "é \u202e"]
    ),
    max_size=4,
)


@given(PARTS)
def test_a_photo_of_plain_lines_is_what_it_is_part_by_part(parts):
    slowly = photos._part_by_part(parts, "en", "2015")
    assert photos._figure(parts, "en", "2015") == slowly
    if parts:
        assert photos.figures(parts, language="en", folder="2015") == photos.figures(
            [parts], language="en", folder="2015"
        )
