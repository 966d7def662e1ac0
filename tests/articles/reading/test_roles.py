"""What each block of a text is."""

import pytest

from newsgen.articles.reading import read
from proofs.casefile import cases

STORY = "Ferries run on beside the new bridge until the spring, the town said on Tuesday."


@pytest.mark.parametrize(("text", "expected"), list(cases("roles")))
def test_the_role_of_each_block(text, expected):
    assert [block.role for block in read(text).blocks] == expected


def test_one_line_is_the_headline():
    assert [block.role for block in read("Bridge opens in Oldport").blocks] == ["headline"]


@pytest.mark.parametrize(
    "line",
    [
        "The new bridge over the harbour opened on Monday, two years late. " * 5,
        "The new bridge opened on Monday, two years late. Nobody came.",
        "The new bridge over the harbour, which was to be ready for the regatta, opened on Monday "
        "before a small crowd from the town.",
        "OLDPORT (AP) — The new bridge over the harbour opened on Monday, two years late",
    ],
)
def test_a_text_that_begins_with_the_story_has_no_headline(line):
    page = read(f"{line}\n\n{STORY}")
    assert [block.role for block in page.blocks] == ["paragraph", "paragraph"]
    assert page.fields["headline"].status == "inferred"


@pytest.mark.parametrize(
    "line",
    [
        "The new bridge opens.",
        "Is the bridge open? Not before spring",
        "THE NEW BRIDGE OVER THE HARBOUR OPENED ON MONDAY. NOBODY CAME.",
        "“Nobody came”: the new bridge opens two years late, and the mayor blames the river...",
    ],
)
def test_a_headline_may_end_as_a_sentence_does(line):
    assert [block.role for block in read(f"{line}\n\n{STORY}").blocks] == ["headline", "paragraph"]


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("OLDPORT, Ohio (AP) — The new bridge opened, two years late.  Nobody came.",
         "[The new bridge opened, two years late. Nobody came.]"),
        ("The new bridge over the harbour opened on Monday, " + "too late " * 9 + "at last.",
         "[The new bridge over the harbour opened on Monday, too late too late …]"),
        ("Ein" + "gang" * 40 + " ist, wo die Stadt endet, sagt die Stadt und hat wohl recht.",
         "[Ein" + "gang" * 16 + "gan …]"),
    ],
)  # fmt: skip
def test_the_opening_words_stand_in_square_brackets_for_a_headline(line, headline):
    headline = headline.replace(" …", "\N{NO-BREAK SPACE}…")
    text = f"{line}\n\n{STORY}"
    field = read(text).fields["headline"]
    ((start, end),) = field.evidence
    assert (field.value, field.rule) == (headline, "headlines/opening-words")
    assert " ".join(text[start:end].split()).startswith(headline[1:-3])


def test_a_byline_with_its_date_is_known_under_many_lines_of_the_page():
    places = (
        "port",
        "ferry",
        "bridge",
        "mole",
        "tower",
        "church",
        "school",
        "harbour",
        "island",
        "river",
        "bay",
        "beach",
    )
    page = "\n\n".join(("Follow us", "Advertisement", *(f"Another story of the {place}" for place in places)))
    text = f"Bridge opens\n\n{page}\n\nBy Jane Doe - The Oldport Times - Thursday, March 6, 2014\n\n{STORY}\n\n{STORY}"
    assert read(text).blocks[-3].role == "byline"
    assert read(text).fields["published"].value == "2014-03-06"
