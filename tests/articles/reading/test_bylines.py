"""The names of a byline."""

import pytest

from newsgen.articles.reading.bylines import like_name, writers
from proofs.casefile import cases


@pytest.mark.parametrize(("line", "expected"), list(cases("bylines")))
def test_who_wrote_it(line, expected):
    language, _, text = line.partition(": ")
    assert list(writers(text, language=language)) == expected


@pytest.mark.parametrize("text", ["Jane Doe", "Jan van der Berg", "María R. Ejemplo", "JANE DOE", "أحمد علي"])
def test_may_be_a_name(text):
    assert like_name(text)


@pytest.mark.parametrize(
    "text", ["Doe", "the mayor", "Jane Doe said", "Oldport Rovers 64", "Who is it?", "A bridge opens", ""]
)
def test_is_no_name(text):
    assert not like_name(text)
