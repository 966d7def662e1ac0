"""A photo's copies for the web, by Pillow: upright, in sRGB, with its maker's name, and without where it was taken.

Of a JPEG only as many pixels are decoded as the largest copy needs (libjpeg's scaled decoding), so a photo of 50
million pixels takes no more memory than one of 8. Others are decoded whole, four bytes a pixel at most.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple
from warnings import catch_warnings

from newsgen.digests import digest_of
from newsgen.model import FileWords
from newsgen.site.photos import marks
from newsgen.site.photos.header import FORMATS, MAX_PIXELS
from newsgen.site.photos.sizes import JPEG, WEBP, files, height_at
from newsgen.workers import TooSlow

VERSION: Final = 1  # raised when copies come out otherwise
# WebP's quality 78 and JPEG's 82 look alike at arm's length; method 2 takes 0.4 of the time of 4, for 3 % more bytes.
SAVED: Final[dict[str, dict[str, Any]]] = {
    WEBP: {"format": "WEBP", "quality": 78, "method": 2},
    JPEG: {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}
BROKEN: Final = "it breaks off, or is broken inside"
_SIDEWAYS: Final = frozenset((5, 6, 7, 8))  # EXIF orientations that lie on their side


class Copy(NamedTuple):
    """One file of a photo in one size."""

    width: int
    suffix: str
    data: bytes


class Broken(Exception):
    """The photo cannot be copied; why."""


def version(location: str) -> str:
    """Stands for all but the photo and the size that shapes a copy. Pillow's encoders change with its version."""
    from PIL import __version__

    return digest_of(VERSION, marks.VERSION, __version__, SAVED, location)


def copies(data: bytes, sizes: Sequence[int], words: FileWords, *, location: str) -> Iterator[Copy]:
    """Every copy of a photo, with its words in it; `location` says what of its place may stay. Raises `Broken`."""
    try:
        with catch_warnings(action="ignore"):
            yield from _copies(data, sizes, words, location)
    except TooSlow:
        raise
    except Exception as fault:  # of a broken file, Pillow's formats raise whatever their own readers do
        raise Broken(BROKEN) from fault


def one(data: bytes, sizes: Sequence[int], words: FileWords, place: tuple[int, str], *, location: str) -> bytes:
    """The copy of this (width, suffix) alone, byte for byte as it is among all. Raises `Broken`."""
    made = copies(data, sizes, words, location=location)
    return next(copy.data for copy in made if copy[:2] == place)


def _copies(data: bytes, sizes: Sequence[int], words: FileWords, location: str) -> Iterator[Copy]:
    whole = _decoded(data, max(sizes))
    of, image, known = whole.size, whole, 0
    marked = marks.marks(words, location=location)
    for width, suffix in sorted(files(sizes), reverse=True):
        if width != known:
            # Each is made from the next larger one: a third of the time, and no difference that one could see.
            image, known = _resized(image, width, height_at(width, of=of)), width
            image = _srgb(image) if image.info.get("icc_profile") else image
        yield Copy(width, suffix, _saved(image, suffix, marked))


def _decoded(data: bytes, width: int) -> Any:
    """The pixels, upright, as few as will do, in a mode that can be made smaller."""
    from PIL import Image, ImageOps

    image: Any = Image.open(io.BytesIO(data), formats=FORMATS)
    if image.width * image.height > MAX_PIXELS:
        raise Broken(BROKEN)
    if image.format in ("JPEG", "MPO"):
        sideways = image.getexif().get(0x0112) in _SIDEWAYS
        wide, high = (image.height, image.width) if sideways else image.size
        least = (width, height_at(width, of=(wide, high)))
        image.draft(None, least[::-1] if sideways else least)
    image.load()
    ImageOps.exif_transpose(image, in_place=True)
    return _plain(image)


def _plain(image: Any) -> Any:
    """The image as grey, RGB, CMYK, or RGBA where something shows through."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.point(lambda level: level * (1 / 256)).convert("L")
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
        return image.convert("RGB") if image.getchannel("A").getextrema()[0] == 255 else image
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _resized(image: Any, width: int, height: int) -> Any:
    from PIL import Image

    if image.size == (width, height):
        return image
    made = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    made.info = image.info
    return made


def _srgb(image: Any) -> Any:
    """The image in sRGB, by its own profile; with a profile that cannot be used, its numbers as they are."""
    from PIL import ImageCms

    profile = io.BytesIO(image.info["icc_profile"])
    alpha: Any = image.getchannel("A") if image.mode == "RGBA" else None
    try:
        made: Any = ImageCms.profileToProfile(
            image.convert("RGB") if alpha else image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, ValueError, OSError):
        made = image.convert("RGB")
    if alpha:
        made.putalpha(alpha)
    made.info = {}
    return made


def _saved(image: Any, suffix: str, marked: marks.Marks) -> bytes:
    from PIL import Image

    if suffix == JPEG and image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    if image.mode not in ("L", "RGB") and not (suffix == WEBP and image.mode == "RGBA"):
        image = image.convert("RGB")
    made = io.BytesIO()
    image.info = {}  # what Pillow finds there it would write again
    image.save(made, **SAVED[suffix], **marked)
    return made.getvalue()
