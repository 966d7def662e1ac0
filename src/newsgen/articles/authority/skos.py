"""An authority file in SKOS, the W3C's form for lists of terms: as RDF/XML, as JSON-LD, or, in `turtle`, as Turtle.

Each has a `skos:Concept` for every entry, or a thing of a type that says what it is (schema.org's or FOAF's Person,
Place, Organization). Only the last part of a property's name counts: `skos:prefLabel`, `prefLabel` and the whole
address are one.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple
from xml.parsers import expat

from newsgen.articles.authority.entry import TYPES, Row
from newsgen.problems import ConfigError, Problem

_CELLS: Final[Mapping[str, str]] = {
    "identifier": "id", "notation": "id", "prefLabel": "name", "altLabel": "aliases", "hiddenLabel": "aliases",
    "exactMatch": "same_as", "sameAs": "same_as", "lat": "lat", "latitude": "lat", "long": "lon", "lon": "lon",
    "longitude": "lon", "notAlias": "not_aliases", "contextWord": "context_words", "validFrom": "valid_from",
    "validTo": "valid_to", "startDate": "valid_from", "endDate": "valid_to",
}  # fmt: skip
_SEVERAL: Final = frozenset({"aliases", "same_as", "not_aliases", "context_words"})
_KINDS: Final = frozenset({"type", "@type", "inScheme", "topConceptOf", "broader"})  # what may say of what kind it is
_DEEPEST: Final = 40
_GRAPH: Final = re.compile(r'(?:\A\ufeff?\s*|"@graph"\s*:\s*)\[\s*')
_BETWEEN: Final = re.compile(r"[\s,]*")
_DECODER: Final = json.JSONDecoder()
_LAST: Final = re.compile(r"[^#/:]+$")


class Concept(NamedTuple):
    """A thing of the graph: its address, its line where that is known, and its properties by their short names."""

    address: str
    line: int
    said: dict[str, list[str]]


def short(address: str) -> str:
    """The last part of an address or of a prefixed name: "prefLabel" of "skos:prefLabel"."""
    found = _LAST.search(address.rstrip("/"))
    return found[0] if found else address


def rows(concepts: Iterable[Concept]) -> Iterator[Row]:
    """An entry for each concept that has a label; schemes and collections have none that count."""
    for address, line, said in concepts:
        kinds = [short(value).casefold() for key in _KINDS for value in said.get(key, ())]
        if not said.get("prefLabel") or "conceptscheme" in kinds:
            continue
        cells: dict[str, Any] = {"id": short(address), "type": next((kind for kind in kinds if kind in TYPES), "")}
        for key, cell in _CELLS.items():
            if said.get(key):
                held = cells.get(cell, []) if cell in _SEVERAL else []
                cells[cell] = [*held, *said[key]] if cell in _SEVERAL else said[key][0]
        cells["aliases"] = [*cells.get("aliases", ()), *said["prefLabel"][1:]]  # the name in other languages
        if address.startswith(("https://", "http://")):
            cells["same_as"] = [*dict.fromkeys((address, *cells.get("same_as", ())))]
        yield Row(line, cells, {})


def json_rows(text: str, *, path: str) -> Iterator[Row]:
    """The entries of a JSON-LD file, whose graph is a list. Raises ConfigError when it is none."""
    try:
        read = json.loads(text or "[]")
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        told = f"This is not JSON: {getattr(error, 'msg', 'it is nested too deeply')}."
        raise ConfigError(_problem("json", told, "Save it as JSON-LD anew.", line, path)) from None
    graph = read.get("@graph", [read]) if isinstance(read, dict) else read
    if not isinstance(graph, list):
        raise ConfigError(_problem("json", "The file holds no list of concepts.", "Put them into `@graph`.", 1, path))
    lines = list(_lines(text))
    known = lines if len(lines) == len(graph) else [0] * len(graph)
    return rows(_of_json(node, line) for node, line in zip(graph, known, strict=True) if isinstance(node, dict))


def _lines(text: str) -> Iterator[int]:
    """The line on which each node of the graph begins; fewer or more where the file is of another form."""
    found = _GRAPH.search(text)
    at, line, begun = found.end() if found else len(text), 1, 0
    while at < len(text) and text[at] not in "]}":
        line, begun = line + text.count("\n", begun, at), at
        yield line
        try:
            _, end = _DECODER.raw_decode(text, at)
        except json.JSONDecodeError:
            return
        at = _BETWEEN.match(text, end).end()  # type: ignore[union-attr]  # matches the empty text as well


def _of_json(node: Mapping[str, Any], line: int) -> Concept:
    said: dict[str, list[str]] = {}
    for key, value in node.items():
        name = key if key == "@type" else short(key)
        said.setdefault(name, []).extend(_texts(value))
    return Concept(next(_texts(node.get("@id", node.get("id", ""))), ""), line, said)


def _texts(value: Any) -> Iterator[str]:
    """The texts of a value: of a list each, of a node its value or its address."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            each = each.get("@value", each.get("@id", each.get("id")))
        if isinstance(each, str | int | float) and str(each):
            yield str(each)


def xml_rows(text: str, *, path: str) -> Iterator[Row]:
    """The entries of an RDF/XML file. Raises ConfigError when it is no XML, or declares entities of its own."""
    graph = _Graph()
    try:
        graph.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        told = f"This is not XML: {expat.errors.messages[error.code]}."
        raise ConfigError(_problem("xml", told, "Save it as RDF/XML anew.", error.lineno, path)) from None
    except _Hostile:
        told = "The file declares entities of its own, or is nested too deeply."
        line = graph.parser.CurrentLineNumber
        raise ConfigError(_problem("xml", told, "Take its <!DOCTYPE out.", line, path)) from None
    return rows(graph.concepts)


class _Hostile(Exception):
    """The file is made to do harm."""


class _Graph:
    """The concepts of RDF/XML, as its elements come: things at the second level, their properties below."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.concepts: list[Concept] = []
        self._depth = 0
        self._words: list[str] = []

    def _refuse(self, *_: Any) -> None:
        raise _Hostile

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._words = []
        if self._depth > _DEEPEST:
            raise _Hostile
        told = {_name(key): value for key, value in attributes.items()}
        if self._depth == 2:
            address, line = told.get("about", told.get("ID", "")), self.parser.CurrentLineNumber
            self.concepts.append(Concept(address, line, {"type": [_name(tag)]}))
        elif self._depth == 3 and "resource" in told:
            self._say(tag, told["resource"])

    def _text(self, words: str) -> None:
        self._words.append(words)

    def _end(self, tag: str) -> None:
        if self._depth == 3 and (words := " ".join("".join(self._words).split())):
            self._say(tag, words)
        self._words = []
        self._depth -= 1

    def _say(self, tag: str, value: str) -> None:
        self.concepts[-1].said.setdefault(_name(tag), []).append(value)


def _name(tag: str) -> str:
    """The local name of an element or attribute, as expat gives it behind its namespace."""
    return tag.rpartition(" ")[2]


def _problem(rule: str, message: str, mend: str, line: int, path: str) -> Problem:
    return Problem(rule=f"authorities/{rule}", message=message, mend=mend, path=path, line=line)
