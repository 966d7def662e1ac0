"""Light Markdown without a parser: what needs none, and that both ways give the same bytes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles import lightmarkup, markup, prose
from newsgen.articles.lightmarkup import blocks
from newsgen.articles.prose import Run


@pytest.mark.parametrize(
    ("lines", "made"),
    [
        ("## Storm & sea", ("subhead", "Storm &amp; sea", "Storm & sea", 2)),
        ("> “No,”\n> she said", ("quote", "<blockquote><p>“No,”\nshe said</p></blockquote>", "“No,” she said", 0)),
        ("- one\n- *two*", ("list", "<ul><li>one</li><li><em>two</em></li></ul>", "one\ntwo", 0)),
        ("a **b c**, (*d*)", ("paragraph", "<p>a <strong>b c</strong>, (<em>d</em>)</p>", "a b c, (d)", 0)),
        ("a [b & c](https://a.example/d_e?f=1#g)",
         ("paragraph", '<p>a <a href="https://a.example/d_e?f=1#g">b &amp; c</a></p>', "a b & c", 0)),
        ("[b](../c.md)", ("paragraph", '<p><a href="../c.md">b</a></p>', "b", 0)),
    ],
)  # fmt: skip
def test_what_needs_no_parser(lines, made):
    assert blocks(lines) == (made,)


@pytest.mark.parametrize(
    "lines",
    [
        "a*b*", "*a b *", "***a***", "*a **b***", "`a`", "a_b", "<b>", "&amp;", "a; b & c", "\\*", "![a](b.jpg)",
        "[a](javascript:b)", "[a](b c)", "[a]()", "[a](//b)", "[*a*](b)", "[a]", "[a](https://1.2.3/x)", "[ a](b)",
        "[a](https://xn--a.example/)", "[a](https://A.example/)", "[a](b%20c)", "## a #", "##a", "## a\nb", ">a",
        "> a\nb", "> - a", "> a\n> ===", "- a\n  b", "- a\n\n- b", "- - a", "- # a", "1. a", "a\n---", "    a",
        "a  \nb", "| a | b |", "a\tb",
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_left_to_the_parser(lines):
    assert blocks(lines) is None


WORDS = [
    "word", "two words", "*em*", "**strong**", "*a, b*", "“*q*”", "(*p*)", "*a*,", "*é*", "[l](https://a.example/b-c_d)",
    "[two words](http://a.b.example)", "[l](/a/b.html)", "[l](../x.md)", "[l](#n)", "[l](x?y=1)", "& b", "AT&T", "”",
    "[é & b](x)", "😀", ".", ">", "*a b *", "a*b*", "[l]", "![i](a.jpg)", "[l](//x)", "a;", "&lt;", "<b>", "_a_",
    "!", "\xa0", "\\", "1.", "#", "=", "-", "\u2028", "\u3000",
    "[l](https://a.1/)", "[l](https://-a.example/)", "*²*", "*\u0301a*",
    "*“a b*", "*$4 a*", "*a.”*", "“*“a*", "(*a %*)", "**“a*", "*a. *", '*"a"*.',
]  # fmt: skip
STARTS = ["", "", "", "## ", "# ", "### ", "> ", "- ", ">", "-", "#", "1. ", "2.5 ", "= ", "| ", "    ", "  "]
LINES = st.builds("{}{}".format, st.sampled_from(STARTS), st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join))
ALIKE = st.builds(
    lambda start, lines: "\n".join(start + line for line in lines),
    st.sampled_from(["> ", "- ", ""]),
    st.lists(
        st.lists(st.sampled_from([*WORDS[:23], *WORDS[-8:]]), min_size=1, max_size=3).map(" ".join),
        min_size=1,
        max_size=3,
    ),
)
BODIES = st.lists(LINES | ALIKE, min_size=1, max_size=4).map("\n\n".join)


@settings(deadline=None, max_examples=300)
@given(BODIES)
def test_light_markup_needs_no_parser(body):
    quick = markup.render(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "runs", lambda whole: (Run(0, whole, False),))
        patch.setattr(lightmarkup, "blocks", lambda _lines: None)
        assert markup.render(body) == quick


@pytest.mark.parametrize("body", ["*a " * 20_000, "[a](" * 20_000, "**a" * 20_000, "[" + "a" * 100_000, "& " * 50_000])
def test_hostile_lines_come_to_an_end(body):
    assert blocks(body) is None or len(blocks(body)) == 1
