"""The photos of a front matter: their words taken out, put in and corrected."""

from collections.abc import Sequence
from typing import Any, Final

from newsgen.model import Figure
from newsgen.review.manuscript import Manuscript
from newsgen.review.story import words

PARTS: Final = ("caption", "credit", "alt", "date", "place")
Photo = dict[str, Any]


def photos(written: Manuscript) -> list[Photo]:
    """The photos as maps, however they are written."""
    value = written.field("figures")
    items = value if isinstance(value, list) else [value] if value else []
    return [dict(item) if isinstance(item, dict) else {"file": item} for item in items]


def without(written: Manuscript, text: str, part: str) -> Manuscript:
    """The article without this caption or credit; a photo of which nothing is left goes."""
    found, sought = photos(written), words(text)
    for photo in found:
        told = words(str(photo.get(part, "")))
        if told and " ".join(told) in " ".join(sought):
            del photo[part]
            return _kept(written, found)
    return written


def added(written: Manuscript, text: str, part: str, *, after: int) -> Manuscript:
    """The article with a caption or credit: that of the photo at this place that has none, else of a new photo."""
    found = photos(written)
    for photo in found:
        if not photo.get(part) and _after(photo) == after:
            photo[part] = text
            return _kept(written, found)
    return _kept(written, [*found, {part: text} | ({"after": str(after)} if after else {})])


def worded(written: Manuscript, number: int, figure: Figure) -> Manuscript:
    """The article with the words of a photo as in this figure."""
    found = photos(written)
    told = {part: getattr(figure, part) for part in PARTS}
    found[number] = {name: part for name, part in found[number].items() if name not in PARTS}
    found[number] |= {name: part for name, part in told.items() if part}
    return _kept(written, found)


def shifted(value: Any, *, by: int, below: int) -> dict[str, Any]:
    """The change of `figures` when there are so many blocks more from a place on; empty when none is concerned."""
    items: Sequence[Any] = value if isinstance(value, list) else [value] if value else []
    if not by or not any(isinstance(item, dict) and _after(item) > below for item in items):
        return {}
    moved = (isinstance(item, dict) and _after(item) > below for item in items)
    return {"figures": [_moved(item, by) if far else item for item, far in zip(items, moved, strict=True)]}


def _moved(photo: Photo, by: int) -> Photo:
    after = max(_after(photo) + by, 0)
    return {name: part for name, part in photo.items() if name != "after"} | ({"after": str(after)} if after else {})


def _after(photo: Photo) -> int:
    written = str(photo.get("after", "0"))
    return int(written) if written.isdecimal() and len(written) < 6 else 0


def _kept(written: Manuscript, found: Sequence[Photo]) -> Manuscript:
    left = [photo for photo in found if any(value for name, value in photo.items() if name != "after")]
    return written.changed({"figures": left or None})
