"""A photo's copies for the web, by Pillow: upright, in sRGB, with its maker's name, and without where it was taken.

Of a JPEG only as many pixels are decoded as the largest copy needs (libjpeg's scaled decoding): one of 50 million takes
75 MB of memory, 200 where it is progressive. Others are decoded whole, four bytes a pixel, and made smaller in strips.
"""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple
from warnings import catch_warnings

from newsgen.digests import digest_of
from newsgen.model import FileWords
from newsgen.site.photos import marks
from newsgen.site.photos.header import FORMATS, MAX_PIXELS, SIDEWAYS, orientation
from newsgen.site.photos.sizes import JPEG, WEBP, files, height_at
from newsgen.workers import TooSlow

VERSION: Final = 1  # raised when copies come out otherwise
# WebP's quality 78 and JPEG's 82 look alike at arm's length; method 2 takes 0.4 of the time of 4, for 3 % more bytes.
SAVED: Final[dict[str, dict[str, Any]]] = {
    WEBP: {"format": "WEBP", "quality": 78, "method": 2},
    JPEG: {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}
BROKEN: Final = "it breaks off, or is broken inside"
STRIP: Final = 256  # rows of the smaller image
# EXIF orientation → what makes it upright, by Pillow's names.
_TURNS: Final = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


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

    return _version(__version__, location)


@cache
def _version(pillow: str, location: str) -> str:
    return digest_of(VERSION, marks.VERSION, pillow, SAVED, location)


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
    """The pixels, upright, twice as wide as will do at most, in a mode that can be made smaller."""
    from PIL import Image

    image: Any = Image.open(io.BytesIO(data), formats=FORMATS)
    if image.width * image.height > MAX_PIXELS:
        raise Broken(BROKEN)
    held = orientation(image)
    of = (image.height, image.width) if held in SIDEWAYS else image.size
    least = (width, height_at(width, of=of))
    least = least[::-1] if held in SIDEWAYS else least
    if image.format in ("JPEG", "MPO"):
        image.draft(None, least)
    image.load()
    made = _gathered(image, max(1, image.width // (2 * least[0])))
    made.info = {name: image.info[name] for name in ("icc_profile",) if name in image.info}
    turn = _TURNS.get(held)
    return _turned(made, turn) if turn else made


def _gathered(image: Any, factor: int) -> Any:
    """The image, so many times smaller, made of strips of it: what is done to a whole one is done to copies of it."""
    from PIL import Image

    if factor == 1:
        return _opaque(_plain(image))
    made: Any = None
    for top in range(0, image.height, STRIP * factor):
        strip = image.crop((0, top, image.width, min(top + STRIP * factor, image.height)))
        strip.info = image.info
        strip = _plain(strip).reduce(factor)
        if made is None:
            made = Image.new(strip.mode, (strip.width, -(-image.height // factor)))
        made.paste(strip, (0, top // factor))
    return _opaque(made)


def _turned(image: Any, turn: str) -> Any:
    from PIL import Image

    made = image.transpose(Image.Transpose[turn])
    made.info = image.info
    return made


def _plain(image: Any) -> Any:
    """The image as grey, RGB, CMYK, or RGBA where something shows through."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.point(lambda level: level * (1 / 256)).convert("L")
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _opaque(image: Any) -> Any:
    """The image without its alpha, where nothing shows through."""
    return image.convert("RGB") if image.mode == "RGBA" and image.getextrema()[3][0] == 255 else image


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
