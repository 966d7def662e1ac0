"""The whole line: from texts to weights, twice the same."""

import json
from pathlib import Path

import msgspec
import pytest

from newsgen.articles.reading.weighing import Scale
from newsgen.articles.reading.weighing import scale as shipped
from training import __main__ as training
from training.plain import STORY
from training.rows import Row, rows
from training.texts import Block, Text
from training.trial import gives, temperature, trials
from training.weights import learn, written

PLACES = ("Westhaven", "Newport", "Eastport", "Northport", "Southport", "Midport", "Farport", "Highport")


def text(publisher: str, place: str) -> Text:
    """A story with a line of the page's in its midst and another at its end."""
    lines = [
        (f"Ferry to {place} sails again", "headline"),
        (f"The ferry to {place} will sail twice a day from Monday, the harbour master said.", "paragraph"),
        ("Back at sea", "subhead"),
        (f"Nobody in {place} had hoped for so much, said Jane Roe, who has kept the quay for years.", "paragraph"),
        (f"Ten secrets of old {place} cooks you never knew | Kitchen", "boilerplate"),
        (f"The boat is older than the mole of {place}, which was built before the railway came.", "paragraph"),
        (f"Win a basket of apples with {place} radio | Games", "boilerplate"),
    ]
    blocks, at = [], 0
    for words, role in lines:
        blocks.append(Block(at, at + len(words), frozenset({role})))
        at += len(words) + 2
    return Text(f"{publisher} {place}", publisher, "\n\n".join(words for words, _ in lines), tuple(blocks))


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return [text(f"{place.lower()}.example", other) for place in PLACES for other in PLACES[:4]]


@pytest.fixture(scope="module")
def data(texts) -> list[Row]:
    return list(rows(texts))


def test_only_what_rules_are_unsure_of_is_learnt_from(data):
    assert {row.told for row in data} == {"paragraph", "subhead"}
    assert {role for row in data for role in row.roles} == {"paragraph", "subhead", "boilerplate"}


def test_the_same_rows_give_the_same_bytes_in_any_order(data, texts):
    by_hand = frozenset(each.id for each in texts)
    first = written(learn(data, by_hand, ["boilerplate"]))
    assert written(learn(data[::-1], by_hand, ["boilerplate"])) == first
    assert written(msgspec.json.decode(first, type=Scale)) == first


def test_what_is_told_better_than_by_rules_on_unseen_publishers_is_given(data, texts):
    seen = trials(data, frozenset(each.id for each in texts))
    assert len(seen) == sum(not row.flows for row in data)
    assert gives(seen) == ["boilerplate"]
    assert temperature(seen) < 1.5


def test_of_several_right_roles_the_rules_own_is_learnt():
    made = [Row("a", "b", None, (), roles, False) for roles in (STORY, frozenset({"list_item", "subhead"}))]
    assert [row.role for row in made] == ["paragraph", "list_item"]


def test_the_weights_that_come_with_newsgen_are_as_they_are_written():
    assert written(shipped()) == training.FILE.read_bytes()


def test_a_check_says_whether_the_weights_would_change(tmp_path, monkeypatch, capsys, texts):
    (tmp_path / "corpora" / "labelled").mkdir(parents=True)
    (tmp_path / "corpora" / "labelled" / "dev.jsonl").write_text("".join(map(labelled, texts)))
    for folder, name, empty in (("html-newspaper4k", "articles.json", "[]"), ("html-aeb", "ground-truth.json", "{}")):
        (tmp_path / "corpora" / folder).mkdir()
        (tmp_path / "corpora" / folder / name).write_text(empty)
    monkeypatch.setattr(training, "FILE", tmp_path / "weights.json")
    assert training.main([str(tmp_path)]) == 0
    assert training.main([str(tmp_path), "--check"]) == 0
    training.FILE.write_bytes(training.FILE.read_bytes() + b"\n")
    assert training.main([str(tmp_path), "--check"]) == 1
    assert "would change" in capsys.readouterr().out


def labelled(text: Text) -> str:
    """A line of a file of labelled texts."""
    blocks = [{"start": start, "end": end, "label": min(roles)} for start, end, roles in text.blocks]
    row = {"id": text.id, "publisher_key": text.publisher, "text": text.words, "blocks": blocks, "source_file": "a"}
    return f"{json.dumps(row)}\n"


def test_without_texts_there_is_nothing_to_learn_from(tmp_path: Path, capsys):
    assert training.main([str(tmp_path)]) == 2
    assert "nothing to learn from" in capsys.readouterr().out
