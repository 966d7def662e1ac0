"""What the published standards ask of our data, written from them for the fields that we use; all others are faults."""

import re
from collections.abc import Iterable
from typing import Any, Final

from jsonschema import Draft202012Validator

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
# RFC 3986 with a scheme; RFC 3339 with seconds and zone.
_URI: Final[Schema] = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\[\]_a-z~%]+$"}
_MOMENT: Final[Schema] = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$",
}


def closed(required: str = "", **properties: Schema) -> Schema:
    """An object of these properties and no others; `required` names those that it must have."""
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def several(item: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": item}


def texts(*names: str) -> dict[str, Schema]:
    """Properties that are plain text."""
    return dict.fromkeys(names, _TEXT)


_POINT: Final = closed(
    "type coordinates",
    type={"const": "Point"},
    coordinates={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3},
)
_RENDITION: Final = closed(
    "name", **texts("name", "contentType", "title"), href=_URI, width={"type": "number"}, height={"type": "number"}
)
_WORDS: Final = several(closed("value", **texts("role", "contentType", "value")))
_CONCEPTS: Final = several(closed(**texts("name", "rel", "literal"), uri=_URI))
_OBJECT: Final[dict[str, Schema]] = {
    **texts("by", "slugline", "located", "language", "title", "copyrightHolder", "copyrightNotice"),
    "uri": _URI,
    "standard": closed(**texts("name", "version"), schema=_URI),
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    "representationType": {"enum": ["full", "partial"]},
    "contentCreated": _MOMENT,
    "versionCreated": _MOMENT,
    "headlines": _WORDS,
    "descriptions": _WORDS,
    "bodies": _WORDS,
    "subjects": _CONCEPTS,
    "people": _CONCEPTS,
    "organisations": _CONCEPTS,
    "places": several(closed(**texts("name", "rel", "literal"), uri=_URI, geojson=_POINT)),
    "infoSources": several(closed(**texts("name", "role", "literal"), uri=_URI)),
    "renditions": several(_RENDITION),
    "altIds": several(closed(**texts("role", "value"))),
}
NINJS: Final = closed("uri", **_OBJECT, associations=several(closed("name uri", **_OBJECT, **texts("name"))))

_AUTHORS: Final = {**several({**closed(**texts("name"), url=_URI, avatar=_URI), "minProperties": 1}), "minItems": 1}
_ITEM: Final[Schema] = {
    **closed(
        "id",
        **texts("id", "title", "content_html", "content_text", "summary", "language"),
        url=_URI,
        external_url=_URI,
        image=_URI,
        banner_image=_URI,
        date_published=_MOMENT,
        date_modified=_MOMENT,
        authors=_AUTHORS,
        tags=several(_TEXT),
    ),
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
}
JSON_FEED: Final = closed(
    "version title items",
    **texts("title", "description", "user_comment", "language"),
    version={"const": "https://jsonfeed.org/version/1.1"},
    home_page_url=_URI,
    feed_url=_URI,
    next_url=_URI,
    icon=_URI,
    favicon=_URI,
    authors=_AUTHORS,
    expired={"type": "boolean"},
    items=several(_ITEM),
)


def broken(schema: Schema, values: Iterable[Any]) -> list[str]:
    """What breaks the schema, each with its place in the value; a figure stands for every place in a list."""
    validator = Draft202012Validator(schema)
    return [
        f"{number}: {error.json_path}: {re.sub(r'[0-9]+', '#', error.message[:200])}"
        for number, value in enumerate(values)
        for error in validator.iter_errors(value)
    ]
