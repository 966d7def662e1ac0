"""Blocks of which no rule is certain are weighed: how likely each role is, and what is made of it."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles.reading import read
from newsgen.articles.reading.signs import signs
from newsgen.articles.reading.traits import traits, whole
from newsgen.articles.reading.verdicts import verdict
from newsgen.articles.reading.weighing import DROPPED, SUREST, TOLD, UNTOLD, Scale, chances, scale, settled
from newsgen.model import Role

TINY = Scale(
    roles=("paragraph", "boilerplate"), gives=("boilerplate",), flowing=0.99, temperature=1.0,
    weights={"open": (0, 100), "closed": (200, 0)},
)  # fmt: skip
STORY = "\n\n".join(
    f"The ferry to {place} will sail twice a day from Monday, the harbour master of Oldport said in a long letter."
    for place in ("Westhaven", "Newport", "Eastport", "Northport", "Southport", "Midport")
)


def test_the_weights_are_small_and_of_roles_that_there_are():
    known = scale()
    assert set(known.roles) <= set(get_args(Role))
    assert set(known.gives) <= set(known.roles)
    assert {len(row) for row in known.weights.values()} == {len(known.roles)}
    assert 150 < len(known.weights) < 500


@pytest.mark.parametrize(
    ("marks", "page"),
    [((), 0.5), (("unknown",), 0.5), (("open",), 0.731), (("closed",), 0.119), (("open", "closed"), 0.269)],
)
def test_chances_of_traits(marks, page):
    likely = chances(marks, TINY)
    assert likely["boilerplate"] == pytest.approx(page, abs=1e-3)
    assert sum(likely.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("found", "page", "role", "rule"),
    [
        (None, UNTOLD - 0.01, "paragraph", "roles/rest"),
        (None, UNTOLD, "boilerplate", "roles/weighed"),
        (verdict("subhead", "short-line", 0.8), TOLD - 0.01, "subhead", "roles/short-line"),
        (verdict("subhead", "short-line", 0.8), TOLD, "boilerplate", "roles/weighed"),
        (verdict("boilerplate", "long-among-brief", 0.6), DROPPED, "boilerplate", "roles/long-among-brief"),
        (verdict("boilerplate", "long-among-brief", 0.6), DROPPED - 0.01, "subhead", "roles/weighed"),
    ],
)
def test_what_is_made_of_the_chances(found, page, role, rule):
    rest = "paragraph" if found is None else "subhead"
    told = settled(found, {rest: 1 - page, "boilerplate": page}, ("boilerplate",))
    assert (told.role, told.rule) == (role, rule)
    assert told.sure == pytest.approx(page if role == "boilerplate" else 1 - page, abs=1e-3)


def test_a_role_that_weighing_tells_no_better_is_never_given():
    told = settled(None, {"paragraph": 0.05, "standfirst": 0.95}, ("boilerplate",))
    assert (told.role, told.sure) == ("paragraph", 0.05)


def test_nothing_is_quite_sure():
    assert settled(None, {"paragraph": 1.0}, ()).sure == SUREST
    assert settled(None, {"boilerplate": 1.0}, ()).sure == pytest.approx(1 - SUREST)


def test_a_sentence_among_others_is_surer_than_a_line_without_a_verb():
    line = "Old cooks of Westhaven and their secrets"
    reading = read(f"Ferry sails again\n\n{STORY}\n\n{line}\n\n{STORY.replace('Monday', 'Friday')}")
    sure = {block.rule: block.confidence for block in reading.blocks if block.role == "paragraph"}
    (doubtful,) = (block for block in reading.blocks if block.end - block.start == len(line))
    assert sure["roles/rest"] > 0.95
    assert doubtful.confidence < sure["roles/rest"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Amid", "It is late, the town said.", "1", "|", "«a»", "نسخ", "橋が開通した", "?"]),
        max_size=12,
    )
)
def test_every_text_has_traits_and_confidence_between_nothing_and_one(lines):
    reading = read("\n\n".join(lines))
    assert all(0 < block.confidence < 1 for block in reading.blocks)


def test_the_time_of_a_long_list_grows_with_its_length_only():
    """The words of a line are looked for in the first of a text only, and what heads it at its top only."""
    lines = [f"Ferry number {number:04} to Westhaven" for number in range(3000)]
    width = len(lines[0]) + 1
    spans = [(at * width, at * width + width - 1) for at in range(len(lines))]
    page = signs("\n".join(lines), spans, language="en")
    seen = whole(page, 0)
    assert seen.count("\n") < 20_000 / len(lines[0])
    assert not any(trait.startswith("number:") for trait in traits(page, [None] * len(page), 2000, seen))
