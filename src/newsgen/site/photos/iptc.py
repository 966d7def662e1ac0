"""IPTC-IIM: the records that wire services have written into photos since 1991 (IIM 4.2, record 2)."""

from typing import Final

LONGEST: Final = 4_000  # characters of one value
MOST: Final = 2_000  # records
_RESOURCE: Final = 0x0404  # of Photoshop's, in which a JPEG holds them

_FIELDS: Final = {
    55: "date",
    80: "creator",
    90: "city",
    92: "sublocation",
    101: "country",
    110: "credit",
    116: "copyright",
    120: "caption",
}


def properties(data: bytes) -> dict[str, list[str]]:
    """Name → values of the known fields; what follows a broken record is not read."""
    found: dict[str, list[bytes]] = {}
    place = 0
    for _ in range(MOST):
        if data[place : place + 1] != b"\x1c" or place + 5 > len(data):
            break
        record, field, length = data[place + 1], data[place + 2], int.from_bytes(data[place + 3 : place + 5], "big")
        if length & 0x8000:  # longer than 32 kB: no text of ours
            break
        value = data[place + 5 : place + 5 + length]
        if record == 2 and field in _FIELDS:
            found.setdefault(_FIELDS[field], []).append(value)
        place += 5 + length
    return {name: [text for value in values if (text := _text(value))] for name, values in found.items()}


def of_photoshop(resources: object) -> bytes:
    """The records among Photoshop's resources, as Pillow gives them."""
    held = resources.get(_RESOURCE, b"") if isinstance(resources, dict) else b""
    return held if isinstance(held, bytes) else b""


def _text(value: bytes) -> str:
    """Records often do not say what they are encoded in, or say it wrongly; what is UTF-8 is hardly anything else."""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("cp1252", "replace")
    return text.strip("\0 \t\r\n")[:LONGEST]
