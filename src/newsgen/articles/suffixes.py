"""The endings of the files of content/, apart from what reads them: to look through a folder, nothing need be read."""

from typing import Final

PHOTOS: Final = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
