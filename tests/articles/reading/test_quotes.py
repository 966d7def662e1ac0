"""Quotes: which words are quoted, whose they are, and how sure that is."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles.reading.quotes import quotes

CASES = Path(__file__).parents[2] / "cases" / "quotes.txt"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "tr", "ar", "ru", "ja", "")

# What quotes are made of, and what might trip the reader.
PIECES = st.sampled_from(
    [
        *"“”‘’\"'„«»‹›「」`().,:;?!—-\n",
        "``",
        "''",
        " ",
        " said ",
        " Roe ",
        "he",
        "A",
        "according to ",
        "who ",
        "é",
        "中",
    ]
)


def cases(file: Path):
    """language: title / . / input / . / expected / . blocks, with a blank line between."""
    for block in file.read_text(encoding="utf-8").strip().split("\n.\n\n"):
        title, text, expected = block.removesuffix("\n.").split("\n.\n")
        yield pytest.param(title[:2], text, expected.strip(), id=title)


def lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def told(quote) -> str:
    if not quote.mention:
        return f"{quote.text} = nobody"
    inferred = " [inferred]" if quote.inferred else ""
    return f"{quote.text} = {quote.speaker} < {quote.mention}{inferred} ({quote.rule.removeprefix('quotes/')})"


def read(text: str, language: str = "en"):
    return quotes(text, lines(text), language=language)


@pytest.mark.parametrize(("language", "text", "expected"), list(cases(CASES)))
def test_words_and_speakers(language, text, expected):
    assert ("\n".join(map(told, read(text, language))) or "none") == expected


def test_spans_are_of_the_text():
    text = "First line.\n\n“The tide is in,” Jane Roe said."
    (quote,) = read(text)
    assert (quote.start, quote.end, quote.speaker_start, quote.speaker_end) == (14, 29, 31, 39)
    assert text[14:29] == "The tide is in,"
    assert text[31:39] == "Jane Roe"


def test_only_the_given_paragraphs_are_read():
    text = "“The tide is in,” Roe said.\n“The tide is out,” Bell said."
    assert [quote.speaker for quote in quotes(text, lines(text)[1:], language="en")] == ["Bell"]


def test_a_speaker_taken_over_is_less_sure():
    first, second = read("“The tide is in,” Jane Roe said. “It will turn at noon.”")
    assert (first.confidence, second.confidence) == (0.95, 0.92)


def test_no_speaker_no_confidence():
    (quote,) = read("“The tide is in and the boats are out.”")
    assert (quote.speaker, quote.speaker_start, quote.speaker_end, quote.confidence) == ("", -1, -1, 0.0)


def test_a_name_of_the_future_is_not_yet_known():
    text = "“The tide is in,” Roe said.\nJane Roe runs the port."
    assert read(text)[0].speaker == "Roe"


@given(st.lists(PIECES, max_size=60).map("".join), st.sampled_from(LANGUAGES))
def test_any_text_has_sound_spans(text, language):
    paragraphs = lines(text)
    found = quotes(text, paragraphs, language=language)
    for quote in found:
        assert text[quote.start : quote.end] == quote.text != ""
        assert any(start <= quote.start < quote.end <= end for start, end in paragraphs)
        assert 0.0 <= quote.confidence <= 1.0
        if quote.mention:
            assert text[quote.speaker_start : quote.speaker_end] == quote.mention
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_characters_are_read(text, language):
    assert all(text[quote.start : quote.end] == quote.text for quote in read(text, language))


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "“" * 100_000,
        "“‘" * 50_000,
        "“”" * 50_000,
        '"a" ' * 25_000,
        "„" * 100_000 + "“" * 100_000,
        'and said "a" ' * 8_000,
        '"a" said ' * 10_000,
        "a" + "'" * 100_000,
        "de " * 30_000,
        "A who said " * 9_000 + '"a b c d e"',
        '"a",' + "b, " * 30_000,
        "said " * 20_000 + '"a"',
        "(" * 100_000 + '"a" said Roe',
    ],
    ids=lambda text: text[:12],
)
def test_walls_of_marks_are_read_in_one_go(text):
    assert all(len(quote.text) > 0 for quote in read(text))


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("“We will sail on Monday, whatever comes,” Bell said.", 0.95),
        ("“We will sail on Monday, whatever comes,” Bell said, according to the Post.", 0.8),
        ("“We will sail on Monday, whatever comes,” said Bell, who owns it, reports the Post.", 0.8),
        ("“We will sail on Monday,” Bell said. According to the Post, nobody else will.", 0.95),
        ("Bell answered Ada Quill with, “Why should we wait any longer?” Quill then said no.", 0.8),
        ("Bell said in the end, after all these years, that they “will sail on Monday as ever”.", 0.9),
        ("Bell said in the end, after all these years, that they “will sail”.", 0.83),
    ],
)
def test_what_stands_around_a_quote_makes_it_more_or_less_sure(text, sure):
    assert [quote.confidence for quote in read(text, "en")] == [sure]


def test_who_goes_on_after_a_pause_is_less_sure():
    confidences = [quote.confidence for quote in read("“It is gone,” Bell said. Quill nodded. “Nobody asked.”", "en")]
    assert confidences == [0.95, 0.76]
    confidences = [quote.confidence for quote in read("“It is gone,” Bell said. He nodded. “Nobody asked.”", "en")]
    assert confidences == [0.95, 0.92]
