"""Articles as the catalog keeps them."""

from hypothesis import given
from hypothesis import strategies as st

from newsgen.catalog.bodies import packed, unpacked
from newsgen.model import Article, Block, Origin, When

TEXTS = st.text(alphabet="ab &<>;\xa0\n\"'é", max_size=12)
BLOCKS = st.one_of(
    st.builds(Block, kind=st.sampled_from(["paragraph", "quote", "subhead"]), html=TEXTS, text=TEXTS, anchor=TEXTS),
    TEXTS.map(lambda text: Block(kind="paragraph", html=f"<p>{text}</p>", text=text, anchor="p1")),
    st.builds(Block, kind=st.just("paragraph"), html=st.sampled_from(["", "<p></p>"]), text=TEXTS),
)


def of(*blocks):
    """An article with this body."""
    return Article(
        id="a",
        headline="Ferry sails",
        slug="ferry",
        language="en",
        direction="ltr",
        published=When(),
        origin=Origin(path="a.md", format="markdown"),
        body=blocks,
    )


@given(st.lists(BLOCKS, max_size=4))
def test_what_is_unpacked_is_what_was_packed(blocks):
    article = of(*blocks)
    assert unpacked(packed(article)) == article


def test_the_html_of_prose_is_not_kept():
    text = "The ferry sails again & the harbour is open. " * 20
    shown = text.replace("&", "&amp;")
    plain, marked = (
        packed(of(Block(kind="paragraph", html=html, text=text, anchor="p1")))
        for html in (f"<p>{shown}</p>", f"<p><em>{shown}</em></p>")
    )
    assert len(marked) - len(plain) > len(text)
