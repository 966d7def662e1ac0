"""A photo's own file as it is published: byte for byte, but for where it was taken, when it says that.

The pixels are not touched: what a file says of itself is taken out of it whole, and maker, credit, copyright and
caption are put back. Containers: JPEG (ITU T.81, annex B), PNG (third edition, 5.3), WebP (RFC 9649); of an AVIF,
which points into itself by byte, coordinates are overwritten where they stand.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final
from warnings import catch_warnings

from newsgen.site.photos.header import FORMATS
from newsgen.site.photos.marks import Marks, marks
from newsgen.site.photos.words import said

_GPS, _ORIENTATION = 0x8825, 0x0112
_SOI, _APP1, _SOS, _EOI = b"\xff\xd8", b"\xff\xe1", 0xDA, 0xD9
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
# Of APP1, APP2 and APP13: EXIF, XMP and its extension, the list of further pictures behind the first, IPTC.
_SAYING: Final = (b"Exif\0", b"http://ns.adobe.com/x", b"MPF\0", b"Photoshop ")
# Where the pixels of a JPEG end: at a marker that is neither one of theirs nor a stuffed byte.
_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_CHUNKS: Final = {b"tEXt", b"zTXt", b"iTXt"}
_KEYWORDS: Final = (b"XML:com.adobe.xmp\0", b"Raw profile type ")
# EXIF's header, an XMP packet, and how many bytes TIFF's types take.
_TIFF: Final = re.compile(rb"II\*\0|MM\0\*")
_PACKET: Final = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_LARGEST: Final = 65_536  # bytes of one value
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_WEBP_SAYS_EXIF, _WEBP_SAYS_XMP = 0x08, 0x04


def without(data: bytes, *, keep: str) -> bytes:
    """The file without what of its place is not to be kept: `keep` is "all", "names" of places, or "none"."""
    from PIL import Image

    if keep == "all":
        return data
    try:
        with catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=FORMATS) as image:
            return _without(data, image, keep)
    except Exception:  # a drawing, or a file that is broken: no program reads a place in it
        return data


def _without(data: bytes, image: Any, keep: str) -> bytes:
    words = said(image).words
    exif = image.getexif() if image.format != "PNG" or "exif" in image.info else {}
    packet = image.info.get("xmp") or b""
    if not (_GPS in exif or b"GPS" in packet.replace(b"\0", b"") or (keep == "none" and words.place)):
        return data
    marked = marks(words, location=keep, orientation=exif.get(_ORIENTATION, 1))
    return _MADE.get(image.format, _blanked)(data, marked)


def _jpeg(data: bytes, marked: Marks) -> bytes:
    exif, xmp = marked.get("exif", b""), marked.get("xmp", b"")
    ours = [_segment(exif) if exif else b"", _segment(_XMP + xmp) if xmp else b""]
    head, *rest = [segment for segment in _segments(data) if not segment[4:].startswith(_SAYING)]
    begins = [head] if head[:2] == b"\xff\xe0" else []  # JFIF's own segment comes first
    return b"".join((_SOI, *begins, *ours, *([] if begins else [head]), *rest))


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG, the last one with the pixels, to the end of the first picture."""
    place = 2
    while place + 4 <= len(data):
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if data[place + 1] == _SOS:
            found = _MARKER.search(data, end)
            end = found.start() if found else len(data)
            if not found or data[end + 1] == _EOI:
                yield data[place:end] + b"\xff\xd9"
                return
        yield data[place:end]
        place = end


def _segment(payload: bytes) -> bytes:
    return _APP1 + (len(payload) + 2).to_bytes(2, "big") + payload


def _png(data: bytes, marked: Marks) -> bytes:
    exif, xmp = marked.get("exif", b""), marked.get("xmp", b"")
    ours = [_chunk(b"eXIf", exif.removeprefix(b"Exif\0\0")) if exif else b""]
    ours.append(_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp) if xmp else b"")
    head, *rest = [chunk for chunk in _png_chunks(data) if not _says(chunk)]
    return b"".join((_PNG, head, *ours, *rest))


def _says(chunk: bytes) -> bool:
    return chunk[4:8] == b"eXIf" or (chunk[4:8] in _CHUNKS and chunk[8:].startswith(_KEYWORDS))


def _png_chunks(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place < len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        yield data[place:end]
        place = end


def _chunk(name: bytes, payload: bytes) -> bytes:
    return len(payload).to_bytes(4, "big") + name + payload + zlib.crc32(name + payload).to_bytes(4, "big")


def _webp(data: bytes, marked: Marks) -> bytes:
    exif, xmp = marked.get("exif", b""), marked.get("xmp", b"")
    held = [[name, payload] for name, payload in _riff(data) if name not in (b"EXIF", b"XMP ")]
    flags = (_WEBP_SAYS_EXIF if exif else 0) | (_WEBP_SAYS_XMP if xmp else 0)
    for each in held:
        if each[0] == b"VP8X":
            bare = each[1][0] & ~(_WEBP_SAYS_EXIF | _WEBP_SAYS_XMP)
            each[1] = bytes([bare | flags]) + each[1][1:]
    held += [[name, said] for name, said in ((b"EXIF", exif), (b"XMP ", xmp)) if said]
    body = b"".join(name + len(load).to_bytes(4, "little") + load + b"\0" * (len(load) % 2) for name, load in held)
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    while place + 8 <= len(data):
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        yield data[place : place + 4], data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def _blanked(data: bytes, marked: Marks) -> bytes:
    """The file with its coordinates overwritten where they stand; nothing in it moves. Nothing is put back."""
    del marked
    held = bytearray(data)
    for found in _TIFF.finditer(data):
        with suppress(struct.error, IndexError):
            _blank_gps(held, found.start(), "<" if found[0][:1] == b"I" else ">")
    for found in _PACKET.finditer(data):
        held[found.start() : found.end()] = b" " * len(found[0])
    return bytes(held)


def _blank_gps(held: bytearray, start: int, order: str) -> None:
    """Overwrite the GPS directory of the EXIF that starts here, and all that it points to."""
    (first,) = struct.unpack_from(f"{order}L", held, start + 4)
    for tag, _, _, value in _entries(held, start + first, order):
        if tag == _GPS:
            for _, kind, count, place in _entries(held, start + value, order):
                size = _SIZES.get(kind, 1) * count
                if 4 < size < _LARGEST and start + place + size <= len(held):
                    held[start + place : start + place + size] = bytes(size)
            (count,) = struct.unpack_from(f"{order}H", held, start + value)
            held[start + value : start + value + 2 + 12 * count] = bytes(2 + 12 * count)


def _entries(held: bytearray, start: int, order: str) -> list[tuple[int, int, int, int]]:
    """(tag, type, count, value or place) of each entry of a directory (TIFF 6.0, section 2)."""
    (count,) = struct.unpack_from(f"{order}H", held, start)
    return [struct.unpack_from(f"{order}HHLL", held, start + 2 + 12 * number) for number in range(count)]


_MADE: Final = {"JPEG": _jpeg, "MPO": _jpeg, "PNG": _png, "WEBP": _webp}
