"""Whom "he" and "she" mean: the nearest person named before whom they can mean, or nobody."""

import pytest

from newsgen.articles.reading.quotes import quotes

ROE = "Jane Roe runs the port of Oldport."
DOE = "Tom Doe, who owns the ferry, waited on the mole with his crew."


def speakers(text, language="en"):
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    return [(quote.mention, quote.speaker, quote.inferred) for quote in quotes(text, paragraphs, language=language)]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        # the sentence, the paragraph, the paragraph before
        (f"{ROE} When Roe came to the mole, she said, “The tide is in and we are late.”", "she", "Jane Roe"),
        (f"{ROE} She said, “The tide is in and we are late.”", "She", "Jane Roe"),
        (f"{ROE}\n“The tide is in and we are late,” she said.", "she", "Jane Roe"),
        (f"{ROE}\nThe water rose all night.\n“The tide is in and we are late,” she said.", "she", "Jane Roe"),
        # of two people the one of that gender, though the other stands nearer
        (f"{ROE} {DOE}\n“The tide is in and we are late,” she said.", "she", "Jane Roe"),
        (f"{DOE} {ROE}\n“The tide is in and we are late,” he said.", "he", "Tom Doe"),
        # of two of one gender the subject of the nearer sentence
        (f"{DOE} Asked about Jack Poe, Doe shrugged.\n“The tide is in and we are late,” he said.", "he", "Tom Doe"),
        # a title elsewhere in the text tells, and so does a noun
        ("Ms. Poe was there.\nAlex Poe met Tom Doe.\n“The tide is in and we are late,” she said.", "she", "Alex Poe"),
        # a surname that stands alone elsewhere is a person's, of whichever gender
        ("Lin Okabe came early. Okabe was glad.\n“The tide is in and we are late,” she said.", "she", "Lin Okabe"),
        # nobody fits: nobody is named
        (f"{DOE}\n“The tide is in and we are late,” she said.", "she", ""),
        ("The harbour of New Oldport froze. Oldport waited.\n“The tide is in and we are late,” he said.", "he", ""),
        ("The Harbour Company closed. The Company owes much.\n“The tide is in and we are late,” he said.", "he", ""),
    ],
)
def test_whom_a_pronoun_means(text, pronoun, name):
    assert speakers(text) == [(pronoun, name, True)]


def test_who_spoke_last_is_meant_before_those_named_further_up():
    text = f"{DOE}\n“We wait for the wind to turn,” Jack Poe said.\n“The tide is in and we are late,” he said."
    assert speakers(text) == [("Jack Poe", "Jack Poe", False), ("he", "Jack Poe", True)]


def test_who_spoke_last_is_not_meant_when_of_the_other_gender():
    text = f"{ROE}\n“We wait for the wind to turn,” Jack Poe said.\n“The tide is in and we are late,” she said."
    assert speakers(text)[1] == ("she", "Jane Roe", True)


def test_a_word_that_opens_a_sentence_is_no_part_of_a_name():
    text = f"{ROE} For Roe, it was a long night.\n“The tide is in and we are late,” she said."
    assert speakers(text) == [("she", "Jane Roe", True)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Jeanne Roe dirige le port. Paul Doe attend.\n« La mer est haute et nous attendons », a-t-elle dit.",
         "Jeanne Roe"),
        ("es", "Carmen Roe dirige el puerto. Pedro Doe espera.\n“La marea está alta y vamos tarde”, dijo ella.",
         "Carmen Roe"),
    ],
)  # fmt: skip
def test_other_languages_tell_her_from_him_too(language, text, name):
    assert [speaker for _, speaker, _ in speakers(text, language)] == [name]
