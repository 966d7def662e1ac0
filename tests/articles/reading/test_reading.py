"""A whole text, read: the first article of the archive, and any text at all."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles.reading import read
from newsgen.articles.reading.report import as_json
from newsgen.model import Figure, Reading
from proofs import ROOT

SOURCE = (ROOT / "content" / "iranian-troops-aleppo.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def aleppo() -> Reading:
    return read(SOURCE)


def test_headline_and_standfirst(aleppo):
    assert aleppo.fields["headline"].value == "Iranian troops mobilise for attack on Syria’s Aleppo"
    assert aleppo.fields["headline"].evidence == ((0, 52),)
    assert aleppo.fields["standfirst"].value == (
        "Substantial number of Iranian troops, reported to be in their hundreds or thousands, "
        "amassing on Aleppo in preparation for massive assault"
    )


def test_no_byline_no_dateline(aleppo):
    assert (aleppo.fields["byline"].status, aleppo.fields["dateline"].status) == ("unknown", "unknown")


def test_one_photo(aleppo):
    assert aleppo.figures == (
        Figure(
            caption="Syrian soldiers celebrate after their entry to al Midan neighbourhood in Damascus, July 20, 2012",
            credit="Reuters",
            date="2012-07-20",
            place="Damascus",
        ),
    )


def test_one_subhead(aleppo):
    subheads = [SOURCE[block.start : block.end] for block in aleppo.blocks if block.role == "subhead"]
    assert subheads == ["ISIS advance despite air strikes"]


def test_the_paper_is_its_own_source(aleppo):
    assert aleppo.fields["source_line"].value == "TRTWorld and agencies"
    assert aleppo.fields["publisher"].value == "TRTWorld"
    assert aleppo.fields["agencies"].value == []


def test_the_date_is_bounded_by_the_photo(aleppo):
    found = aleppo.fields["published"]
    assert (found.value, found.status, found.rule) == (None, "inferred", "dates/caption")
    assert (found.earliest, found.latest) == ("2012-07-20", "")
    assert [SOURCE[start:end] for start, end in found.evidence] == ["July 20, 2012"]


def test_every_line_is_accounted_for(aleppo):
    outcomes = [(entry.line, entry.outcome) for entry in aleppo.ledger]
    assert outcomes[:6] == [
        (1, "field headline"),
        (3, "field standfirst"),
        (5, "figure 1 credit"),
        (6, "duplicate of line 5"),
        (8, "figure 1 caption"),
        (10, "block 1 paragraph"),
    ]
    assert outcomes[6:-1] == [
        (10 + 2 * number, f"block {number + 1} {'subhead' if number == 16 else 'paragraph'}") for number in range(1, 24)
    ]
    assert outcomes[-1] == (58, "field source_line")


def test_as_json(aleppo):
    told = as_json("content/a.txt", aleppo, SOURCE)
    assert (told["path"], told["language"], told["pullquotes"]) == ("content/a.txt", "en", list(aleppo.pullquotes))
    assert told["fields"]["published"] == {
        "value": None,
        "earliest": "2012-07-20",
        "latest": None,
        "status": "inferred",
        "confidence": 0.9,
        "rule": "dates/caption",
        "evidence": [[314, 327]],
    }
    assert told["blocks"][0] == {
        "start": 0, "end": 52, "role": "headline", "confidence": 0.99, "rule": "roles/first-line",
    }  # fmt: skip
    assert told["figures"][0]["file"] is None
    assert told["ledger"][3] == {"line": 6, "outcome": "duplicate of line 5"}


# -- other texts -------------------------------------------------------------------------------

WRAPPED = """OLD FERRY LATE AGAIN

    ROSTOCK, March 14, 1987 - The ferry over the harbour was late
again on Saturday, said the harbour master, who had waited on the
pier since the morning.
    It was the third time in a week, and people in the town now go
over the old wooden bridge.
    Nobody knows when the new one will open, the harbour master told
a reporter.
 REUTER
"""


def test_lines_wrapped_by_hand_are_joined():
    reading = read(WRAPPED)
    assert [block.role for block in reading.blocks] == ["headline", *["paragraph"] * 3, "source_line"]
    assert [entry.outcome for entry in reading.ledger] == [
        "field headline",
        *["block 1 paragraph"] * 3,
        *["block 2 paragraph"] * 2,
        *["block 3 paragraph"] * 2,
        "field source_line",
    ]
    assert reading.fields["published"].value == "1987-03-14"
    assert reading.fields["agencies"].value == ["Reuters"]


def test_the_same_photo_printed_twice_is_one():
    photo = "People walk over the new bridge on Monday\n\nImage: Jane Doe\n\n"
    story = "The new bridge opened on Monday, two years late.\n\nFerries run for another month, the town said.\n\n"
    reading = read(f"Bridge opens in Oldport\n\n{photo}{story}{photo}{story}")
    assert [figure.caption for figure in reading.figures] == ["People walk over the new bridge on Monday"]
    assert [entry.outcome for entry in reading.ledger if "duplicate" in entry.outcome] == [
        "duplicate of line 3",
        "duplicate of line 5",
    ]


def test_a_line_of_the_story_set_large_is_a_duplicate():
    line = "nobody in this town will ever swim again"
    reading = read(
        "Bridge opens in Oldport\n\nThe new bridge over the harbour opened on Monday, two years late.\n\n"
        f"“I think {line}, and I am glad of it,” said Jane Doe.\n\n“I think {line}”\n\n"
        "Ferries will run for another month, the town said.\n"
    )
    assert [entry.outcome for entry in reading.ledger][3] == "duplicate of line 5"


def test_arabic_runs_from_right_to_left():
    reading = read("افتتاح الجسر الجديد\n\nقال مسؤول في المدينة يوم الاثنين إن الجسر الجديد سيفتح قريبا.\n")
    assert (reading.language, reading.direction) == ("ar", "rtl")


TEXT = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from('\n\n\n  .,:;"“”()-—/|©@By Photo: March 3, 2014 Jane Doe AP READ MORE 1) 2012 • • ;:'),
    ),
    max_size=400,
)


@settings(deadline=None)
@given(TEXT)
def test_any_text_is_read_and_no_line_is_lost(text):
    reading = read(text)
    full = [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert [entry.line for entry in reading.ledger] == full
    assert all(entry.outcome for entry in reading.ledger)


@settings(deadline=None)
@given(TEXT)
def test_blocks_stand_in_order_and_hold_every_character(text):
    ends = 0
    for block in read(text).blocks:
        assert ends <= block.start < block.end
        assert not text[ends : block.start].strip()
        ends = block.end
    assert not text[ends:].strip()


@settings(deadline=None)
@given(TEXT)
def test_no_date_is_made_up(text):
    value = read(text).fields["published"].value
    assert value is None or re.search(r"\d{2}", text)
    assert value is None or "1500" <= value[:4] <= "2100"


HOSTILE = (
    "a" * 20_000,
    "A. " * 7_000,
    "Photo credit " * 2_000,
    "By " * 7_000,
    "(" * 20_000,
    "By Jane Doe, " * 2_000,
    "A Doe" + " Doe" * 5_000 + " (",
    "1 " * 10_000,
    "12/" * 7_000,
    "2014" * 5_000,
    "- " * 10_000,
    "\n".join(["By Jane"] * 3_000),
    "\n\n".join(["(Photo: A/B)"] * 3_000),
    "\n".join(["Read more", "A bridge opens in Oldport"] * 1_500),
    "Oldport, " * 3_000 + "—",
    "“" * 10_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_in_time(text):
    assert read(f"Bridge opens in Oldport\n\n{text}\n\n{text}").blocks[0].role == "headline"
