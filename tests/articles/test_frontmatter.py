"""Front matter: what is read, what is refused, and what is written."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsgen.articles.frontmatter import dump, load
from newsgen.articles.wording import CONTROL
from proofs.casefile import cases

texts = st.text(max_size=40).filter(lambda text: not CONTROL.search(text))
values = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=12
)


def told(matter: str) -> list[str]:
    read = load(f"---\n{matter}\n---\n")
    return [str(replace(problem, path="content/a.md")) for problem in read.problems]


@pytest.mark.parametrize(("matter", "expected"), list(cases("frontmatter")))
def test_fields_and_problems(matter, expected):
    read = load(f"---\n{matter}\n---\nThe body.\n")
    assert read.fields == json.loads(expected[0])
    assert told(matter) == expected[1:]
    assert read.body == "The body.\n"


@settings(deadline=None)
@given(st.dictionaries(texts.filter(bool), values, max_size=6))
def test_what_is_written_reads_back_identically(fields):
    read = load(f"---\n{dump(fields)}---\nThe body.")
    assert (read.fields, list(read.fields), read.body, read.problems) == (fields, list(fields), "The body.", ())


def test_what_is_written_is_easy_to_read():
    fields = {
        "headline": "Pakistan: court rules",
        "standfirst": "A long line stays one line, however long it is, " * 3 + "for an editor wraps it.",
        "answer": "NO",
        "page": "012",
        "byline": ["Jane Doe", "José Ñandú 😀"],
        "notes": "One line.\nAnother line.",
    }
    assert dump(fields).splitlines() == [
        "headline: 'Pakistan: court rules'",
        f"standfirst: {fields['standfirst']}",
        "answer: 'NO'",
        "page: '012'",
        "byline:",
        "- Jane Doe",
        "- José Ñandú 😀",
        "notes: |-",
        "  One line.",
        "  Another line.",
    ]


def test_every_field_knows_its_line():
    read = load("\n---\nheadline: Storm\n\nfigures:\n  - caption: One\n    credit: Two\n---\nBody")
    assert read.lines == {
        "headline": 3, "figures": 5, "figures.0": 6, "figures.0.caption": 6, "figures.0.credit": 7,
    }  # fmt: skip
    assert read.body_line == 9


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Just a body.\n", "Just a body.\n"),
        ("---\n\nA rule stands over this body.\n", "---\n\nA rule stands over this body.\n"),
        ("---\nheadline: Storm\n...\nBody", "Body"),
        ("---\n---\nBody", "Body"),
        ("---  \nheadline: Storm\n---\n", ""),
        ("---\nheadline: Storm\n---", ""),
    ],
)
def test_where_the_body_begins(text, body):
    read = load(text)
    assert (read.body, read.problems) == (body, ())


def test_front_matter_without_an_end():
    read = load("---\nheadline: Storm\n\nThe body.\n")
    assert [str(problem) for problem in read.problems] == [
        "1: The front matter has no end. Write a line --- after its last field."
    ]


def test_toml_is_read_as_text():
    read = load('+++\ntitle = "Storm"\ndate = 2015-10-14\npage = 12\ndraft = true\ntags = ["a", "b"]\n+++\nBody\n')
    assert read.fields == {"title": "Storm", "date": "2015-10-14", "page": "12", "draft": "true", "tags": ["a", "b"]}
    assert read.lines == {"title": 2, "date": 3, "page": 4, "draft": 5, "tags": 6}
    assert read.body == "Body\n"


def test_wrong_toml_is_told_with_its_line():
    read = load('+++\ntitle = "Storm"\nsection = World\n+++\nBody\n')
    assert [str(problem) for problem in read.problems] == [
        '3: This is not TOML: Invalid value. Write each field as `name = "value"`, texts in quotation marks.'
    ]


DEEP = "Lists and maps are more than 20 deep here. Put a text that holds brackets in quotation marks."


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("a: " + "[" * 50_000, f"content/a.md:2: {DEEP}"),
        ("a: " + "[{a: " * 12_000, f"content/a.md:2: {DEEP}"),
        ("a:\n" + "- " * 30_000, f"content/a.md:3: {DEEP}"),
        ("a:\n" + "".join(f"{' ' * n}-\n" for n in range(300)), f"content/a.md:22: {DEEP}"),
        ("? " * 30_000, "content/a.md:2: A field's name must be a word. Write `name: value`."),
        ("a: &a [x]\nb: [" + "*a, " * 51 + "]",
         "content/a.md:3: The front matter repeats itself too often. Write the values out."),
        ("a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 6)),
         "content/a.md:6: The front matter repeats itself too often. Write the values out."),
        ("a: [" + "x, " * 11_000 + "]",
         "content/a.md:2: The front matter holds too many values. Shorten its lists."),
        ("a: " + "x" * 66_000,
         "content/a.md:2: The front matter has 66,004 bytes; 65,536 are allowed. "
         "Move what is not a field into the body."),
    ],
    ids=["brackets", "braces", "dashes", "indents", "keys", "aliases", "laughs", "values", "size"],
)  # fmt: skip
def test_hostile_front_matter_is_refused(matter, expected):
    assert told(matter) == [expected]


def test_brackets_in_texts_are_no_depth():
    read = load("---\n" + "".join(f'k{n}: "[ {n}"\n' for n in range(200)) + "---\n")
    assert len(read.fields) == 200
    assert read.problems == ()
