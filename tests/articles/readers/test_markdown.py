"""Markdown with front matter: a draft with fields as written and a body that stays Markdown."""

import pytest

from newsgen.articles.readers.markdown import SUFFIXES, read
from newsgen.digests import sha256
from newsgen.model import Draft, Source


def draft(text: str) -> Draft:
    data = text.encode()
    source = Source(path="a.md", suffix=".md", data=data, sha256=sha256(data))
    made, problems = read(source, language="en", era=("", ""))
    assert problems == ()
    return made


def test_it_reads_markdown():
    assert SUFFIXES == (".md", ".markdown")


def test_fields_and_body():
    assert draft("---\nhed: Storm\npage: 012\n---\n\nThe *body*.\n") == Draft(
        fields={"hed": "Storm", "page": "012"}, lines={"hed": 2, "page": 3}, body="\nThe *body*.\n", body_line=5
    )


@pytest.mark.parametrize(
    ("text", "fields", "body", "line"),
    [
        ("# Storm\n\nBody", {"headline": "Storm"}, "\nBody", 2),
        ("\n\n# A *great* storm ##\nBody", {"headline": "A great storm"}, "Body", 4),
        ("---\nsection: World\n---\n\n# Storm\n\nBody", {"headline": "Storm", "section": "World"}, "\nBody", 6),
        ("---\ntitle: Storm\n---\n# Storm\n\nBody", {"title": "Storm"}, "\nBody", 5),
        ("---\ntitle: Calm\n---\n# Storm\n\nBody", {"title": "Calm"}, "# Storm\n\nBody", 4),
        ("## Storm\n\nBody", {}, "## Storm\n\nBody", 1),
        ("Body\n\n# Storm", {}, "Body\n\n# Storm", 1),
        ("#\n\nBody", {}, "#\n\nBody", 1),
        ("# Storm", {"headline": "Storm"}, "", 2),
    ],
)
def test_the_first_heading_is_the_headline_when_there_is_no_other(text, fields, body, line):
    made = draft(text)
    assert (made.fields, made.body, made.body_line) == (fields, body, line)
