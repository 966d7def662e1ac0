"""An authority file in SKOS: as RDF/XML and JSON-LD; as Turtle only where rdflib is installed."""

import sys

import pytest

from newsgen.articles.authority import Entry, load, turtle
from newsgen.problems import ConfigError

RDF = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
         xmlns:schema="https://schema.org/">
  <skos:ConceptScheme rdf:about="https://post.example/names"><skos:prefLabel>Names</skos:prefLabel></skos:ConceptScheme>
  <schema:Place rdf:about="https://post.example/names/oldport">
    <skos:prefLabel xml:lang="en">Oldport</skos:prefLabel>
    <skos:prefLabel xml:lang="de">Altenhafen</skos:prefLabel>
    <skos:altLabel>Port of
      Oldport</skos:altLabel>
    <skos:hiddenLabel>Old Port</skos:hiddenLabel>
    <skos:exactMatch rdf:resource="https://example.org/oldport"/>
    <schema:latitude>54.1</schema:latitude>
    <schema:longitude>12.2</schema:longitude>
  </schema:Place>
  <skos:Concept rdf:about="https://post.example/names/olga">
    <rdf:type rdf:resource="https://schema.org/Person"/>
    <skos:prefLabel>Olga Brandt</skos:prefLabel>
  </skos:Concept>
</rdf:RDF>
"""
JSONLD = """{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@graph": [
  {"@id": "https://post.example/names", "@type": "skos:ConceptScheme", "skos:prefLabel": "Names"},
  {"@id": "https://post.example/names/oldport", "@type": ["skos:Concept", "schema:Place"],
   "skos:prefLabel": [{"@value": "Oldport", "@language": "en"}, {"@value": "Altenhafen", "@language": "de"}],
   "skos:altLabel": "Port of Oldport", "skos:hiddenLabel": ["Old Port"],
   "skos:exactMatch": {"@id": "https://example.org/oldport"}, "latitude": 54.1, "longitude": "12.2"},
  {"@id": "https://post.example/names/olga", "@type": "http://xmlns.com/foaf/0.1/Person",
   "http://www.w3.org/2004/02/skos/core#prefLabel": "Olga Brandt"}]}
"""
ENTRIES = (
    Entry(id="oldport", type="place", name="Oldport", aliases=("Port of Oldport", "Old Port", "Altenhafen"), lat=54.1,
          lon=12.2, same_as=("https://post.example/names/oldport", "https://example.org/oldport")),
    Entry(id="olga", type="person", name="Olga Brandt", same_as=("https://post.example/names/olga",)),
)  # fmt: skip


def read(folder, name, text):
    (folder / name).write_text(text)
    return load(str(folder))


@pytest.mark.parametrize(("name", "text"), [("authorities.rdf", RDF), ("authorities.jsonld", JSONLD)])
def test_both_forms_give_the_same_entries(tmp_path, name, text):
    found = read(tmp_path, name, text)
    assert found.problems == ()
    assert found.entries == ENTRIES


def test_a_concept_that_says_nothing_of_its_kind_is_told_with_its_line(tmp_path):
    text = RDF.replace('<rdf:type rdf:resource="https://schema.org/Person"/>', "")
    (problem,) = read(tmp_path, "authorities.rdf", text).problems
    assert (problem.line, problem.message) == (15, "This entry has no type.")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("authorities.rdf", "", "authorities.rdf:1: This is not XML: no element found."),
        ("authorities.rdf", "<rdf>\n<b></rdf>", "authorities.rdf:2: This is not XML: mismatched tag."),
        ("authorities.rdf", BOMB, "authorities.rdf:1: The file declares entities of its own, or is nested too deeply."),
        ("authorities.rdf", "<a>" * 5000, "The file declares entities of its own, or is nested too deeply."),
        ("authorities.jsonld", "{\n,", "authorities.jsonld:2: This is not JSON: Expecting property name"),
        ("authorities.jsonld", "[" * 100_000, "authorities.jsonld:1: This is not JSON: it is nested too deeply."),
        ("authorities.jsonld", "7", "The file holds no list of concepts."),
    ],
)
def test_a_broken_file_is_told(tmp_path, name, text, told):
    with pytest.raises(ConfigError) as error:
        read(tmp_path, name, text)
    assert told in str(error.value)


@pytest.mark.parametrize("text", ["{}", "[]", "", "[7, null]", '{"@id": {"a": []}, "prefLabel": [null, {}]}'])
def test_a_file_without_concepts_has_no_entries(tmp_path, text):
    assert read(tmp_path, "authorities.jsonld", text).entries == ()


def test_for_turtle_it_is_said_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "rdflib", None)
    with pytest.raises(ConfigError, match=r"rdflib is needed.*pip install"):
        read(tmp_path, "authorities.ttl", "")


def test_what_is_wrong_in_json_is_told_with_its_line(tmp_path):
    text = JSONLD.replace('"@type": "http://xmlns.com/foaf/0.1/Person",', "")
    (problem,) = read(tmp_path, "authorities.jsonld", text).problems
    assert (problem.line, problem.message) == (7, "This entry has no type.")
    bare = '[\n 7,\n\n {"@id": "a",\n "prefLabel": "Oldport"}]'
    (problem,) = read(tmp_path, "authorities.jsonld", bare).problems
    assert problem.line == 4


def test_the_lines_of_turtle():
    text = (
        "@prefix : <https://post.example/> .\n\n:oldport a :Place ;\n  :prefLabel :x .\n<https://x.example/olga> a :P\n"
    )
    assert turtle._lines(text) == {"oldport": 3, "olga": 5}
