"""The settings about photos, declared beside the checks of their values."""

from typing import Annotated, Any, Final

from newsgen.choices import count, one_of, yes_or_no
from newsgen.settings import Setting, Wrong

_WIDTHS: Final = (100, 8000)  # pixels
_MOST: Final = 8


def widths(value: Any) -> tuple[int, ...]:
    """Widths of photos in pixels, smallest first; none for photos as they are."""
    check = count(*_WIDTHS)
    if not isinstance(value, list | tuple):
        raise Wrong(f"{value!r} is not a list of widths.", "Write it like [480, 960, 1440], or [] for none.")
    if len(value) > _MOST:
        raise Wrong(f"{len(value)} widths are more than anyone tells apart.", "Write two to four.")
    return tuple(sorted({check(each) for each in value}))


Sizes = Annotated[
    tuple[int, ...],
    Setting(
        meaning="The widths, in pixels, in which photos are shown: each reader's screen takes the one that it needs. "
        "Photos that are no wider than the least stay as they are; with [], all do.",
        check=widths,
        touches="output",
    ),
]
Originals = Annotated[
    bool,
    Setting(
        meaning="Whether photos are published in full size, too, and linked from their articles.",
        check=yes_or_no,
        touches="output",
    ),
]
Words = Annotated[
    bool,
    Setting(
        meaning="Whether the caption and credit that a photo's own file holds (IPTC, XMP, EXIF) stand under it where "
        "its article says nothing.",
        check=yes_or_no,
        touches="pages",
    ),
]
Location = Annotated[
    str,
    Setting(
        meaning='What published photos may tell of where they were taken: "names" of places, but no coordinates; '
        '"none" of it; or "all".',
        check=one_of("names", "none", "all"),
        touches="output",
    ),
]
