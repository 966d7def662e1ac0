"""Markdown: blocks of safe HTML, their anchors, their photos, and what is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles import lightmarkup, markup, prose
from newsgen.articles.prose import Run
from newsgen.articles.wording import CONTROL
from newsgen.model import Block
from proofs.casefile import cases


def told(body: str) -> list[str]:
    """What a body renders to, a line each: blocks, photos, problems."""
    rendered = markup.render(body)
    blocks = [f"{b.kind} {b.anchor or '-'} {b.html}".replace("\n", "\\n") for b in rendered.blocks]
    photos = [f"figure after {f.after}: {f.file} | {f.caption} | {f.credit} | {f.alt}" for f in rendered.figures]
    return [*blocks, *photos, *map(str, rendered.problems)]


@pytest.mark.parametrize(("body", "expected"), list(cases("markdown")))
def test_markdown(body, expected):
    assert told(body) == expected


def test_problems_are_told_with_the_line_of_the_file():
    rendered = markup.render("Prose.\n\nMore\nprose.\n\n- a\n- [b](javascript:x)\n", line=10)
    assert [problem.line for problem in rendered.problems] == [16]


def test_plain_text_has_a_line_for_each_item_and_row():
    parts = ["- one\n- *two*", "| a | b |\n|---|---|\n| 1 | 2 |", "One  \ntwo\nthree", "    code\n      more\n"]
    rendered = markup.render("\n\n".join(parts))
    assert [block.text for block in rendered.blocks] == ["one\ntwo", "a\tb\n1\t2", "One\ntwo three", "code\n  more"]


def test_an_attribute_may_hold_any_sign():
    rendered = markup.render('[x](https://example.org "1 > 2 <b> &quot;")')
    assert rendered.blocks[0].text == "x"


SIGNS = "ab1 .\n-*_`#>+=|:~[]()<&;!\\\t\"'\u00a0é/{}x09)\u2028\u3000😀"
BITS = [
    "plain words here", "- item", "1. one", "> q", "# h", "    code", "more prose, and more.", "A “quote” – x", "===",
    "---", "\ttab", "[a](b)", "| a | b |", "|-|-|", "  two  ", "&amp;", "a  \nb", "[a]: b", "```", "<b>", "![a](b.jpg)",
]  # fmt: skip
bodies = st.lists(st.text(alphabet=SIGNS, max_size=40) | st.sampled_from(BITS), max_size=8).map("\n\n".join)


@settings(deadline=None)
@given(bodies)
def test_prose_needs_no_parser(body):
    """The quick way for paragraphs without signs gives what the parser gives."""
    body = CONTROL.sub("", body)
    quick = markup.render(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "runs", lambda whole: (Run(0, whole, False),))
        patch.setattr(lightmarkup, "blocks", lambda _lines: None)
        assert markup.render(body) == quick


@settings(deadline=None)
@given(bodies)
def test_what_is_rendered_is_already_clean(body):
    for block in markup.render(body).blocks:
        assert markup.sanitise(block.html).replace("\n", "") == block.html.replace("\n", "")


@pytest.mark.parametrize(
    "body",
    ["> " * 5_000 + "x", "- " * 5_000 + "x", "> - " * 60 + "x", "\n".join("  " * n + "- x" for n in range(200))],
    ids=["quotations", "lists", "both", "indents"],
)
def test_too_deep_is_an_error_and_nothing_is_dropped_silently(body):
    rendered = markup.render(body, line=7)
    assert [str(problem) for problem in rendered.problems] == [
        "7: This is more than 100 deep. Write it with fewer lists or quotations inside each other."
    ]
    assert rendered.problems[0].severity == "error"


def test_forty_deep_is_not_too_deep():
    rendered = markup.render("> " * 40 + "deep")
    assert rendered.blocks[0].html.count("<blockquote>") == 40
    assert rendered.blocks[0].text == "deep"


def test_a_body_has_two_million_bytes_at_the_most():
    assert markup.render("word " * 400_000).problems == ()
    rendered = markup.render("word " * 400_001)
    assert [str(problem) for problem in rendered.problems] == [
        "1: The body has 2,000,005 bytes; 2,000,000 are allowed. Divide the article."
    ]


@pytest.mark.parametrize(
    "body",
    [
        "".join("`" * n + " " for n in range(1, 300)), "<" * 20_000, "<iframe " * 5_000, "<b " * 20_000,
        "*a " * 5_000, "[*" * 1_500, "&a;" * 20_000, "|" * 5_000 + "\n" + "|-" * 5_000, " " * 50_000 + "x",
        "\n" * 100_000, "---\n" * 5_000, "# " + "#" * 50_000 + "x", "# " + " " * 50_000 + "x", "(" * 50_000,
    ],
    ids=lambda body: repr(body[:6]),
)  # fmt: skip
def test_hostile_bodies_come_to_an_end(body):
    assert markup.render(body) is not None


def test_blocks_of_any_reader_are_made_safe_and_numbered():
    blocks, problems = markup.checked(
        [
            Block(kind="paragraph", html="<p>Plain &amp; safe</p>", text="Plain & safe"),
            Block(kind="paragraph", html='<p onclick="x()">a<script>b</script><img src=x></p>', text="a"),
            Block(kind="subhead", html="<h2>c</h2>", text="c"),
            Block(kind="list", html="<ul>\n<li>d</li>\n</ul>", text="• d"),
            Block(kind="quote", html='<blockquote style="x">e</blockquote>', text="e", anchor="x7"),
        ]
    )
    assert [(block.anchor, block.html, block.text) for block in blocks] == [
        ("p1", "<p>Plain &amp; safe</p>", "Plain & safe"),
        ("p2", "<p>a</p>", "a"),
        ("h1", "<h2>c</h2>", "c"),
        ("", "<ul><li>d</li></ul>", "d"),
        ("p3", "<blockquote>e</blockquote>", "e"),
    ]
    assert [problem.message for problem in problems] == ["<img, <script, onclick was taken out of the body."]
