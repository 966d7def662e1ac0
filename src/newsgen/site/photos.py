"""Photo files: measured from their headers, within limits, and never able to stop a build."""

from pathlib import Path
from typing import Final, NamedTuple

from newsgen.digests import digest

MAX_BYTES: Final = 50 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000
# The formats that every browser shows, by what Pillow calls them.
FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")


class Measured(NamedTuple):
    """What is known of a photo file; `problem` says why it cannot be shown, or is empty."""

    digest: str
    width: int
    height: int
    problem: str


def measure(path: Path) -> Measured:
    """The photo's digest and its size in pixels, as it is shown."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return Measured("", 0, 0, "it is larger than 50 MB")
        data = path.read_bytes()
    except OSError as error:
        return Measured("", 0, 0, f"it cannot be read ({error.strerror})")
    if path.suffix.lower() == ".svg":
        return Measured(digest(data), 0, 0, "")
    return _header(path, digest(data))


def _header(path: Path, known: str) -> Measured:
    # Pillow reads only the header here; it is loaded when there is a photo to measure.
    from PIL import ExifTags, Image, UnidentifiedImageError

    try:
        with Image.open(path, formats=FORMATS) as image:
            width, height = image.size
            turned = image.getexif().get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        return Measured(known, 0, 0, f"it is not a photo that browsers show ({type(error).__name__})")
    if width * height > MAX_PIXELS:
        return Measured(known, 0, 0, "it has more than 50 million pixels")
    return Measured(known, height, width, "") if turned else Measured(known, width, height, "")
