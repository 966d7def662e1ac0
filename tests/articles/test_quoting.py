"""Quotes of a body: tied to their paragraphs, corrected by what a person wrote."""

from newsgen.articles.markup import render
from newsgen.articles.quoting import attributed, chosen, following, place_of, said
from newsgen.model import PullQuote, Quote

BODY = """The ferry was late.

“We had no bread, and no water either,” said Jane Doe, the captain.

- “A list is no paragraph,” said John Roe.

> “It was dark.”

The words "no bread" were hers.
"""
BLOCKS = render(BODY).blocks


def found() -> tuple[Quote, ...]:
    return said(BLOCKS, headline="Ferry", standfirst="“Late”", figures=(), language="en").quotes


def test_a_quote_is_tied_to_its_paragraph_and_its_span_is_of_that_paragraph():
    texts = {block.anchor: block.text for block in BLOCKS}
    assert [(quote.anchor, quote.text) for quote in found()] == [
        ("p2", "We had no bread, and no water either,"),
        ("p3", "It was dark."),
        ("p4", "no bread"),
    ]
    assert all(texts[quote.anchor][quote.start : quote.end] == quote.text for quote in found())
    first = found()[0]
    assert texts["p2"][first.speaker_start : first.speaker_end] == first.mention == "Jane Doe"


def test_words_are_found_whatever_their_quotation_marks():
    place = place_of('no water either," said', BLOCKS)
    assert place is not None
    assert (place.block, place.text) == (1, "no water either,” said")


def test_a_chosen_pull_quote_gets_the_speaker_of_its_quote():
    placed, faults = chosen([PullQuote(text="no bread, and no water")], BLOCKS, found())
    assert placed == (PullQuote(text="no bread, and no water", speaker="Jane Doe", anchor="p2", after=2),)
    assert faults == ()


def test_words_that_are_not_in_the_body_are_no_pull_quote():
    placed, faults = chosen([PullQuote(text="We had cake")], BLOCKS, found())
    assert placed == ()
    assert [(fault.at, fault.message, fault.mend) for fault in faults] == [
        ("0", "The words 'We had cake' do not stand in the body.", "Quote the body word for word.")
    ]


def test_a_person_names_the_speaker():
    quotes, faults = attributed(found(), [PullQuote(text="It was dark.", speaker="John Roe")], BLOCKS)
    assert [(quote.anchor, quote.speaker, quote.rule) for quote in quotes if quote.anchor == "p3"] == [
        ("p3", "John Roe", "front-matter/quotes")
    ]
    assert len(quotes) == 3
    assert faults == ()


def test_words_given_without_their_full_stop_are_the_quote_that_was_found():
    (quote, *_), faults = attributed(found(), [PullQuote(text=found()[0].text[:-1], speaker="John Roe")], BLOCKS)
    assert faults == ()
    assert (quote.text, quote.speaker, quote.rule) == (found()[0].text, "John Roe", "front-matter/quotes")


def test_a_line_set_large_follows_the_speaker_that_a_person_gave():
    large = PullQuote(text=found()[0].text, speaker="Jane Doe", anchor=found()[0].anchor)
    quotes, _ = attributed(found(), [PullQuote(text=large.text, speaker="John Roe")], BLOCKS)
    assert [each.speaker for each in following([large], quotes)] == ["John Roe"]
    nobody, _ = attributed(found(), [PullQuote(text=large.text)], BLOCKS)
    assert following([large], nobody) == ()
    assert following([large], found()) == (large,)
