"""How a source was read, for people and for programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.accounts import account
from newsgen.cli import cli
from newsgen.cli.explanation import explanation, shortened
from newsgen.config import Config
from newsgen.starting import start

RAW = """Ferry to the outer islands sails again

After nine days of storm the harbour is open

Photo by: Harbour Press

The Sandhaven ferry leaves the mole, March 3, 1987

The ferry to the outer islands left Sandhaven on Tuesday morning, nine days after the storm had closed the harbour.

"We had bread for two more days at the most," said Olga Brandt, who keeps the shop on Long Spit.

Harbour Press and agencies
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.txt").write_text(RAW, encoding="utf-8")
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, ["explain", *words], prog_name="newsgen")


def told(*words) -> list[dict]:
    result = run("--json", *words)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_is_one_object_a_line_for_each_file_in_their_order(here):
    (here / "again.txt").write_text(RAW)
    assert [each["path"] for each in told("ferry.txt", "again.txt")] == ["ferry.txt", "again.txt"]


@pytest.mark.usefixtures("here")
def test_a_raw_text_needs_no_archive():
    each = told("ferry.txt")[0]
    assert each["fields"]["headline"]["value"] == "Ferry to the outer islands sails again"
    assert each["fields"]["headline"]["status"] == "given"
    assert each["fields"]["published"]["value"] is None
    assert each["fields"]["published"]["earliest"] == "1987-03-03"
    assert each["figures"] == [
        {
            "caption": "The Sandhaven ferry leaves the mole, March 3, 1987",
            "credit": "Harbour Press",
            "date": "1987-03-03",
            "place": each["figures"][0]["place"],
            "file": None,
        }
    ]
    assert [quote["speaker"] for quote in each["quotes"]] == ["Olga Brandt"]


@pytest.mark.usefixtures("here")
def test_every_line_that_holds_anything_is_accounted_for():
    each = told("ferry.txt")[0]
    written = [number for number, line in enumerate(RAW.split("\n"), start=1) if line.strip()]
    assert [entry["line"] for entry in each["ledger"]] == written


@pytest.mark.usefixtures("here")
def test_spans_are_of_the_source():
    each = told("ferry.txt")[0]
    quote = each["quotes"][0]
    assert RAW[quote["start"] : quote["end"]] == quote["text"]
    assert RAW[slice(*each["fields"]["headline"]["evidence"][0])] == each["fields"]["headline"]["value"]


def test_an_archives_era_bounds_what_its_texts_do_not_say(here):
    (here / "newsgen.toml").write_text('era = { latest = "1994" }')
    assert told("ferry.txt")[0]["fields"]["published"]["latest"] == "1994-12-31"


def test_an_archive_with_wrong_settings_is_told_so(here):
    (here / "newsgen.toml").write_text('titel = "Gazette"')
    result = run("ferry.txt")
    assert result.exit_code == 2
    assert "Did you mean 'title'?" in result.stderr


def test_an_article_in_markdown_has_the_same_form(here):
    start(here / "gazette", title="Gazette")
    source = next((here / "gazette").rglob("*.md"))
    text = source.read_text(encoding="utf-8")
    raw, article = told("ferry.txt", str(source))
    assert set(raw) - {"rule"} <= set(article)
    assert article["fields"]["byline"]["value"] == ["Tomas Wirrel"]
    assert article["fields"]["published"]["value"] == "2019-05-11"
    assert {field["status"] for field in article["fields"].values()} == {"given", "unknown"}
    assert [figure["credit"] for figure in article["figures"]] == ["Drawing by Mina Aust", "Halvard family"]
    subhead = next(block for block in article["blocks"] if block["role"] == "subhead")
    assert text[subhead["start"] : subhead["end"]] == "You learn to hear the weather”"
    large = article["quotes"][article["pullquotes"][0]]
    assert large["speaker"] == "Ines Halvard"


def test_lines_of_markdown_are_fields_and_blocks(here):
    (here / "a.md").write_text(
        "---\nheadline: Storm\n# why\ntopics:\n  - Sea\n---\n\nOne *two* three.\n\n- four\n- five\n"
    )
    assert [(entry["line"], entry["outcome"]) for entry in told("a.md")[0]["ledger"]] == [
        (1, "front matter"),
        (2, "field headline"),
        (3, "front matter"),
        (4, "field topics"),
        (5, "field topics"),
        (6, "front matter"),
        (8, "block 1 paragraph"),
        (10, "block 2 list"),
        (11, "block 2 list"),
    ]


def test_what_cannot_be_read_is_told_and_the_rest_explained(here):
    (here / "broken.txt").write_bytes(b"Storm\x00\x00\x00 over the sea")
    result = run("--json", "broken.txt", "ferry.txt")
    assert result.exit_code == 1
    broken, whole = (json.loads(line) for line in result.stdout.splitlines())
    assert [problem["path"] for problem in broken["problems"]] == ["broken.txt"]
    assert "fields" not in broken
    assert "fields" in whole


@pytest.mark.parametrize(
    ("text", "said", "rule"),
    [
        (" \n", "It holds no text.", "text/empty"),
        ("Ferry sails\n", "headline", "text/body"),
        ("The ferry left on Tuesday, nine days late. Nobody cheered.\n\nIt snowed.\n", "inferred", "text/headline"),
    ],
)
def test_what_a_build_would_say_of_a_text_is_said_here_too(here, text, said, rule):
    (here / "odd.txt").write_text(text, encoding="utf-8")
    people, programs = run("odd.txt"), run("--json", "odd.txt")
    assert said in people.stdout
    assert (people.exit_code, programs.exit_code) == (1, 1)
    assert [problem["rule"] for problem in json.loads(programs.stdout)["problems"]] == [rule]


@pytest.mark.usefixtures("here")
def test_people_see_lines_fields_photos_and_quotes():
    shown = run("ferry.txt").output
    for expected in (
        "ferry.txt · en",
        "   1  field headline",
        "Ferry to the outer islands sails again",
        "dates/caption",
        "“March 3, 1987”",
        "Not found: ",
        "Photos",
        "Quotes",
        "We had bread for two more days at the most,",
        "Olga Brandt",
    ):
        assert expected in shown, expected


def test_no_line_is_wider_than_the_terminal(here):
    explained = account(Path("ferry.txt"), Config(root=str(here)))
    for width in (60, 80, 110):
        lines = explanation(explained, color=False, width=width).split("\n")
        assert max(map(len, lines)) <= width


def test_a_terminal_gets_colour_and_a_source_cannot_command_it(here):
    (here / "evil.txt").write_text(RAW.replace("bread", "br\x1b[2Jead").replace("storm", "[bold]storm[/bold]"))
    explained = account(Path("evil.txt"), Config(root=str(here)))
    shown = explanation(explained, color=True, width=100)
    assert "\x1b[1m" in shown
    assert "\x1b[2J" not in shown
    assert "[bold]storm[/bold]" in shown


def test_a_long_text_is_cut_at_a_word():
    assert shortened("one two three four", length=12) == "one two …"
    assert shortened("one two", length=12) == "one two"


@pytest.mark.usefixtures("here")
def test_a_file_that_is_not_there_is_wrong_use():
    result = run("nothing.txt")
    assert result.exit_code == 2
    assert "'nothing.txt' does not exist" in result.stderr


@pytest.mark.usefixtures("here")
def test_a_page_shows_the_source_beside_what_was_understood():
    result = run("--html", "ferry.txt", "ferry.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.count("<h2>ferry.txt") == 2


@pytest.mark.usefixtures("here")
def test_a_page_is_no_json():
    assert run("--html", "--json", "ferry.txt").exit_code == 2


AUTHORITY = (
    "id,type,name,aliases\nlong-spit,place,Long Spit,\nolga,person,Olga Brandt,Brandt\nole,person,Ole Brandt,Brandt\n"
)


def names(each):
    return [(name["name"], name["type"], name["status"], name["evidence"]) for name in each["names"]]


def test_names_that_nobody_gave_are_told_as_inferred_and_fill_no_field(here):
    (here / "person.txt").write_text(RAW.replace("Olga", "John"))
    assert told("person.txt")[0]["names"] == []
    each = told("--names", "person.txt")[0]
    place = RAW.index("Olga")
    assert ("John Brandt", "person", "inferred", [[place, place + 11]]) in names(each)
    assert "people" not in each["fields"]


def test_names_of_the_authority_file_fill_fields_with_their_evidence(here):
    (here / "authorities.csv").write_text(AUTHORITY)
    each = told("ferry.txt")[0]
    place, person = RAW.index("Long Spit"), RAW.index("Olga Brandt")
    assert {name: (each["fields"][name]["value"], each["fields"][name]["status"]) for name in ("people", "places")} == {
        "people": (["Olga Brandt"], "authority"),
        "places": (["Long Spit"], "authority"),
    }
    assert each["fields"]["places"]["evidence"] == [[place, place + 9]]
    assert ("Olga Brandt", "person", "authority", [[person, person + 11]]) in names(each)


def test_a_name_of_several_is_told_as_unknown(here):
    (here / "authorities.csv").write_text(AUTHORITY)
    (here / "short.md").write_text("---\nheadline: Ferry sails\npeople: [Ann Poe]\n---\n\nBrandt was there.\n")
    each = told("short.md")[0]
    assert each["names"] == [
        {"name": "Brandt", "type": None, "status": "unknown", "confidence": 0.0, "rule": "authority/shared",
         "evidence": [[49, 55]], "ids": ["ole", "olga"]}
    ]  # fmt: skip
    assert (each["fields"]["people"]["value"], each["fields"]["people"]["status"]) == (["Ann Poe"], "given")
    shown = run("short.md").stdout
    assert "Brandt  ole or olga  unknown" in shown


LEAD = "Ferry sails\n\nThe ferry of Oldport sailed on Tuesday with all of the town at the quay.\n"


def test_the_weekday_of_the_lead_narrows_bounds_and_is_shown(here):
    (here / "newsgen.toml").write_text('era = { earliest = "2015-10-12", latest = "2015-10-17" }\n')
    (here / "content").mkdir()
    (here / "content" / "a.txt").write_text(LEAD)
    fields = told("content/a.txt")[0]["fields"]
    assert fields["published"]["value"] is None
    assert (fields["published"]["earliest"], fields["published"]["latest"]) == ("2015-10-13", "2015-10-15")
    start, end = fields["weekday"]["evidence"][0]
    assert LEAD[start:end] == "on Tuesday"
    assert fields["weekday"]["value"] == "printed on a Tuesday, Wednesday or Thursday"
    assert 'class="evidence" title="published, dates/weekday' in run("--html", "content/a.txt").output


def test_where_dated_articles_differ_it_says_that_it_is_off_and_why(here):
    (here / "newsgen.toml").write_text('era = { earliest = "2015-10-12", latest = "2015-10-17" }\n')
    (here / "content").mkdir()
    (here / "content" / "a.txt").write_text(LEAD)
    for number in range(20):
        date = "2015-10-16" if number < 6 else "2015-10-14"
        headline = f"---\nheadline: Ferry {number}\npublished: {date}\n---\n\n"
        (here / "content" / f"d{number}.md").write_text(f"{headline}It sailed on Tuesday, ferry {number}.\n")
    assert CliRunner().invoke(cli, ["build"]).exit_code == 0
    fields = told("content/a.txt")[0]["fields"]
    assert fields["published"]["earliest"] == "2015-10-12"
    assert fields["weekday"]["value"] == "left out: of 20 dated articles here, 6 differ from theirs"
    assert (fields["weekday"]["fits"], fields["weekday"]["differs"]) == (14, 6)
    assert "left out: of 20 dated articles" in run("content/a.txt").output
    assert "6 differ from theirs" in run("--html", "content/a.txt").output
    page = (here / "public" / "undated" / "ferry-sails.html").read_text()
    assert "on Tuesday” in its opening" not in page
    (here / "newsgen.toml").write_text('lead_weekday = "off"\n')
    assert told("content/a.txt")[0]["fields"]["weekday"]["value"] == 'left out: lead_weekday is "off" in the settings'
