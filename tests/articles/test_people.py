"""Bylines: lines as papers print them, lists, maps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles import people as bylines
from newsgen.articles.people import byline
from newsgen.model import Person

JANE, JOHN = Person(name="Jane Doe"), Person(name="John Roe")


@pytest.mark.parametrize(
    ("written", "language", "people"),
    [
        ("Jane Doe", "en", [JANE]),
        ("By Jane Doe", "en", [JANE]),
        ("BY JANE DOE", "en", [Person(name="JANE DOE")]),
        ("Byron Jones", "en", [Person(name="Byron Jones")]),
        ("By Jane Doe and John Roe", "en", [JANE, JOHN]),
        ("Jane Doe & John Roe", "en", [JANE, JOHN]),
        ("Jane Doe; John Roe", "en", [JANE, JOHN]),
        ("By Jane Doe, John Roe and Ann Poe", "en", [JANE, JOHN, Person(name="Ann Poe")]),
        ("Jane Doe, Political Editor", "en", [Person(name="Jane Doe", role="Political Editor")]),
        ("By Jane Doe, Political Editor, and John Roe", "en",
         [Person(name="Jane Doe", role="Political Editor"), JOHN]),
        ("Von Jane Doe und John Roe", "de", [JANE, JOHN]),
        ("Sandy Anderson", "en", [Person(name="Sandy Anderson")]),
        (["Jane Doe", "John Roe"], "en", [JANE, JOHN]),
        (["Jane Doe", "Jane Doe"], "en", [JANE]),
        ([{"name": "Jane Doe", "role": "Editor"}, "John Roe"], "en", [Person(name="Jane Doe", role="Editor"), JOHN]),
        ({"name": "Jane Doe"}, "en", [JANE]),
        ("", "en", []),
        (" , ;  & ", "en", []),
    ],
)  # fmt: skip
def test_bylines(written, language, people):
    made = byline(written, language=language)
    assert made.value == tuple(people)
    assert made.faults == ()


def test_a_person_without_a_name():
    made = byline([{"role": "Editor"}, "Jane Doe"], language="en")
    assert made.value == (JANE,)
    assert [(fault.at, fault.message) for fault in made.faults] == [("0", "This person has no name.")]


NAMES = st.text("By Jane,;&\t\u202e", max_size=12) | st.just("Jane Doe " * 30)


@given(NAMES | st.lists(NAMES, max_size=3) | st.lists(st.dictionaries(st.just("name"), NAMES) | NAMES, max_size=2))
def test_a_byline_that_is_known_is_as_it_was_first_read(written):
    assert byline(written, language="en") == bylines._people(written, "en")
    assert byline(written, language="de") == bylines._people(written, "de")
