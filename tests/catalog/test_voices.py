"""What a speaker says, read alone or with what all others say."""

from hypothesis import given
from hypothesis import strategies as st

from newsgen.catalog.bodies import packed, speech
from newsgen.catalog.voices import GIVEN, said, voices
from newsgen.model import Block, Named, Quote
from proofs.making import article

SPEAKERS = st.sampled_from(["Ada Quill", "ada quill", "Ada  Quill", "Quill", "the mayor", "Ünal Dağ", "Unal Dag", ""])
QUOTES = st.builds(
    Quote,
    start=st.just(1),
    end=st.just(9),
    text=st.sampled_from(["The harbour stays open.", "Never."]),
    speaker=SPEAKERS,
    anchor=st.sampled_from(["p1", ""]),
    rule=st.sampled_from(["", GIVEN]),
)
NAMED = st.builds(
    Named,
    id=st.just("ada"),
    type=st.sampled_from(["person", "place"]),
    name=st.sampled_from(["Quill", "Ada Quill"]),
    preferred=st.sampled_from(["", "Ada Quill"]),
)


@given(st.lists(QUOTES, max_size=6), st.lists(NAMED, max_size=2))
def test_one_speaker_read_alone_says_what_all_say_of_him_together(quotes, named):
    text = Block(kind="paragraph", html="<p>A tale.</p>", text="A tale.", anchor="p1")
    told = article("a.md", "2015-10-14", quotes=tuple(quotes), named=tuple(named), body=(text,))
    of_all, read = voices(told), speech(packed(told))
    assert {slug: tuple(words) for slug, (_, words) in of_all.items()} == {slug: said(read, slug) for slug in of_all}
    assert said(read, "someone-else") == ()
