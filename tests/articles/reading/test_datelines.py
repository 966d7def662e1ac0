"""Where a story was filed."""

import pytest

from newsgen.articles.reading.datelines import dateline
from proofs.casefile import cases


@pytest.mark.parametrize(("text", "expected"), list(cases("datelines")))
def test_the_dateline_that_opens_a_story(text, expected):
    found = dateline(text, opening=True)
    told = " | ".join(part for part in (found.text, found.agency) if part) if found else "none"
    assert [told] == expected


def test_a_name_and_a_dash_are_a_dateline_only_at_the_opening():
    assert dateline("Berlin – Am Freitag war es kalt und still.", opening=False) is None
