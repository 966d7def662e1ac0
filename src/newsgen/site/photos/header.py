"""Photo files: measured from their headers, within limits, and never able to stop a build."""

from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple
from warnings import catch_warnings

from msgspec.msgpack import encode

from newsgen.digests import digest
from newsgen.site.photos.words import NONE, said

MAX_BYTES: Final = 50 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000
TOO_LARGE: Final = "it has more than 50 million pixels"
SIDEWAYS: Final = (5, 6, 7, 8)  # EXIF orientations
# The formats that every browser shows, by what Pillow calls them.
FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")


class Measured(NamedTuple):
    """What is known of a photo file; `problem` says why it cannot be shown, or is empty."""

    digest: str
    width: int
    height: int
    problem: str
    still: bool = False  # whether copies can be made of it; else it is shown as it is: a drawing, a film
    words: bytes = b""  # `FileWords`, or nothing
    warning: str = ""  # what is wrong with the words of the file


def measure(path: Path) -> Measured:
    """The photo's digest and its size in pixels, as it is shown."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return Measured("", 0, 0, "it is larger than 50 MB")
        data = path.read_bytes()
    except OSError as error:
        return Measured("", 0, 0, f"it cannot be read ({error.strerror})")
    return measured(data, path.name)


def measured(data: bytes, name: str) -> Measured:
    """The same of the bytes of a file of this name."""
    known = digest(data)
    if name.lower().endswith(".svg"):
        return Measured(known, 0, 0, "")
    return _header(data, known)


def _header(data: bytes, known: str) -> Measured:
    # Pillow reads only the header here; it is loaded when there is a photo to measure.
    from PIL import Image

    try:
        with catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                return Measured(known, 0, 0, TOO_LARGE)
            if orientation(image) in SIDEWAYS:
                width, height = height, width
            words, warning = said(image)
            still = image.format == "MPO" or not getattr(image, "is_animated", False)
            packed = b"" if words == NONE else encode(words)
            return Measured(known, width, height, "", still=still, words=packed, warning=warning)
    except Image.DecompressionBombError:
        return Measured(known, 0, 0, TOO_LARGE)
    except Exception:  # of a broken file, Pillow's formats raise whatever their own readers do
        return Measured(known, 0, 0, "it is not a photo that browsers show, or only the beginning of one")


def orientation(image: Any) -> int:
    """How the camera was held, as EXIF counts it: 1 upright, 5 to 8 on its side.

    Of a PNG that does not say so first, all would be decoded.
    """
    from PIL import ExifTags

    if image.format == "PNG" and "exif" not in image.info:
        return 1
    found = image.getexif().get(ExifTags.Base.Orientation, 1)
    return found if found in range(1, 9) else 1
