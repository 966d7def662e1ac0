"""A spaCy pipeline in place of the rules: how its entities are taken, and what is said when there is none."""

import sys
from typing import NamedTuple

import pytest

from newsgen.articles.candidates.pipeline import found_in, pipeline
from newsgen.problems import ConfigError


class Entity(NamedTuple):
    text: str
    label_: str
    start_char: int
    end_char: int


class Document(NamedTuple):
    ents: tuple[Entity, ...]


def test_entities_are_candidates_by_name_and_kind():
    document = Document((
        Entity("Ines\nHalloway", "PERSON", 0, 13), Entity("Oldport", "GPE", 20, 27), Entity("Tuesday", "DATE", 30, 37),
        Entity("Oldport", "GPE", 40, 47), Entity("Harbour Post", "ORG", 50, 62),
    ))  # fmt: skip
    assert [(each.name, each.type, each.spans) for each in found_in(document)] == [
        ("Ines Halloway", "person", ((0, 13),)),
        ("Oldport", "place", ((20, 27), (40, 47))),
        ("Harbour Post", "organisation", ((50, 62),)),
    ]


def test_without_spacy_it_is_said_how_to_install_it(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ConfigError, match=r"spaCy is not installed\. Install it with"):
        pipeline(str(tmp_path))
