"""What a photo's file says of it: caption, credit, date and place, from EXIF, else XMP, else IPTC.

In this order, as the Metadata Working Group's guidelines (2.0) have it where the three contradict each other; what
a camera wrote there by itself is no caption.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from newsgen.model import FileWords
from newsgen.site.photos import iptc, xmp

LONGEST: Final = 2_000  # characters of a caption
SHORT: Final = 200  # of anything else
NONE: Final = FileWords()

_DESCRIPTION, _ARTIST, _COPYRIGHT, _DETAILS, _TAKEN = 0x010E, 0x013B, 0x8298, 0x8769, 0x9003
# What cameras and scanners write where a person would have written a caption.
_NO_CAPTION: Final = re.compile(
    r"[\w ]*digital camera|sony dsc|samsung|dcim[\w\\/ ]*|untitled|default|screenshot|[\w-]{0,20}\d[\w-]{0,20}",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"(\d{4})[-:]?(\d\d)?[-:]?(\d\d)?")
_SPACES: Final = re.compile(r"\s+")
_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")

Found = Mapping[str, list[str]]


class Said(NamedTuple):
    """The words, and what is wrong with what they were read from, or nothing."""

    words: FileWords
    warning: str = ""


def said(image: Any) -> Said:
    """What the file of an opened image says; of metadata that cannot be read, why."""
    info = image.info
    held, warning = _xmp(info.get("xmp") or info.get("XML:com.adobe.xmp") or b"")
    found = (_exif(image), held, iptc.properties(iptc.of_photoshop(info.get("photoshop"))))
    if not any(found):
        return Said(NONE, warning)
    return Said(_words(lambda name: next((each[name] for each in found if each.get(name)), [])), warning)


def _words(of: Callable[[str], list[str]]) -> FileWords:
    first = {name: _line(values[0] if (values := of(name)) else "", SHORT) for name in _FIRST}
    creator = _line(", ".join(of("creator")).replace("; ", ", "), SHORT)
    caption = _line(next(iter(of("caption")), ""), LONGEST)
    place = ", ".join(part for name in ("sublocation", "city", "country") if (part := first[name]))
    return FileWords(
        caption=caption,
        credit=_credit(creator, first["credit"]),
        alt=_line(next(iter(of("alt")), ""), LONGEST),
        date=_day(next(iter(of("date")), "")),
        place=place[:SHORT],
        creator=creator,
        copyright=first["copyright"],
    )


_FIRST: Final = ("credit", "copyright", "sublocation", "city", "country")


def _credit(creator: str, line: str) -> str:
    """Who is to be named, as agencies do: "Ines Falk/Reuters"."""
    if not (creator and line) or creator.casefold() in line.casefold():
        return line or creator
    return creator if line.casefold() in creator.casefold() else f"{creator}/{line}"


def _xmp(packet: Any) -> tuple[Found, str]:
    if not packet:
        return {}, ""
    try:
        return xmp.properties(packet if isinstance(packet, bytes) else str(packet).encode()), ""
    except xmp.Unreadable as fault:
        return {}, f"its XMP is not read: {fault}"


def _exif(image: Any) -> Found:
    """Of a PNG that does not say so in its header, all would have to be decoded."""
    if image.format == "PNG" and "exif" not in image.info:
        return {}
    try:
        exif = image.getexif()
        given = {
            "caption": exif.get(_DESCRIPTION),
            "creator": exif.get(_ARTIST),
            "copyright": exif.get(_COPYRIGHT),
            "date": exif.get_ifd(_DETAILS).get(_TAKEN) if _DETAILS in exif else None,
        }
    except Exception:  # of a broken header, Pillow raises whatever its reader met
        return {}
    texts = {name: _mended(value) for name, value in given.items() if isinstance(value, str)}
    if _NO_CAPTION.fullmatch(texts.get("caption", "")):
        del texts["caption"]
    return {name: [text] for name, text in texts.items() if text}


def _mended(value: str) -> str:
    """EXIF is ASCII by its standard, and UTF-8 as most write it; Pillow reads it as Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8").strip("\0 ")
    except UnicodeError:
        return value.strip("\0 ")


def _line(text: str, longest: int) -> str:
    """One line, without what could not stand in an article either, cut at a word."""
    bare = "".join(each for each in _BIDI.sub("", text) if each.isspace() or unicodedata.category(each)[0] != "C")
    whole = unicodedata.normalize("NFC", _SPACES.sub(" ", bare).strip())
    return whole if len(whole) <= longest else whole[: longest - 1].rsplit(" ", 1)[0] + "…"


def _day(written: str) -> str:
    """A date as far as it is told and can be one; cameras without a clock say 0000."""
    found = _DATE.match(written.strip())
    if not found or not "1826" <= found[1] <= "2100":  # the year of the first photo that survives
        return ""
    if not found[2] or not "01" <= found[2] <= "12":
        return found[1]
    return f"{found[1]}-{found[2]}" + (f"-{found[3]}" if found[3] and "01" <= found[3] <= "31" else "")
