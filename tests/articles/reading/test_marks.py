"""Quotation marks of all systems, paired."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsgen.articles.reading.marks import quoted, reopens, runs


def words_in(text: str) -> list[str]:
    return [text[run.start : run.end] for run in runs(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "yes" twice.', ["yes"]),
        ("She said “yes” twice.", ["yes"]),
        ("Sie sagte „ja“ und »nein«.", ["ja", "nein"]),
        ("Elle dit « oui » et «non».", ["oui", "non"]),
        ("彼は「はい」と『いいえ』と言った。", ["はい", "いいえ"]),
        ("He said ``maybe'' at last.", ["maybe"]),
        ('“Open curly, close straight."', ["Open curly, close straight."]),
        ("“Closed by an opening one,“ he said.", ["Closed by an opening one,"]),
        ("”Hej alla goda vänner”, sade han.", ["Hej alla goda vänner"]),
        ('„Unten auf", gerade zu.', ["Unten auf"]),
        ("“One ‘two’ «three»” four", ["One ‘two’ «three»"]),
        ("„Eins “two” drei“ vier", ["Eins “two” drei"]),
        ('"One" and "two" and "', ["One", "two"]),
        ("“ spaced out ” marks", ["spaced out"]),
        ("“Never closed", ["Never closed"]),
        ("Never opened” at all", []),
        ("“” and “ ” are empty", []),
        ('5\'10" tall and 6" wide', []),
        ('id="5" class="b"', []),
        ("'One two three' in single marks", ["One two three"]),
        ("‘One two three’ in single marks", ["One two three"]),
        ("‘One two’ is too short", []),
        ("the boys' and girls' own 'n' sort, rock 'n' roll", []),
        ("‘Not these three’ beside “this”", ["this"]),
        ("‹Eins zwei drei› einfach", ["Eins zwei drei"]),
        ("", []),
    ],
)
def test_runs(text, expected):
    assert words_in(text) == expected


def test_a_run_tells_its_marks_and_its_end():
    (run,) = runs("say “yes” now", (0, 13))
    assert (run.left, run.start, run.end, run.right, run.closed, run.single) == (4, 5, 8, 9, True, False)
    (run,) = runs("say “yes", (0, 8))
    assert (run.end, run.right, run.closed) == (8, 8, False)


def test_marks_outside_the_paragraph_are_not_seen():
    assert runs("“a\nb”", (3, 5)) == []


@pytest.mark.parametrize(("text", "expected"), [("“And", True), ("  «Et", True), ("And “", False), ("", False)])
def test_a_paragraph_that_opens_with_a_mark_may_go_on_with_a_quote(text, expected):
    assert reopens(text, (0, len(text))) is expected


MARKED = st.lists(
    st.sampled_from([*"“”\"'‘’„«» \n.,=a", "“", "”", "``", "''", "No bread, ", "said "]), max_size=40
).map("".join)


def spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


@given(MARKED | st.lists(st.sampled_from(["“", "”", "a", " ", ",", "\n", "=", "'"]), max_size=40).map("".join))
@example("“a\nb”")
@example("a “b” c\n\n“d” and “e”\n'one two three'")
@example('a "b" c\n"d"')
def test_the_runs_of_a_text_are_those_of_its_paragraphs(text):
    each = [(number, runs(text, span)) for number, span in enumerate(spans(text))]
    assert quoted(text, spans(text)) == [(number, found) for number, found in each if found]
    others = spans(text)[::2]
    each = [(number, runs(text, span)) for number, span in enumerate(others)]
    assert quoted(text, others) == [(number, found) for number, found in each if found]
