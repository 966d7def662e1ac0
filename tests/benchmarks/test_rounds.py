"""Builders take turns, and one that fails is told of and left out."""

import sys
from typing import ClassVar

import pytest

from benchmarks.builders import Builder, Corpus
from benchmarks.rounds import compare, steps_for


class Noted(Builder):
    """A program that ends as it is told to, and whose runs are noted."""

    name = "good"
    ends = 0
    notes: ClassVar[list[tuple[str, str]]] = []

    def command(self, _step):
        return [sys.executable, "-c", f"raise SystemExit({self.ends})"]

    def version(self):
        return f"{self.name} 1.0"

    def prepare(self):
        self.site.mkdir()

    def before(self, step, _times):
        self.notes.append((step, self.name))


class Other(Noted):
    name = "other"


class Failing(Noted):
    name = "failing"
    ends = 4


class Absent(Noted):
    name = "absent"

    def missing(self):
        return "not installed"


@pytest.fixture
def size(tmp_path, monkeypatch):
    monkeypatch.setattr(Noted, "notes", [])
    corpus = Corpus(tmp_path, 20)
    builders = [kind(work=tmp_path, tools=tmp_path, articles=corpus) for kind in (Noted, Absent, Failing, Other)]
    return compare(builders, date="2024-05-01", rounds=2, limit=60, tell=lambda _line: None)


def test_builders_take_turns_at_each_step(size):
    turns = [(step, name) for step in steps_for(20) if step != "serve" for name in ("good", "other") * 2]
    assert [note for note in Noted.notes if note[1] != "failing"] == turns
    assert {(row.builder, row.step): len(row.runs) for row in size.rows} == dict.fromkeys(turns_of(turns), 2)


def turns_of(turns):
    return [(name, step) for step, name in turns]


def test_what_failed_or_was_not_there_is_told(size):
    assert set(size.absent) == {"absent", "failing"}
    assert size.absent["absent"] == "not installed"
    assert size.absent["failing"].startswith("first build: ended with 4 after ")
    assert [name for _, name in Noted.notes].count("failing") == 1
    assert size.versions == {"good": "good 1.0", "failing": "failing 1.0", "other": "other 1.0"}
