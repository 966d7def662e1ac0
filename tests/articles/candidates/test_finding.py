"""Names found by rules and the gazetteer: what they name, what is no name, and what stands for what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles.candidates import candidates
from newsgen.articles.candidates.article import all_capitals
from newsgen.articles.candidates.gazetteer import given_names, places
from newsgen.articles.reading.language import languages


def found(text, language="en"):
    """name (kind) of each, with a question mark for none that shows."""
    return [f"{each.name} ({each.type or '?'})" for each in candidates(text, language=language)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mayor met Mr. Halloway in Hamburg.", ["Halloway (person)", "Hamburg (place)"]),
        ("She met Mayor Ines Halloway there.", ["Ines Halloway (person)"]),
        ("In the shop John Renn spoke.", ["John Renn (person)"]),
        ("The keeper, Tobias K. Renn, said so.", ["Tobias K. Renn (person)"]),
        ("So said Oduya Farrelweg of it.", ["Oduya Farrelweg (person)"]),
        ("He left the Harbour Workers Union in May.", ["Harbour Workers Union (organisation)"]),
        ("They sued the Bank of Greyhaven.", ["Bank of Greyhaven (organisation)"]),
        ("They saw the Mayor of Hamburg.", ["Hamburg (place)"]),
        ("The firm of Renn & Halloway closed.", ["Renn & Halloway (organisation)"]),
        ("It fell into the Farrel River.", ["Farrel River (place)"]),
        ("He went to New York and to South Korea.", ["New York (place)", "South Korea (place)"]),
        ("It was France's Farrelgate.", ["France (place)", "Farrelgate (?)"]),
        ("The GHBU struck.", ["GHBU (organisation)"]),
        ("Police came. Nobody knew. The British stayed on Monday.", []),
        ("Storms came on 3 October. After that, The End.", ["End (?)"]),
        ("He lives in Nancy, and Nancy Renn does not.", ["Nancy (place)", "Nancy Renn (person)"]),
        ("She said I'm not sure, I'll go on Tuesday's ferry.", []),
        ("", []),
        ("no capitals at all", []),
        ("3 ... !!! «»", []),
    ],
)
def test_what_is_named(text, names):
    assert found(text) == names


def test_a_surname_stands_for_the_one_full_name_that_ends_with_it():
    (one,) = candidates("John Renn came. They saw Renn, and Renn's dog.", language="en")
    assert (one.name, one.called, len(one.spans)) == ("John Renn", ("Renn",), 3)


def test_a_surname_of_two_stands_alone():
    text = "John Renn met Mary Renn. They saw Renn."
    assert found(text) == ["John Renn (person)", "Mary Renn (person)", "Renn (?)"]


def test_initials_behind_a_body_stand_for_it():
    (one,) = candidates("The Harbour Workers Union (HWU) met; the HWU struck.", language="en")
    assert (one.name, one.called) == ("Harbour Workers Union", ("HWU",))


def test_a_language_that_writes_nouns_large_names_less():
    text = "Der Hafen bleibt zu, sagte Bürgermeister Klaus Renn in München. Die Fähre und das Schiff liegen fest."
    assert found(text, "de") == ["Klaus Renn (person)", "München (place)"]


@pytest.mark.parametrize("language", [*languages(), "xx"])
def test_every_language_reads_without_a_fault(language):
    assert "Hamburg (place)" in found("xx xx Hamburg xx", language)


@given(st.text(max_size=300))
def test_every_place_holds_its_name(text):
    for each in candidates(text, language="en"):
        assert all(0 <= start < end <= len(text) for start, end in each.spans)
        assert 0 <= each.confidence <= 1
        assert (each.type is None) == (each.confidence < 0.5 or each.rule == "names/capital")


@given(
    st.lists(st.sampled_from(["John", "Renn", "of", "and", "Bank", "Mr.", "said", "in", "J.", "The", "."]), max_size=25)
)
def test_a_candidate_stands_where_it_is_said_to(words):
    text = " ".join(words)
    for each in candidates(text, language="en"):
        assert {text[start:end] for start, end in each.spans} <= {each.name, *each.called}


def test_a_text_of_nothing_but_capitals_takes_no_longer_than_its_length():
    assert candidates("A" * 100_000 + " B" * 50_000 + "." * 50_000, language="en")


@pytest.mark.parametrize(
    ("line", "capitals"),
    [
        ("Ferry To The Islands Sails", True),
        ("FERRY SAILS", True),
        ("Ferry to the islands sails", False),
        ("Ines Halloway Leaves Hamburg.", False),
        ("", False),
    ],
)
def test_a_line_with_capitals_all_through_is_known(line, capitals):
    assert all_capitals(line) is capitals


def test_the_package_holds_a_gazetteer_of_the_size_that_its_script_says():
    assert len(places()) == 8949
    assert len(given_names()) == 2116
    assert (places()["Hamburg"].country, places()["Germany"].size) == ("DE", 10)
