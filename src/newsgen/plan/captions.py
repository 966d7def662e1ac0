"""Figures with the words that their photos' own files hold, where the article is silent."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from newsgen.catalog.queries import photo_of
from newsgen.model import Figure, FileWords, Photo, Shot
from newsgen.plan.desk import Desk

# Each is said to be the file's. A photo's date and place are words of the article's only where it gives them.
_WORDS: Final = ("caption", "credit", "alt")

Told = Mapping[str, FileWords]


def told_photos(desk: Desk, figures: Iterable[Figure]) -> tuple[dict[str, Photo], Told]:
    """The photos of these figures that survive, by content path, and what their files say of themselves."""
    files = sorted({figure.file for figure in figures if figure.file})
    if not files:
        return {}, {}
    rows = list(desk.shelf.told_photos(files))
    words = {row[0]: said for row, said in rows if said} if desk.config.photo_words else {}
    return {row[0]: photo_of(row) for row, _ in rows}, words


def captioned(figures: tuple[Figure, ...], told: Told) -> tuple[Figure, ...]:
    """The figures, with what their files say where front matter and text are silent."""
    return tuple(_captioned(figure, told.get(figure.file)) for figure in figures) if told else figures


def worded(shot: Shot, told: Told) -> Shot:
    """The same of a photo on a contact sheet."""
    said = told.get(shot.figure.file) if told else None
    return msgspec.structs.replace(shot, figure=_captioned(shot.figure, said)) if said else shot


def _captioned(figure: Figure, said: FileWords | None) -> Figure:
    if said is None:
        return figure
    new = {name: value for name in _WORDS if not getattr(figure, name) and (value := getattr(said, name))}
    return msgspec.structs.replace(figure, **new, from_file=tuple(new)) if new else figure
