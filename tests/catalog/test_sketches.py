"""Sketches: copies keep enough of them to be suspected, and a suspicion is judged by how much two texts share."""

from random import Random

import pytest

from newsgen.catalog.bodies import packed
from newsgen.catalog.sketches import KEPT, LONGEST, SHARED, likeness, measured, sketch
from newsgen.model import Article, Block
from proofs.making import article
from proofs.wires import PARAGRAPHS, cut, mixed, reworded, wire


def of(*texts: str) -> Article:
    blocks = tuple(Block(kind="paragraph", html="", text=text, anchor=f"p{n}") for n, text in enumerate(texts, 1))
    return article("a.md", body=blocks)


def shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return len({*sketch(of(*one))} & {*sketch(of(*other))})


def test_a_sketch_is_the_same_everywhere():
    assert sketch(of(*wire(1)))[:3] == (29605480, 40455120, 105393819)
    assert len(sketch(of(*wire(1)))) == KEPT


@pytest.mark.parametrize("change", [cut, mixed, reworded])
def test_a_copy_is_suspected(change):
    for seed in range(20):
        text = wire(seed)
        assert shared(text, change(text, Random(seed))) >= SHARED


def test_another_text_is_not():
    assert [shared(wire(seed), wire(seed + 100)) for seed in range(20)] == [0] * 20


def test_a_short_text_has_none():
    text = " ".join(["quiet"] * 79)
    assert sketch(of(text)) == ()
    assert len(sketch(of(text + " quiet"))) == 1


@pytest.mark.parametrize("text", ["g " * LONGEST, "g," * LONGEST, " g" + "," * 10**6, "漢" * 10**6, ""])
def test_no_text_takes_long(text):
    assert len(sketch(of(text))) <= KEPT


def test_how_much_two_texts_share():
    whole, half, other = (measured(packed(of(*text))) for text in (wire(1), wire(1)[: PARAGRAPHS // 2], wire(2)))
    found = likeness(whole, half)
    assert (round(found.first, 1), found.second, found.alike) == (0.5, 1.0, True)
    assert likeness(whole, other) == (0.0, 0.0, False)
    assert likeness(measured(packed(of())), whole) == (0.0, 0.0, False)


def test_all_words_of_a_long_text_are_counted():
    assert measured(packed(of("word " * 20_000))).words == 20_000
