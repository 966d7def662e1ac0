"""The published schema of the front matter: valid itself, made from the table, true of examples."""

import pytest
from jsonschema import Draft202012Validator

from newsgen.articles.fields import FIELDS
from newsgen.articles.schema import front_matter_schema
from newsgen.config import Config, Section

SCHEMA = front_matter_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_is_explained_and_its_examples_are_valid(field):
    declared = SCHEMA["properties"][field.name]
    assert declared["description"] == field.meaning
    for example in field.examples:
        assert VALIDATOR.is_valid({"headline": "Storm", field.name: example})
    for word in field.synonyms:
        assert SCHEMA["properties"][word]["deprecated"] is True
        assert SCHEMA["properties"][word]["description"] == f"Another word for `{field.name}`."


@pytest.mark.parametrize(
    ("fields", "valid"),
    [
        ({"headline": "Storm"}, True),
        ({"hed": "Storm", "weather_station": "Rostock"}, True),
        ({"section": "World"}, False),
        ({"headline": "Storm", "published": "soon"}, True),
        ({"headline": "Storm", "published": "2015-10-14 09:30"}, True),
        ({"headline": "Storm", "published": 2015}, True),
        ({"headline": "Storm", "published": "2015-10-14x"}, False),
        ({"headline": "Storm", "published": {"earliest": "2012-07-20", "status": "inferred"}}, True),
        ({"headline": "Storm", "published": {"status": "inferred"}}, False),
        ({"headline": "Storm", "byline": [{"role": "Editor"}]}, False),
        ({"headline": "Storm", "figures": [{"captoin": "Lost"}]}, False),
        ({"headline": "Storm", "draft": "perhaps"}, False),
    ],
)
def test_what_is_valid(fields, valid):
    assert VALIDATOR.is_valid(fields) is valid


def test_the_sections_of_an_archive_are_proposed():
    config = Config(root="/archive", sections=(Section(slug="world", title="World news"),))
    schema = front_matter_schema(config)
    assert schema["properties"]["section"]["anyOf"][0] == {"enum": ["World news"]}
    assert Draft202012Validator(schema).is_valid({"headline": "Storm", "section": "Elsewhere"})
