"""Front matter in our words: accepted synonyms, cleaned values, and what is told of the rest."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles import wording
from newsgen.articles.fields import FIELDS, Desk, read
from newsgen.articles.frontmatter import load
from newsgen.config import Section
from newsgen.model import Value
from proofs.casefile import cases

DESK = Desk(language="en", sections=(Section(slug="world", title="World news"),), folder="2015/10")
OPEN = Desk(language="en", folder="2015/10")


def shown(value: Any) -> Any:
    """A value as JSON, without the parts that hold nothing."""
    if isinstance(value, Value):
        parts = msgspec.structs.asdict(value)
        return {name: shown(part) for name, part in parts.items() if part not in ("", 0, (), None)}
    return [shown(item) for item in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize(("matter", "expected"), list(cases("fields")))
def test_fields(matter, expected):
    front = load(f"---\n{matter}\n---\n")
    assert front.problems == ()
    fields = read(front.fields, front.lines, desk=DESK if "section:" in matter else OPEN)
    assert {**{name: shown(value) for name, value in fields.values.items()}, **fields.extra} == json.loads(expected[0])
    assert sorted(str(problem) for problem in fields.problems) == expected[1:]


def test_no_two_fields_share_a_word():
    words = [word for field in FIELDS for word in (field.name, *field.synonyms)]
    assert len(words) == len(set(words))


def test_a_wrong_date_of_publication_sets_the_article_aside():
    for matter, severity in (("published: soon", "error"), ("updated: soon", "warning"), ("corrections: x", None)):
        front = load(f"---\n{matter}\n---\n")
        problems = read(front.fields, front.lines, desk=OPEN).problems
        assert [problem.severity for problem in problems] == ([severity] if severity else [])


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
@pytest.mark.parametrize("value", ["", "x", [], ["x", ["y"]], {}, {"x": "y"}, [{"x": {"y": "z"}}], "\u202e\x07"])
def test_every_field_takes_whatever_is_written(field, value):
    made = field.read(value, OPEN)
    assert isinstance(made.faults, tuple)
    hash(str(made.value))


@given(
    st.text("ab \t\u202e\u00a0\x85é", max_size=6)
    | st.none()
    | st.booleans()
    | st.lists(st.text(max_size=3), max_size=2)
)
def test_a_line_is_a_line_whichever_way_it_is_read(written):
    fields, made = read({"kicker": written}, {}, desk=OPEN), wording.line(written)
    assert fields.values == ({"kicker": made.value} if made.value else {})
    assert [problem.message for problem in fields.problems] == [fault.message for fault in made.faults]
