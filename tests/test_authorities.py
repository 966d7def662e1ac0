"""An authority file in an archive: what it gives to articles and pages, and what a change of it sets going."""

import json
import re

import pytest

from newsgen.build import build
from newsgen.problems import ConfigError
from newsgen.unchanged import look
from proofs.archive import Archive, story

FILE = """
- id: oldport
  type: place
  name: Oldport
  lat: 54.1
  lon: 12.2
  same_as: https://example.org/oldport
- {id: olga, type: person, name: Olga Brandt, aliases: [Brandt]}
- {id: rovers, type: organisation, name: Oldport Rovers}
"""
BODY = "The ferry left Oldport on Tuesday, said Brandt."


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path, {"a.md": story("Ferry sails", "2015-10-14", body=BODY), "b.md": story("Frost", "2015")})
    (tmp_path / "authorities.yaml").write_text(FILE)
    return made


def mentions(page):
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(script).get("mentions")


PAGE = "2015/10/14/ferry-sails.html"
OF_ALL = ("SHA256SUMS", "a-z/", "data/", "sitemaps/")  # made of the whole archive


def test_pages_show_whom_and_what_the_file_knows(archive):
    assert archive.build().problems == ()
    page = archive.page(PAGE)
    assert '<dd><a href="../../../people/olga-brandt/index.html"><bdi>Olga Brandt</bdi></a></dd>' in page
    assert '<dd><a href="../../../places/oldport/index.html"><bdi>Oldport</bdi></a></dd>' in page
    assert "Organisations" not in page
    assert mentions(page) == [
        {"@type": "Person", "name": "Olga Brandt"},
        {
            "@type": "Place",
            "name": "Oldport",
            "geo": {"@type": "GeoCoordinates", "latitude": 54.1, "longitude": 12.2},
            "sameAs": ["https://example.org/oldport"],
        },
    ]


def test_front_matter_wins_and_is_led_to_the_file(archive):
    archive.write("a.md", story("Ferry sails", "2015-10-14", body=BODY, people="[Ivo Brandt]", places="[Oldport]"))
    archive.build()
    told = mentions(archive.page(PAGE))
    assert [each["name"] for each in told] == ["Ivo Brandt", "Oldport"]
    assert told[1]["sameAs"] == ["https://example.org/oldport"]


def test_an_empty_list_in_front_matter_says_that_there_are_none(archive):
    archive.write("a.md", story("Ferry sails", "2015-10-14", body=BODY, places="[]"))
    archive.build()
    assert [each["name"] for each in mentions(archive.page(PAGE))] == ["Olga Brandt"]


def test_a_change_of_the_file_reads_anew_and_prints_what_it_changes(archive):
    archive.build()
    assert look(archive.config).report is not None
    (archive.folder / "authorities.yaml").write_text(FILE.replace("Olga Brandt", "Olga Brandt-Spit"))
    assert look(archive.config).report is None
    report = archive.build()
    assert report.parsed == 2
    assert [change.path for change in report.changes if not change.path.startswith(OF_ALL)] == [
        "people/olga-brandt-spit/index.html",
        PAGE,
        "people/index.html",
        "people/olga-brandt/index.html",
    ]
    assert "<bdi>Olga Brandt-Spit</bdi>" in archive.page(PAGE)
    (archive.folder / "authorities.yaml").unlink()
    archive.build()
    for path in ("people/index.html", "places/oldport/index.html"):
        assert "http-equiv" in archive.page(path)
    assert mentions(archive.page(PAGE)) is None


def test_a_bad_entry_is_told_at_every_build_and_costs_only_itself(archive):
    (archive.folder / "authorities.yaml").write_text(FILE.replace("type: person", "type: parson"))
    told = ["authorities.yaml:8 type: 'parson' is no type of name. Did you mean 'person'?"]
    assert [str(problem) for problem in archive.build().problems] == told
    archive.write("c.md", story("Ice", "2016"))
    assert [str(problem) for problem in archive.build().problems] == told
    assert [each["name"] for each in mentions(archive.page(PAGE))] == ["Oldport"]


def test_a_broken_file_stops_the_build_and_leaves_the_site(archive):
    archive.build()
    before = archive.site()
    (archive.folder / "authorities.yaml").write_text("- id: [")
    with pytest.raises(ConfigError, match="not YAML"):
        archive.build()
    assert archive.site() == before


def test_any_number_of_workers_finds_the_same(archive):
    for number in range(120):
        archive.write(f"n{number}.md", story(f"Ferry {number}", "2015-10-14", body=BODY))
    archive.build()
    one = archive.site()
    build(archive.config, jobs=2, batch=20, clean=True)
    assert archive.site() == one
