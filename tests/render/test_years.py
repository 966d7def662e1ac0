"""Years on an undated page: seen by people, not taken for a date by programs."""

import json

import pytest

from newsgen.render.summaries import opening
from newsgen.render.years import veiled, veiled_json


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<body><p>In 2012, at last</p>", "<body><p>In 201<wbr>2, at last</p>"),
        ("<body><p>July 20, 2012</p>", "<body><p>July 20, 201<wbr>2</p>"),
        ("<body><p>from 1914 to 1918</p>", "<body><p>from 191<wbr>4 to 191<wbr>8</p>"),
        ("<body><code>a2015f</code>", "<body><code>a201<wbr>5f</code>"),
        ("<body><p>20123 of 1234</p>", "<body><p>20123 of 1234</p>"),
        ('<body><a href="2012/x.html">x</a>', '<body><a href="2012/x.html">x</a>'),
        ("<title>2012</title><body><p>x</p>", "<title>2012</title><body><p>x</p>"),
    ],
)
def test_a_year_is_written_so_that_no_program_takes_it_for_a_date(html, written):
    assert veiled(html) == written


def test_json_reads_back_the_same():
    text = json.dumps({"caption": "July 20, 2012", "width": 2000, "height": 1500}, separators=(",", ":"))
    assert "2012" not in veiled_json(text)
    assert json.loads(veiled_json(text)) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Short.", "Short."),
        ("One sentence. " + "x" * 200, "One sentence."),
        ("She said “no.” " + "x" * 200, "She said “no.”"),
        ("word " * 60, "word " * 30 + "word…"),
        ("First paragraph.\n\nSecond.", "First paragraph."),
        ("", ""),
    ],
)
def test_an_opening_ends_with_a_sentence_or_a_word(text, first):
    assert opening(text) == first
    assert len(opening(text)) <= 160
