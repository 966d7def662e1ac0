"""What the page is told of an article."""

import msgspec

from newsgen.review.doubts import doubts
from newsgen.review.steps import Field, Role, Speaker
from newsgen.review.view import view
from proofs.reviewing import FERRY


def shown(found) -> dict:
    return view(found, doubts(found, below=0.7), draft=False)


def test_every_line_that_holds_anything_is_shown_once_and_whole(ferry):
    lines = shown(ferry)["lines"]
    written = [(number, line) for number, line in enumerate(FERRY.split("\n"), 1) if line.strip()]
    assert [(line["number"], "".join(piece["text"] for piece in line["pieces"])) for line in lines] == written
    assert [line["part"] for line in lines] == list(range(15))


def test_what_a_line_became_by_the_word_of_a_person(ferry, after):
    told = shown(after(ferry, Role(part=2, role="standfirst"), Role(part=13, role="boilerplate")))
    assert [told["lines"][at]["outcome"] for at in (1, 2, 13)] == [
        "field standfirst", "field standfirst", "dropped: by a person",
    ]  # fmt: skip
    assert [told["lines"][at]["family"] for at in (1, 2, 13)] == ["head", "head", "out"]
    assert [part["unsure"] for part in told["parts"]] == [False] * 15


def test_only_what_is_doubtful_is_unsure(ferry):
    told = shown(ferry)
    assert [at for at, part in enumerate(told["parts"]) if part["unsure"]] == [2]
    assert told["doubts"] == [{"kind": "block", "at": "2", "confidence": 0.55}]


def test_quotes_are_marked_where_they_stand_in_the_source(ferry, after):
    found = after(ferry, Speaker(quote=1, speaker="Peter Holm"))
    (piece,) = [piece for piece in shown(found)["lines"][9]["pieces"] if piece["kinds"] == "quote"]
    assert piece["text"] == "Nobody told us anything about the boats this week,"
    assert piece["told"] == "words of Peter Holm, 1.00"


def test_values_are_as_a_person_would_type_them(ferry, after):
    found = after(ferry, Field(name="byline", value="Ada Quill, Political Editor\nTom Reyes"))
    values = {field["name"]: field["value"] for field in shown(found)["fields"]}
    assert values["byline"] == "Ada Quill, Political Editor\nTom Reyes"
    assert values["published"] == "2015-10-14"
    again = after(found, *(Field(name=name, value=value) for name, value in values.items()))
    for name in values:
        assert getattr(again.article, name) == getattr(found.article, name)


def test_it_is_json(ferry):
    assert msgspec.json.decode(msgspec.json.encode(shown(ferry)))["headline"] == "OLDPORT NEWS"
