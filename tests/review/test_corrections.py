"""Fields, photos, speakers and pull quotes as a person gives them; and a word that all is right."""

import pytest

from newsgen.model import Person
from newsgen.problems import NewsgenError
from newsgen.review.proof import proof
from newsgen.review.steps import Field, Large, Photo, Right, Speaker

BREAD, NOBODY, LONGEST = range(3)


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("headline", " Boats \U0001f6a2: sail ", "Boats \U0001f6a2: sail"),
        ("byline", "By Ada Quill, Political Editor, and Tom Reyes",
         (Person(name="Ada Quill", role="Political Editor"), Person(name="Tom Reyes"))),
        ("byline", "Ada Quill\nTom Reyes", (Person(name="Ada Quill"), Person(name="Tom Reyes"))),
        ("agencies", "Reuters, AFP", ("Reuters", "AFP")),
        ("notes", "Editing by John Roe, night desk\nReporting by Ada Quill",
         ("Editing by John Roe, night desk", "Reporting by Ada Quill")),
        ("kicker", "'--- #!&*{[", "'--- #!&*{["),
        ("kicker", "<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)  # fmt: skip
def test_a_field_is_given(ferry, after, name, typed, read):
    found = after(ferry, Field(name=name, value=typed))
    assert getattr(found.article, name) == read
    known = found.article.provenance[name]
    assert (known.status, known.rule, known.confidence) == ("given", "front-matter", 1.0)
    assert name not in found.manuscript.reading


@pytest.mark.parametrize(
    ("typed", "text", "earliest", "latest"),
    [
        ("2015-10-15", "2015-10-15", "2015-10-15", "2015-10-15"),
        ("October 2015", "2015-10", "2015-10-01", "2015-10-31"),
        ("2015-10-01 / 2015-10-14", "", "2015-10-01", "2015-10-14"),
        ("2015-10-01/2015", "", "2015-10-01", "2015-12-31"),
        ("2015-10 /", "", "2015-10-01", ""),
        ("/ 2015-10", "", "", "2015-10-31"),
        ("14/10/2015", "2015-10-14", "2015-10-14", "2015-10-14"),
    ],
)
def test_a_date_or_its_bounds(ferry, after, typed, text, earliest, latest):
    published = after(ferry, Field(name="published", value=typed)).article.published
    assert (published.text, published.earliest, published.latest) == (text, earliest, latest)


def test_nothing_takes_a_field_out(ferry, after):
    found = after(ferry, Field(name="byline", value=" "))
    assert found.article.byline == ()
    assert "byline" not in found.manuscript.written


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Field(name="headline", value="\n"), "needs a headline"),
        (Field(name="published", value="the day after"), "is not a date"),
        (Field(name="published", value="2015-10-14 / 2015-10-01"), "after the latest"),
        (Field(name="published", value="/"), "is not a date"),
        (Field(name="id", value="other"), "There is no field 'id'"),
        (Field(name="origin", value="other"), "There is no field 'origin'"),
        (Field(name="kicker", value="x" * 20_001), "too long"),
        (Field(name="kicker", value="a\x07b"), "U\\+0007"),
        (Photo(number=7, part="caption", value="x"), "no such photo"),
        (Photo(number=-1, part="caption", value="x"), "no such photo"),
        (Photo(number=0, part="file", value="/etc/passwd"), "no such photo"),
        (Photo(number=0, part="date", value="some day"), "is not a date"),
        (Speaker(quote=99, speaker="x"), "no such place"),
        (Speaker(quote=-1, speaker="x"), "no such place"),
    ],
)
def test_what_cannot_be_is_told(ferry, after, step, words):
    with pytest.raises(NewsgenError, match=words):
        after(ferry, step)


def test_the_words_of_a_photo(ferry, after):
    found = after(
        ferry,
        Photo(number=1, part="caption", value="The ferry at the mole"),
        Photo(number=1, part="date", value="13 October 2015"),
        Photo(number=0, part="credit", value="Ines Falk"),
    )
    first, second = found.article.figures
    assert (first.caption, first.credit) == ("After nine days of storm the harbour is open", "Ines Falk")
    assert (second.caption, second.credit, second.date) == ("The ferry at the mole", "Harbour Press", "2015-10-13")


def test_a_speaker_is_given_and_no_longer_inferred(ferry, after):
    assert ferry.article.quotes[NOBODY].inferred
    found = after(ferry, Speaker(quote=NOBODY, speaker="Peter Holm"))
    quote = found.article.quotes[NOBODY]
    assert (quote.speaker, quote.inferred, quote.confidence, quote.rule) == (
        "Peter Holm",
        False,
        1.0,
        "front-matter/quotes",
    )
    assert len(found.article.quotes) == len(ferry.article.quotes)
    assert found.manuscript.written["quotes"] == [{"text": quote.text, "speaker": "Peter Holm"}]
    again = after(found, Speaker(quote=NOBODY, speaker="Olga Brandt"))
    assert len(again.manuscript.written["quotes"]) == 1


def test_nobody_is_known_to_have_said_it(ferry, after):
    found = after(ferry, Speaker(quote=BREAD, speaker=""))
    assert found.article.quotes[BREAD].speaker == ""


def test_a_quote_is_set_large_and_no_longer(ferry, after):
    found = after(ferry, Large(quote=LONGEST, on=True))
    (large,) = found.article.pullquotes
    assert (large.text, large.speaker) == ("It was the longest week of the year for all of us", "Anna Kell")
    both = after(found, Large(quote=BREAD, on=True))
    assert len(both.article.pullquotes) == 2
    none = after(both, Large(quote=BREAD, on=False), Large(quote=LONGEST, on=False))
    assert none.article.pullquotes == ()
    assert none.manuscript.written["pullquotes"] == []


def test_a_line_set_large_follows_its_speaker(ferry, after):
    found = after(ferry, Large(quote=LONGEST, on=True), Speaker(quote=LONGEST, speaker="Anna Kell the elder"))
    assert found.article.pullquotes[0].speaker == "Anna Kell the elder"


def test_an_inferred_speaker_never_stands_under_a_line_set_large(ferry, after):
    found = after(ferry, Large(quote=NOBODY, on=True))
    assert found.article.pullquotes[0].speaker == ""


def test_right_as_it_is(ferry, after):
    found = after(ferry, Right())
    known = found.article.provenance["headline"]
    assert (known.status, known.rule, known.confidence) == ("given", "review/confirmed", 1.0)
    assert known.evidence == ((0, 12),)
    assert found.article.provenance["language"].status == "given"
    assert not any(quote.inferred for quote in found.article.quotes)
    assert found.manuscript.written["reviewed"] == "2026-01-31"
    assert found.article.extra == {}
    assert "reviewed" not in found.article.provenance


def test_bounds_stay_inferred_when_all_is_right(config, after):
    text = "Ferry sails\n\nThe ferry of May 3, 1987 left Oldport with bread for the islands, said the harbour master.\n"
    (config.content_dir / "undated.txt").write_text(text)
    found = after(proof(config, "undated.txt", received="2026-01-31"), Right())
    assert found.article.published.earliest == "1987-05-03"
    assert not found.article.published.given
    assert found.article.provenance["published"].status == "inferred"


def test_bounds_that_a_person_gives_are_given(ferry, after):
    found = after(ferry, Field(name="published", value="2015-10-01 / 2015-10-14"))
    assert found.article.provenance["published"].status == "given"
    assert found.article.published.precision == "bounded"


def test_words_that_stand_in_two_paragraphs_have_a_speaker_each(config, after):
    line = '"We had no bread for two days," said {}, who had waited at the harbour since Monday.\n\n'
    text = f"Ferry sails\n\n{line.format('Olga Brandt')}{line.format('Anna Kell')}"
    (config.content_dir / "twice.txt").write_text(text)
    found = proof(config, "twice.txt", received="2026-01-31")
    assert [quote.speaker for quote in found.article.quotes] == ["Olga Brandt", "Anna Kell"]
    second = after(found, Speaker(quote=1, speaker="Peter Holm"))
    assert [quote.speaker for quote in second.article.quotes] == ["Olga Brandt", "Peter Holm"]
    both = after(second, Speaker(quote=0, speaker="Jane Doe"), Right())
    assert [quote.speaker for quote in both.article.quotes] == ["Jane Doe", "Peter Holm"]
    mended = after(both, Speaker(quote=1, speaker="Anna Kell"))
    assert [quote.speaker for quote in mended.article.quotes] == ["Jane Doe", "Anna Kell"]
    assert len(mended.manuscript.field("quotes")) == 2


def test_of_words_that_stand_twice_in_a_paragraph_the_first_can_be_given(config, after):
    twice = '"We had no bread for two days," said Olga Brandt. "We had no bread for two days," said Anna Kell.\n'
    (config.content_dir / "twice.txt").write_text(f"Ferry sails\n\n{twice}")
    found = proof(config, "twice.txt", received="2026-01-31")
    with pytest.raises(NewsgenError, match="stand earlier in the paragraph"):
        after(found, Speaker(quote=1, speaker="Peter Holm"))
    given = after(found, Speaker(quote=0, speaker="Peter Holm"), Right())
    assert [quote.speaker for quote in given.article.quotes] == ["Peter Holm", "Anna Kell"]
