"""Bylines: lines as papers print them, lists, maps."""

import pytest

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
