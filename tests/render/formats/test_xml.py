"""XML is written by ourselves, and just as the standard library would."""

from xml.etree.ElementTree import indent, tostring

from hypothesis import given
from hypothesis import strategies as st

from newsgen.render.formats.xml import DECLARATION, Element, child, document

TEXTS = st.text(alphabet="ab é&<>\"'\n\r\t\x00\x0b\ufffe]", max_size=9)
NAMES = st.sampled_from(["a", "fh:b", "xml:lang"])
TREES = st.recursive(
    st.tuples(NAMES, TEXTS, st.dictionaries(NAMES, TEXTS, max_size=2), st.just(())),
    lambda inside: st.tuples(NAMES, st.just(""), st.dictionaries(NAMES, TEXTS, max_size=2), st.lists(inside)),
    max_leaves=9,
)


def grown(parent: Element, tree) -> None:
    tag, text, attributes, inside = tree
    made = child(parent, tag, text, attributes)
    for each in inside:
        grown(made, each)


@given(st.lists(TREES, max_size=4))
def test_a_document_is_what_the_standard_library_makes_of_it(trees):
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    for tree in trees:
        grown(root, tree)
    ours = document(root)
    indent(root, space=" ")
    assert ours == DECLARATION + tostring(root, encoding="unicode") + "\n"
