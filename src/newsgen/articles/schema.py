"""The JSON Schema of the front matter, so that editors complete it, explain it and mark what is wrong.

Made from the table of fields, which is the one place where a field is declared.
"""

from collections.abc import Iterator
from typing import Any, Final

from newsgen.articles.fields import FIELDS, Field
from newsgen.config import Config
from newsgen.withdrawals_file import LEVELS

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

# Editors read YAML with its own types, so a bare number or date is a text here as well.
_TEXT: Final[Schema] = {"type": ["string", "number", "null"]}
_DAY: Final[Schema] = {
    "type": ["string", "integer", "null"],
    "pattern": r"^\d{4}(-\d{1,2}(-\d{1,2}([Tt ].*)?)?)?$|^(?!\d{4})",  # or in words
}


def _list_of(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _map(*required: str, **parts: Schema) -> Schema:
    return {"type": "object", "properties": parts, "required": list(required), "additionalProperties": False}


def _bounds() -> Schema:
    status = {"enum": ["given", "inferred"], "description": "Whether the bounds are known or concluded."}
    return {
        "type": "object",
        "properties": {"earliest": _DAY, "latest": _DAY, "status": status},
        "anyOf": [{"required": ["earliest"]}, {"required": ["latest"]}],
    }


def _photo() -> Schema:
    words = dict.fromkeys(("file", "caption", "credit", "alt", "place"), _TEXT)
    after = {"type": "integer", "minimum": 0, "description": "After how many blocks of the body it stands."}
    return _map(**words, date=_DAY, after=after)


_SHAPES: Final[dict[str, Schema]] = {
    "line": _TEXT,
    "section": _TEXT,
    "lines": _list_of(_TEXT),
    "names": _list_of(_TEXT),
    "people": _list_of({"anyOf": [_TEXT, _map("name", name=_TEXT, role=_TEXT)]}),
    "date": {"anyOf": [_DAY, _bounds()]},
    "in_print": {"anyOf": [_TEXT, _map(edition=_TEXT, section=_TEXT, page=_TEXT, column=_TEXT)]},
    "figures": _list_of({"anyOf": [_TEXT, _photo()]}),
    "quotes": _list_of({"anyOf": [_TEXT, _map("text", text=_TEXT, speaker=_TEXT, anchor=_TEXT)]}),
    "corrections": _list_of({"anyOf": [_TEXT, _map("text", text=_TEXT, date=_DAY)]}),
    "direction": {"enum": ["ltr", "rtl", "", None]},
    "flag": {"type": ["boolean", "null"]},
    "withdrawal": _map(
        "level", level={"enum": [*LEVELS]}, date=_DAY, reason=_TEXT, names=_list_of(_TEXT), instead=_TEXT
    ),
    "origin": _map(format=_TEXT, file=_TEXT, sha256=_TEXT, received=_TEXT),
    "reading": {"type": "object", "additionalProperties": {"type": "object"}},
}


def front_matter_schema(config: Config | None = None) -> Schema:
    """The schema of the front matter. With a configuration, the archive's own sections are proposed."""
    sections = [section.title for section in config.sections] if config else []
    return {
        "$schema": DIALECT,
        "title": "Front matter of a news article",
        "description": "The fields at the top of an article under content/. Unknown fields are kept.",
        "type": "object",
        "properties": dict(_properties(sections)),
        "anyOf": [{"required": [word]} for word in _words("headline")],
        "additionalProperties": True,
    }


def _words(name: str) -> tuple[str, ...]:
    field = next(field for field in FIELDS if field.name == name)
    return (name, *field.synonyms)


def _properties(sections: list[str]) -> Iterator[tuple[str, Schema]]:
    for field in FIELDS:
        proposed = {"anyOf": [{"enum": sections}, _TEXT]} if field.shape == "section" and sections else {}
        yield field.name, _described(field) | (proposed or _SHAPES[field.shape])
        for word in field.synonyms:
            yield (
                word,
                _SHAPES[field.shape]
                | {
                    "description": f"Another word for `{field.name}`.",
                    "deprecated": True,
                },
            )


def _described(field: Field) -> Schema:
    described: Schema = {"title": field.name.replace("_", " ").capitalize(), "description": field.meaning}
    return described | ({"examples": list(field.examples)} if field.examples else {})
