"""The source in pieces: each line with what it became, each word with what it is evidence of."""

from newsgen.articles.reading import read
from newsgen.articles.reading.report import as_json
from newsgen.galley.marks import lines

RAW = """Ferry sails again

Photo by: Harbour Press
Photo by: Harbour Press

The Sandhaven ferry leaves the mole, March 3, 1987

The ferry to the outer islands left on Tuesday morning, nine days after the storm had closed the harbour to all.

"We had bread for two more days at the most," said Olga Brandt, who keeps the shop on Long Spit. "Then none."

READ MORE: Storm closes the harbour
"""


def read_lines(text=RAW):
    return lines(text, as_json("a.txt", read(text, language="en", era=("", "")), text))


def test_every_line_stands_there_as_it_was_written():
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in read_lines()) == RAW
    assert [line.number for line in read_lines()] == list(range(1, RAW.count("\n") + 2))


def test_a_line_has_the_colour_of_what_it_became():
    found = {line.number: (line.outcome, line.family) for line in read_lines() if line.outcome}
    assert found == {
        1: ("field headline", "head"),
        3: ("figure 1 credit", "picture"),
        4: ("duplicate of line 3", "out"),
        6: ("figure 1 caption", "picture"),
        8: ("block 1 paragraph", "story"),
        10: ("block 2 paragraph", "story"),
        12: ("dropped: points to other articles", "out"),
    }


def test_words_say_what_they_are_evidence_of():
    marked = [(piece.text, piece.kinds, piece.told) for line in read_lines() for piece in line.pieces if piece.marks]
    assert marked == [
        ("Ferry sails again", "evidence", "headline, roles/first-line, 0.99"),
        ("March 3, 1987", "evidence", "published, dates/caption, 0.90"),
        ("We had bread for two more days at the most,", "quote", "words of Olga Brandt, 0.94"),
        ("Olga Brandt", "speaker", "speaker: Olga Brandt"),
        ("Then none.", "quote", "words of Olga Brandt, 0.91"),
    ]


def test_marks_that_cross_are_cut_where_they_cross():
    told = {
        "fields": {"dateline": {"evidence": [[0, 6]], "rule": "a", "confidence": 0.5}},
        "quotes": [
            {"start": 4, "end": 9, "speaker": "", "inferred": False, "confidence": 0.0, "speaker_start": -1,
             "speaker_end": -1},
        ],
        "blocks": [{"start": 0, "end": 9, "role": "paragraph", "confidence": 0.4}],
        "ledger": [{"line": 1, "outcome": "block 1 paragraph"}],
    }  # fmt: skip
    (line,) = lines("abcdefghi", told)
    assert [(piece.text, piece.kinds) for piece in line.pieces] == [
        ("abcd", "evidence"),
        ("ef", "evidence quote"),
        ("ghi", "quote"),
    ]
    assert line.pieces[1].told == "dateline, a, 0.50; words of nobody known"
    assert (line.role, line.confidence) == ("paragraph", 0.4)
