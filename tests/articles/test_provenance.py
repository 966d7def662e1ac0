"""How a field is known, and how long an imported file may say so."""

import pytest

from newsgen.articles.provenance import check, entry, of_fields, of_reading
from newsgen.model import Provenance

READ = Provenance(status="given", rule="roles/first-line", confidence=0.99, evidence=((0, 53), (60, 61)))


def test_an_entry_reads_back():
    written = entry(READ, "Storm")
    assert written == {
        "status": "given", "rule": "roles/first-line", "confidence": "0.99", "evidence": "0-53 60-61",
        "of": check("Storm"),
    }  # fmt: skip
    assert of_reading({"headline": "Storm", "reading": {"headline": written}}) == {"headline": READ}


def test_an_entry_is_void_once_the_value_has_changed():
    written = entry(READ, "Storm")
    assert of_reading({"headline": "Storms", "reading": {"headline": written}}) == {}
    assert of_reading({"reading": {"headline": written}}) == {}


def test_a_value_is_the_same_as_the_file_gives_it_back():
    assert check({"earliest": "2012", "after": 3}) == check({"earliest": "2012", "after": "3"})
    assert check(("a", "b")) == check(["a", "b"])
    assert check("a") != check(["a"])


@pytest.mark.parametrize(
    "damaged",
    [
        "x", [], {"headline": "x"}, {"headline": ["x"]}, {"headline": {}}, {"headline": {"of": "x"}},
        {"headline": {"of": ["x"], "status": {}}},
    ],
)  # fmt: skip
def test_a_damaged_entry_is_none(damaged):
    assert of_reading({"headline": "Storm", "reading": damaged}) == {}


def test_a_damaged_part_falls_back_to_the_careful_side():
    written = entry(READ, "Storm") | {"status": "certain", "confidence": "7", "evidence": "a-b 1-2 ٣-٤"}
    assert of_reading({"headline": "Storm", "reading": {"headline": written}}) == {
        "headline": Provenance(status="given", rule="roles/first-line", confidence=1.0, evidence=((1, 2),))
    }


def test_a_map_may_call_itself_inferred():
    written = {"published": {"earliest": "2012", "status": "inferred"}, "headline": "Storm", "id": "x", "origin": {}}
    assert of_fields(written, {"headline": READ}) == {
        "published": Provenance(status="inferred", rule="front-matter"),
        "headline": READ,
    }
