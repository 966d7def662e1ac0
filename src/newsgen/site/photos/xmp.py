"""XMP: the RDF in which photo programs write who made a photo, and what it shows.

Read by expat alone, with limits: a document type, which is where entities that blow up or reach out come from, is no
part of XMP and ends the reading. Specification: ISO 16684-1; property names: IPTC Photo Metadata Standard 2023.1.
"""

from typing import Any, Final
from xml.parsers import expat

LARGEST: Final = 1_000_000  # bytes; XMP in a JPEG is 64 kB at most, but for its extension
DEEPEST: Final = 40
LONGEST: Final = 4_000  # characters of one value

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP: Final = "http://ns.adobe.com/photoshop/1.0/"
_IPTC: Final = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_LANGUAGE: Final = "http://www.w3.org/XML/1998/namespace lang"
_PROPERTIES: Final = {
    f"{_DC} description": "caption",
    f"{_DC} creator": "creator",
    f"{_DC} rights": "copyright",
    f"{_PHOTOSHOP} Credit": "credit",
    f"{_PHOTOSHOP} DateCreated": "date",
    f"{_PHOTOSHOP} City": "city",
    f"{_PHOTOSHOP} Country": "country",
    f"{_IPTC} Location": "sublocation",
    f"{_IPTC} AltTextAccessibility": "alt",
}
_ITEM: Final = f"{_RDF} li"
_DESCRIPTION: Final = f"{_RDF} Description"


class Unreadable(Exception):
    """The packet cannot be read, or was made to break its reader."""


def properties(packet: bytes) -> dict[str, list[str]]:
    """Name → values of the properties that are known here; of a text in several languages the default one first.

    Raises `Unreadable`.
    """
    if len(packet) > LARGEST:
        raise Unreadable("it is larger than a megabyte")
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.opens
    parser.EndElementHandler = reader.closes
    parser.CharacterDataHandler = reader.says
    parser.StartDoctypeDeclHandler = _refused
    try:
        parser.Parse(_text(packet).strip("\0\ufeff \t\r\n"), True)
    except (expat.ExpatError, UnicodeError) as fault:
        raise Unreadable("it is no XML") from fault
    return {name: [text for _, text in sorted(found, key=_is_foreign)] for name, found in reader.found.items()}


def _text(packet: bytes) -> str:
    """Packets are UTF-8, or UTF-16 without a mark that says so."""
    wide = {b"\0<": "utf-16-be", b"<\0": "utf-16-le", b"\xfe\xff": "utf-16", b"\xff\xfe": "utf-16"}
    return packet.decode(wide.get(packet[:2], "utf-8"))


def _is_foreign(item: tuple[str, str]) -> bool:
    return item[0] not in ("", "x-default")


def _refused(*_: Any) -> None:
    raise Unreadable("it declares a document type")


class _Reader:
    """What the parser tells, as far as it is a property of the photo itself: one directly in a description."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[str, str]]] = {}
        self._open: list[str] = []
        self._property, self._depth = "", 0
        self._language, self._text = "", ""

    def opens(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        if len(self._open) > DEEPEST:
            raise Unreadable("it is nested too deep")
        if name == _DESCRIPTION and not self._property:
            for key in _PROPERTIES.keys() & attributes.keys():
                self._keep(_PROPERTIES[key], "", attributes[key])
        elif name in _PROPERTIES and not self._property and self._open[-2:-1] == [_DESCRIPTION]:
            self._property, self._depth = _PROPERTIES[name], len(self._open)
            self._language, self._text = "", ""
        elif name == _ITEM and self._property:
            self._language, self._text = attributes.get(_LANGUAGE, ""), ""

    def says(self, text: str) -> None:
        if self._property and len(self._text) <= LONGEST:
            self._text += text

    def closes(self, name: str) -> None:
        ends = len(self._open) == self._depth
        if self._property and (ends or name == _ITEM):
            self._keep(self._property, self._language, self._text)
            self._text = ""
        if ends:
            self._property, self._depth = "", 0
        self._open.pop()

    def _keep(self, name: str, language: str, text: str) -> None:
        values = self.found.setdefault(name, [])
        if text.strip() and len(values) < DEEPEST:
            values.append((language, text.strip()[:LONGEST]))
