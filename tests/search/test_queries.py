"""What a reader types, as the query that the index is asked: in the browser's own script, run by Node."""

import json
import sqlite3
import subprocess
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.search import tables
from proofs import ROOT
from proofs.judges import node

SCRIPT = ROOT / "templates" / "assets" / "search-query.js"
RUN = f"""
const {{ readQuery }} = require({json.dumps(str(SCRIPT))});
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(([typed, field]) => readQuery(typed, {{ field }}))));
"""
MARKS = [
    "OR",
    "AND",
    "NOT",
    "|",
    "(",
    ")",
    "-",
    "–",
    '"',
    "“",
    "”",
    "*",
    ":",
    "headline:",
    "body:",
    "x:y",
    "NEAR(",
    "^",
]
OTHERS = ["peace", "harb*", " ", "é", "北京", "\u0000", "\ud83d", "\ue000", "'", ";", "{", "+"]
TYPED = st.lists(st.sampled_from([*MARKS, *OTHERS]), max_size=24).map("".join)


def read(*asked: tuple[str, str]) -> list[dict]:
    """The queries of what was typed, each with the field that the form names."""
    done = subprocess.run([node(), "-e", RUN], input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("peace talks", '("peace" AND "talks")'),
        ('"peace talks" war', '("peace talks" AND "war")'),
        ("„Frieden jetzt“", '"Frieden jetzt"'),
        ("“left open", '"left open"'),
        ("peace OR war", '("peace" OR "war")'),
        ("peace | war ice", '("peace" OR ("war" AND "ice"))'),
        ("(peace OR war) ice", '(("peace" OR "war") AND "ice")'),
        ("peace -war", '("peace" NOT ("war"))'),
        ("peace NOT (war OR ice)", '("peace" NOT (("war" OR "ice")))'),
        ("peace AND NOT war", '("peace" NOT ("war"))'),
        ("well-known", '"well-known"'),
        ("harb*", '"harb" *'),
        ("ha*", '"ha"'),
        ('"old harb"*', '"old harb" *'),
        ("headline:ferry", 'headline : "ferry"'),
        ('BYLINE:"Ada Quill"', 'byline : "Ada Quill"'),
        ("colour:red", '"colour red"'),
        ("or not", '("or" AND "not")'),
        ("(((peace", '"peace"'),
        ("peace)) war", '("peace" AND "war")'),
        ("OR peace OR", '"peace"'),
        ("", ""),
        ("- ( ) OR *", ""),
    ],
)
def test_a_query_is_read_as_it_was_meant(typed, match):
    assert read((typed, ""))[0]["match"] == match


def test_words_that_must_not_be_there_alone_are_told_as_such():
    assert [(each["match"], each["negative"]) for each in read(("-war", ""), ("NOT (war OR ice)", ""), ("", ""))] == [
        ("", True), ("", True), ("", False),
    ]  # fmt: skip


def test_the_forms_field_holds_for_all_that_names_none():
    (told,) = read(('ferry "old mole" body:ice', "headline"))
    assert told["match"] == '(headline : "ferry" AND headline : "old mole" AND body : "ice")'


def test_what_must_not_be_there_is_not_marked_in_a_hit():
    (told,) = read(("peace -war harb*", ""))
    assert [phrase["match"] for phrase in told["phrases"]] == ['"peace"', '"harb" *']


def test_a_query_has_an_end():
    words, depths = read((" ".join(f"w{n}" for n in range(90)), ""), ("(" * 40 + "peace" + ")" * 40, ""))
    assert words["match"].count("AND") == 31
    assert depths["match"] in ("", '"peace"')


@settings(max_examples=20)
@given(st.lists(TYPED, min_size=25, max_size=60))
def test_whatever_is_typed_the_index_can_be_asked(typed):
    """Node is asked for many at once: to start it costs more than they."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(tables.INDEX)
        for told in read(*((one.encode("utf-8", "replace").decode(), "") for one in typed)):
            if told["match"]:
                database.execute("select rowid from words where words match ?", (told["match"],)).fetchall()
