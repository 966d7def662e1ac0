"""Prose without a parser: what needs none, and text that becomes Markdown and stays itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles import markup
from newsgen.articles.prose import escape, paragraph, plain, untouched
from newsgen.articles.wording import CONTROL

SIGNS = "ab1 .\n-*_`#>+=|:~[]()<&;!\\\t\"'\u00a0é/{}x09)\u2028\u3000"
texts = (st.text(alphabet=SIGNS, max_size=50) | st.text(max_size=50)).map(lambda text: CONTROL.sub("", text))


@settings(deadline=None)
@given(texts.filter(str.strip))
def test_escaped_text_renders_to_exactly_itself(text):
    text = text.replace("\r", "")
    rendered = markup.render(escape(text))
    assert [block.html for block in rendered.blocks] == [paragraph(text)]
    assert rendered.problems == ()


@settings(deadline=None)
@given(texts.filter(str.strip))
def test_an_escaped_heading_renders_to_exactly_itself(text):
    line = " ".join(text.split())
    rendered = markup.render("## " + escape(line))
    assert [block.html for block in rendered.blocks] == [paragraph(line).replace("p>", "h2>")]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("14. August 2017", "14\\. August 2017"),
        ("- Not to scale", "\\- Not to scale"),
        ("-- he said", "-- he said"),
        ("# 1 seed", "\\# 1 seed"),
        ("5*3*2", "5\\*3\\*2"),
        ("A line\n---", "A line\n\\---"),
        ("A line\n===", "A line\n\\==="),
        ("a | b\n- | -", "a | b\n\\- | -"),
        ("> 60 percent", "\\> 60 percent"),
        ("+ 3 degrees", "\\+ 3 degrees"),
        ("+3 degrees", "+3 degrees"),
        ("&amp; is an entity, AT&T is not", "\\&amp; is an entity, AT&T is not"),
        ("C:\\photos\\a_b.jpg and _this_", "C:\\\\photos\\\\a_b.jpg and \\_this\\_"),
        ("<b>", "\\<b>"),
        ("3 < 4 > 2", "3 \\< 4 > 2"),
        ("https://example.org/a_b_c?x=1&y=2", "https://example.org/a_b_c?x=1&y=2"),
        ("<https://example.org>", "\\<https://example.org>"),
        ("[1]: see below", "\\[1\\]: see below"),
        ("![not](a photo)", "!\\[not\\](a photo)"),
        ("~~~", "\\~\\~\\~"),
        ("about ~5", "about ~5"),
        ("```", "\\`\\`\\`"),
        ("    four spaces", "&#32;&#32;&#32;&#32;four spaces"),
        ("\ta tab", "&#9;a tab"),
        ("two spaces at the end  \nof a line", "two spaces at the end&#32;&#32;\nof a line"),
        ("a paragraph\n\nand another", "a paragraph&#10;&#10;and another"),
        ("Room ##", "Room \\#\\#"),
        ("1984", "1984"),
        ("1984.", "1984\\."),
        ("Plain prose, “quoted” – and no more.", "Plain prose, “quoted” – and no more."),
    ],
)
def test_escapes_are_few_and_readable(text, markdown):
    assert escape(text) == markdown


@pytest.mark.parametrize(
    ("block", "needs_none"),
    [
        ("Plain prose, “quoted” – and no more.", True),
        ("It cost $5 (five!), or 4 % less; why?", True),
        ("Two lines\nof prose", True),
        ("1984 was a year", True),
        ("1984. It was a year", False),
        ("23.7 million came", True),
        ("12)", False),
        ("- item", False),
        ("a\n---", False),
        ("a * b", False),
        ("a & b", False),
        ("a  \nb", False),
        (" a", False),
        ("a\u00a0", False),
    ],
)
def test_what_needs_no_parser(block, needs_none):
    assert untouched(block) is needs_none


def test_plain_text_of_html():
    assert plain("<p>A <em>b</em> &lt;c&gt; &amp; &nbsp;d<br>\ne\nf</p>") == "A b <c> & \xa0d\ne f"
    assert plain('<p><a href="x" title="1 > 2">y</a></p>') == "y"


@pytest.mark.parametrize("text", ["#" * 100_000 + "x", " " * 100_000, "\n" * 50_000, "&" * 50_000, "1" * 100_000])
def test_hostile_texts_come_to_an_end(text):
    assert len(escape(text)) >= len(text)
