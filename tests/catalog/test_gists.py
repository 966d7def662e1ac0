"""Gists: what an article is about is what it says most, and articles about one thing are near each other."""

from itertools import pairwise

import pytest

from newsgen.catalog.gists import KEPT, LEAST, SHOWN, Ring, gist, nearest, place, slot_of, weight_of, words
from newsgen.model import Article, Block
from proofs.making import article

SUBJECTS = {
    "harbour": "the harbour dredger widened the channel so that larger trawlers and ferries may reach the quay",
    "orchard": "the orchard growers picked apples and pears before frost, and pressed cider from bruised fruit",
    "council": "the council voted on rates and drains, and the mayor answered questions on the budget deficit",
    "football": "the football team scored goals in the replay, and the keeper saved a penalty before the whistle",
}


def of(text: str, headline: str = "", language: str = "en", **given: object) -> Article:
    body = (Block(kind="paragraph", html="", text=text, anchor="p1"),)
    return article("a.md", body=body, headline=headline, language=language, **given)


def told(subject: str, number: int) -> Article:
    """A story of its subject in half of its words, with a little that only it says."""
    all_words = SUBJECTS[subject].split()
    some = all_words[number % 2 :: 2] + all_words[:13]
    return of(" ".join([*some, f"oldport{'abcdefghij'[number]}"]))


def test_every_list_is_of_one_subject_and_the_newest_of_the_same_come_first():
    ring = Ring()
    subjects = [subject for _ in range(10) for subject in SUBJECTS]
    for number, subject in enumerate(subjects):
        found = ring.near(said := gist(told(subject, number // len(SUBJECTS))))
        assert {subjects[other - 1] for other in found} <= {subject}
        assert len(found) == min(number // len(SUBJECTS), SHOWN)
        ring.add(number + 1, said)


def test_a_gist_is_the_same_everywhere():
    said = gist(of("Herring, herring, herring and a crab; cod, eel, ling, hake, sprat, whelk, tench.", headline="Crab"))
    assert [(slot_of(word), weight_of(word)) for word in said] == [
        (24925, 595), (32322, 249), (33031, 249), (34396, 249), (40547, 249), (54746, 249), (56016, 523), (90696, 249),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "42 %", "!" * 100, "\u200f", "Herring and crab, herring and crab"])
def test_a_text_of_few_words_is_about_nothing(text):
    assert gist(of(text)) == ()


def test_words_that_say_nothing_are_left_out_in_their_language():
    empty = "and the of would could been which their them they then there und der die wurde"
    assert gist(of(empty)) == ()
    assert len(gist(of(empty, language="fi"))) == KEPT


def test_names_and_topics_that_are_given_count_like_words_of_the_headline():
    text = SUBJECTS["harbour"]
    plain, filed = gist(of(text)), gist(of(text, topics=("Port works",), people=("Ada Quill",)))
    assert len({*map(slot_of, filed)} - {*map(slot_of, plain)}) == 2


def test_the_words_kept_are_bounded_and_of_one_length():
    said = gist(of(" ".join(f"{first}{second}rk" for first in "abcdefgh" for second in "aeiou") * 50))
    assert len(said) == KEPT
    assert sum(weight_of(word) ** 2 for word in said) == pytest.approx(1e6, rel=0.01)


def test_only_the_head_of_a_long_text_is_looked_at():
    head = SUBJECTS["harbour"] + " x" * 1000
    assert gist(of(head)) == gist(of(f"{head} {SUBJECTS['council'] * 9}"))


def test_unspaced_writing_is_taken_by_two_characters():
    assert words("東京都 Rain") == ["東京", "京都", "rain"]


def test_a_word_is_looked_up_among_the_sixteen_newest_that_say_it():
    ring, said = Ring(), gist(told("harbour", 0))
    for number in range(1, 100):
        ring.add(number, said)
    assert ring.near(said) == [99, 98, 97, 96, 95]


def test_what_is_far_is_not_shown():
    assert nearest([(1, LEAST - 1), (2, LEAST), (3, 900_000), (4, LEAST)]) == [3, 4, 2]


def test_a_place_grows_with_time():
    moments = ["", "0987", "1987-10", "1987-10-14", "1987-10-14T09:30", "1987-10-14T23:59", "1987-10-15", "9999-12-31"]
    places = [place(moment, "a") for moment in moments]
    assert all(one < other for one, other in pairwise(places))
    assert places[-1] < 1 << 63
    assert place("1987-10-14", "a") != place("1987-10-14", "b")
