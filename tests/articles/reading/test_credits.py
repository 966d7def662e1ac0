"""Who made a picture."""

import pytest

from newsgen.articles.reading.credits import credit_at_end, credit_at_start, credit_line
from proofs.casefile import cases


def line(text: str) -> str:
    found = credit_line(text, language="de")
    return found.name if found and found.sure > 0.65 else "none"


def tail(text: str) -> str:
    found = credit_at_end(text, language="de")
    return f"{found.name} = {text[: found.start].rstrip(' —')}" if found else "none"


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case.values, id=case.id) for case in cases("credits")])
def test_a_credit(text, expected, request):
    read = line if "[line: " in request.node.name else tail
    assert [read(text)] == expected


def test_a_credit_in_capitals_before_the_caption():
    text = "PHOTO BY JANE DOE Skaters on the frozen harbour."
    found = credit_at_start(text, language="en")
    assert found is not None
    assert (found.name, text[found.start :]) == ("PHOTO BY JANE DOE", "Skaters on the frozen harbour.")
