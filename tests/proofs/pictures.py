"""Photo files with words in them, as cameras, agencies and evil hands write them."""

import io
import struct
from typing import Any

from PIL import Image, PngImagePlugin

PACKET = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
    "{attributes}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta>"
)
ALT = '<{0}><rdf:Alt><rdf:li xml:lang="de">{2}</rdf:li><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></{0}>'
SEQ = "<{0}><rdf:Seq>{1}</rdf:Seq></{0}>"


def packet(elements: str = "", attributes: str = "") -> bytes:
    """XMP with these properties of the photo."""
    return PACKET.format(elements=elements, attributes=attributes).encode()


def iim(**fields: bytes) -> bytes:
    """IPTC records: `f120=b"…"`."""
    return b"".join(
        b"\x1c\x02" + bytes([int(name[1:])]) + struct.pack(">H", len(value)) + value for name, value in fields.items()
    )


def photo(
    size: tuple[int, int] = (1200, 800),
    *,
    kind: str = "JPEG",
    mode: str = "RGB",
    exif: dict[int, Any] | None = None,
    gps: bool = False,
    records: bytes = b"",
    **saved: Any,
) -> bytes:
    """A photo with a gradient on it, by Pillow."""
    image = Image.radial_gradient("L").resize(size).convert(mode)
    said = Image.Exif()
    for tag, value in (exif or {}).items():
        said[tag] = value
    if gps:
        said.get_ifd(0x8825).update({1: "N", 2: (54.0, 5.0, 24.0), 3: "E", 4: (12.0, 8.0, 24.0)})
        said[0x8825] = said.get_ifd(0x8825)
    made = io.BytesIO()
    if kind == "PNG" and "xmp" in saved:
        saved["pnginfo"] = PngImagePlugin.PngInfo()
        saved["pnginfo"].add_itxt("XML:com.adobe.xmp", saved.pop("xmp").decode())
    image.save(made, kind, **({"exif": said} if len(said) else {}), **saved)
    return _with_records(made.getvalue(), records) if records else made.getvalue()


def _with_records(data: bytes, records: bytes) -> bytes:
    """A JPEG with IPTC records among Photoshop's resources."""
    padded = records + b"\0" * (len(records) % 2)
    resource = b"Photoshop 3.0\x008BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(records)) + padded
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + data[2:]


def opened(data: bytes) -> Image.Image:
    """The photo of these bytes."""
    return Image.open(io.BytesIO(data))
