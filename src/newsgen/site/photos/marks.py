"""What a copy says of itself: maker, credit, copyright and caption as its photo's file has them, in EXIF and XMP."""

from html import escape
from typing import Final, TypedDict

from newsgen.model import FileWords

VERSION: Final = 1

_ARTIST, _COPYRIGHT = 0x013B, 0x8298
# Property → how it stands in XMP: "seq" a list, "alt" one text in each language, "" a plain text.
_PROPERTIES: Final = {
    "creator": ("dc:creator", "Seq"),
    "copyright": ("dc:rights", "Alt"),
    "caption": ("dc:description", "Alt"),
    "alt": ("Iptc4xmpCore:AltTextAccessibility", "Alt"),
    "credit": ("photoshop:Credit", ""),
    "date": ("photoshop:DateCreated", ""),
    "place": ("Iptc4xmpCore:Location", ""),
}
_PACKET: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">{}</rdf:Description></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="r"?>'
)


class Marks(TypedDict, total=False):
    """What Pillow writes into a file, by its own names for it."""

    exif: bytes
    xmp: bytes


def marks(words: FileWords, *, location: str, orientation: int = 1) -> Marks:
    """The marks of a copy; none where the photo's file says nothing. `location` "none" leaves out the place."""
    xmp, exif = packet(words, location=location), header(words, orientation=orientation)
    return Marks(**({"exif": exif} if exif else {}), **({"xmp": xmp} if xmp else {}))


def packet(words: FileWords, *, location: str) -> bytes:
    """The words as an XMP packet, or nothing."""
    said = [
        _property(*_PROPERTIES[name], escape(value, quote=False))
        for name in _PROPERTIES
        if (value := getattr(words, name)) and not (name == "place" and location == "none")
    ]
    return _PACKET.format("".join(said)).encode() if said else b""


def header(words: FileWords, *, orientation: int = 1) -> bytes:
    """Maker and copyright as EXIF, or nothing."""
    from PIL import Image

    exif = Image.Exif()
    for tag, value in ((_ARTIST, words.creator), (_COPYRIGHT, words.copyright)):
        if value:
            exif[tag] = value.encode()  # UTF-8, as every reader since 2010 takes it
    if orientation > 1:
        exif[0x0112] = orientation
    return exif.tobytes() if len(exif) else b""


def _property(name: str, kind: str, value: str) -> str:
    if not kind:
        return f"<{name}>{value}</{name}>"
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{language}>{value}</rdf:li></rdf:{kind}></{name}>"
