"""The names of an archive called over: which are told, in which order, and as which CSV."""

import csv
import io

import pytest
from click.testing import CliRunner

from newsgen.articles.authority import load
from newsgen.cli import cli
from newsgen.rollcall import Sighting, as_csv, call, counted
from proofs.archive import Archive, story

FERRY = "The ferry left Hamburg, said John Renn. Renn had waited at the Harbour Workers Union. Brandt had not."
FROST = "Frost shut Hamburg, said Mary Brandt. Brandt spoke to the Harbour Workers Union."


@pytest.fixture
def archive(tmp_path):
    return Archive(
        tmp_path,
        {
            "a.md": story("Ferry sails", "2015-10-14", body=FERRY),
            "b.md": story("Frost bites", "2015-10-15", body=FROST),
            "c.md": story("Ferry waits", "2015-10-16", body=FERRY),
        },
    )


def rows(archive, **choices):
    return list(csv.DictReader(io.StringIO(as_csv(call(archive.config, jobs=1, **choices)))))


def test_names_of_two_articles_and_more_are_told_the_most_frequent_first(archive):
    told = [
        (row["id"], row["type"], row["name"], row["aliases"], row["count"], row["example"]) for row in rows(archive)
    ]
    assert told == [
        ("hamburg", "place", "Hamburg", "", "3", "a.md"),
        ("harbour-workers-union", "organisation", "Harbour Workers Union", "", "3", "a.md"),
        ("john-renn", "person", "John Renn", "Renn", "2", "a.md"),
    ]
    assert [row["name"] for row in rows(archive, least=1)] == [
        "Hamburg", "Harbour Workers Union", "John Renn", "Mary Brandt",
    ]  # fmt: skip


def test_what_is_told_can_be_kept_as_the_authority_file(archive):
    text = as_csv(call(archive.config, jobs=1))
    (archive.folder / "authorities.csv").write_text(text)
    assert load(str(archive.folder)).problems == ()
    assert rows(archive) == []
    archive.build()
    assert 'people/john-renn/index.html"><bdi>John Renn</bdi></a></dd>' in archive.page("2015/10/14/ferry-sails.html")


def test_a_name_that_entries_share_is_told_undecided(archive):
    (archive.folder / "authorities.csv").write_text(
        "id,type,name,aliases\nmary,person,Mary Brandt,Brandt\nole,person,Ole Brandt,Brandt\nbrandt,place,Brandtsee,\n"
    )
    (shared,) = [row for row in rows(archive, least=2) if row["name"] == "Brandt"]
    assert (shared["type"], shared["count"], shared["confidence"]) == ("?", "2", "0.00")
    assert shared["note"] == "stands for mary and ole: give one of them context_words or dates"


def test_any_number_of_workers_tells_the_same(archive):
    for number in range(120):
        archive.write(
            f"n{number}.md", story(f"Ferry {number}", "2015-10-14", body=f"{FERRY} See Farrel River {number}.")
        )
    assert as_csv(call(archive.config, jobs=2)) == as_csv(call(archive.config, jobs=1))


def test_the_rarest_are_forgotten_where_there_are_too_many():
    found = [("a.md", (Sighting("Renn", "person", 0.9),)), ("b.md", (Sighting("Renn", "person", 0.9),))]
    found += [(f"{number}.md", (Sighting(f"Name {number}", "", 0.2),)) for number in range(10)]
    tallies, forgotten = counted(found, most=5)
    assert (tallies["Renn"].count, len(tallies), forgotten) == (2, 1, 10)


def test_ids_are_minted_beside_those_in_use(archive):
    text = as_csv(call(archive.config, jobs=1), {"hamburg", "hamburg-2"})
    assert text.splitlines()[1].startswith("hamburg-3,place,Hamburg,")


def test_the_command_prints_csv_alone(archive):
    result = CliRunner().invoke(cli, ["review", "names", "--jobs", "1", str(archive.folder)], prog_name="newsgen")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("id,type,name,aliases,")
    assert result.stderr == "3 names in 3 articles.\n"


def test_a_broken_authority_file_stops_it(archive):
    (archive.folder / "authorities.yaml").write_text("- id: [")
    result = CliRunner().invoke(cli, ["review", "names", str(archive.folder)], prog_name="newsgen")
    assert result.exit_code == 2
    assert "authorities.yaml:1" in result.stderr
