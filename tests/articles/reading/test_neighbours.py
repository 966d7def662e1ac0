"""Speakers told on sight: the shapes that are, and that the rules would have told the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsgen.articles.reading import speech
from newsgen.articles.reading.marks import runs
from newsgen.articles.reading.neighbours import neighbour
from newsgen.articles.reading.quotes import _Reader
from newsgen.articles.reading.speech import speech as speech_of

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "tr", "ar", "ru")

# What stands about quotes: the shapes told on sight, and all that may make them something else.
WORDS = """
Jane Roe roe Mayor the Will May Fleming O’Brien Jean-Luc Roe’s J. Mr. van said says believes report saying according_to
per he she it who that as also on of for and Monday officials has in_1998 10. ΑΒ É A x Said sagte der erklärte a_déclaré
dit-il dijo segundo zei dedi قال сказал Анна
"""
QUOTES = """
“The tide is in again,”
“The tide is in again”
“The tide is in again.”
"Is the tide in again?"
“The tide is in again —”
“Late,”
« La mer est encore là »,
„Die Flut ist wieder da“
“The tide is in
"""
MARKS = [",", ".", ", ", ". ", ":", " — ", "-", "(", ")", "\n", "\xa0", "  ", "’", "'s "]
SAID = [word.replace("_", " ") for word in WORDS.split()]
PIECES = st.sampled_from(SAID) | st.sampled_from(SAID).map(" {}".format) | st.sampled_from(MARKS)
TEXTS = st.lists(PIECES | st.sampled_from(QUOTES.strip().split("\n")), max_size=40).map("".join)


def told(after: str, language: str = "en"):
    text = f"“The tide is in again,”{after}"
    (run,) = runs(text, (0, len(text)))
    found = neighbour(text, run, len(text), speech_of(language))
    return found and (text[slice(*found.span)], found.name, found.rule)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" Jane Roe said.", ("Jane Roe", "Jane Roe", "right/name-verb")),
        (" Mayor Jane Roe said on Monday.", ("Mayor Jane Roe", "Jane Roe", "right/name-verb")),
        (" the mayor said.", ("the mayor", "the mayor", "right/name-verb")),
        (" said Jane Roe, who runs the port.", ("Jane Roe", "Jane Roe", "right/verb-name")),
        (" said Jane Roe.", ("Jane Roe", "Jane Roe", "right/verb-name")),
        (" she said.", ("she", "", "right/name-verb")),
        (" said Jane Roe of Oldport.", None),
        (" Jane Roe, who runs the port, said.", None),
        (" Jane O’Brien said.", None),
        (" according to Jane Roe.", None),
        (", Jane Roe said.", None),
        ("", None),
    ],
)
def test_what_is_told_on_sight(after, expected):
    assert told(after) == expected


def test_where_the_subject_follows_its_verb_a_name_before_a_verb_tells_nothing():
    assert told(" Jane Roe zei gisteren.", "nl") is None
    assert told(" zei Jane Roe.", "nl") == ("Jane Roe", "Jane Roe", "right/verb-name")


def read(text: str, language: str):
    lines = [(at - len(line), at) for line, at in _ends(text)]
    return _Reader(text, lines, language).read()


def _ends(text: str):
    at = 0
    for line in text.split("\n"):
        at += len(line)
        yield line, at
        at += 1


@given(TEXTS, st.sampled_from(LANGUAGES))
@example("“The tide is in again,” the report said.", "en")
@example("“The tide is in again,” Jane Roe said. “The tide is out again,” she said.", "en")
@example("Jane Roe came. “The tide is in again,” she said.", "en")
def test_what_is_told_on_sight_is_what_the_rules_tell(text, language):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Reader, "_beside", lambda *_: None)
        by_rules = read(text, language)
    assert read(text, language) == by_rules


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_plain_words_are_the_words_that_a_language_tells(text, language):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speech, "_plain", lambda *_, **__: "(?!)")
        slow = speech_of.__wrapped__(language).pattern
    words = [[match.span(match.lastindex) for match in pattern.finditer(text)]
             for pattern in (speech_of(language).pattern, slow)]  # fmt: skip
    assert words[0] == words[1]


def test_the_words_of_a_language_are_kept_up_to_a_bound(monkeypatch):
    monkeypatch.setattr(speech, "_KNOWN_WORDS", 2)
    letters = speech.Letters(lambda word, opening: word[0] if opening else word[-1])
    assert [letters[word] for word in ("ab", "cd", "ab", "ef")] == ["ba", "dc", "ba", "fe"]
    assert dict(letters) == {"ef": "fe"}
