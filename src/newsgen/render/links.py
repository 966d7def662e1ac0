"""Links from a page to others, hundreds of thousands of times a build: what is the same is worked out once.

`urls.relative` splits and percent-encodes both ways each time, in 4 µs. Most links of a page lead out of its
folders, and then are the way to the site's root and an address that needs no encoding: 0.4 µs.
"""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from newsgen import urls

# What `quote` leaves as it is.
_PLAIN: Final = re.compile(r"[\w.~/-]*", re.ASCII)


class Way:
    """The ways from one page. `root` is the one to the site's root: "../../../", or empty when it stands there."""

    __slots__ = ("_first", "_folders", "_url", "root")

    def __init__(self, url: str, root: str | None = None) -> None:
        self._url = url
        self._folders: list[tuple[str, str]] = []
        first, inside, _ = url.partition("/")
        self._first = f"{first}/" if inside and root is None else "\0"
        self.root = "../" * url.count("/") if root is None else root

    def moved(self, url: str) -> "Way":
        """The same from another page of the same depth."""
        return Way(url, None if self.root.startswith("../") or not self.root else self.root)

    def to(self, path: str) -> str:
        """The link to a site path, relative where no `root` was given."""
        return self._near(path) if path.startswith(self._first) else self.root + encoded(path)

    def _near(self, path: str) -> str:
        """The link to a path in the same first folder: `urls.relative`, in 0.6 µs."""
        for folder, up in self._folders or self._above():
            if path.startswith(folder):
                return encoded(up + path[len(folder) :])
        return self.root + encoded(path)

    def _above(self) -> list[tuple[str, str]]:
        """The folders in which the page stands, the nearest first, each with the way up to it."""
        parts = self._url.split("/")[:-1]
        depths = range(len(parts), 0, -1)
        self._folders = [("/".join(parts[:depth]) + "/", "../" * (len(parts) - depth)) for depth in depths]
        return self._folders


@lru_cache(maxsize=8192)
def encoded(path: str) -> str:
    """A site path as it stands in a link. Most are those of listings, to which thousands of pages link."""
    return path if _PLAIN.fullmatch(path) else quote(path)


@lru_cache(maxsize=64)
def absolute(base_url: str, path: str) -> str:
    """The whole address of a site path, which a page says in five places."""
    return base_url + encoded(urls.pretty(path))
