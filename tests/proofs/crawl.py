"""What a reader's clicks would find: every link of a built site, followed on disk.

Takes any folder of pages, wherever it was built, and reads the bytes alone: what was published counts.
"""

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

LINKING = {
    ("a", "href"), ("area", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("img", "srcset"),
    ("source", "src"), ("source", "srcset"), ("iframe", "src"), ("form", "action"), ("use", "href"),
    ("video", "src"), ("video", "poster"), ("audio", "src"), ("track", "src"), ("object", "data"),
    ("embed", "src"),
}  # fmt: skip
# Loaded with the page rather than followed by a person.
LOADED = {"script", "img", "source", "iframe", "video", "audio", "track", "object", "embed", "use"}
# <link rel=…> that make the browser fetch something; canonical, alternate and the like do not.
FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"}
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")


class Link(NamedTuple):
    """One address that a page names."""

    page: str  # site path of the page that has it
    tag: str
    target: str  # as written
    rel: str = ""

    @property
    def outside(self) -> bool:
        """Whether it leaves the site."""
        return bool(urlsplit(self.target).scheme or self.target.startswith("//"))

    @property
    def elsewhere(self) -> bool:
        """Whether another host would be asked; data: stands in the page itself."""
        return self.outside and not self.target.startswith("data:")

    @property
    def loads(self) -> bool:
        """Whether the browser fetches it without being asked."""
        return self.tag in LOADED or (self.tag == "link" and bool(FETCHED & set(self.rel.split())))

    @property
    def path(self) -> str:
        """The site path it leads to, a folder meaning its index.html. Past the top is no path of the site."""
        written = unquote(urlsplit(self.target).path)
        if not written:
            return self.page
        parts: list[str] = [] if written.startswith("/") else list(PurePosixPath(self.page).parent.parts)
        for part in written.split("/"):
            if part == "..":
                parts.append("\0above") if not parts else parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        return "/".join([*parts, "index.html"] if written.endswith(("/", ".", "..")) or not parts else parts)

    @property
    def anchor(self) -> str:
        """The part after #, decoded."""
        return unquote(urlsplit(self.target).fragment)


class Sheet(HTMLParser):
    """What a page links to, and the anchors that it offers."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.links: list[Link] = []
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors += [given[name] for name in ("id",) if name in given]
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.links.append(Link(self.page, "meta", given["content"].split("=", 1)[1].strip("'\" ")))
        for name, value in given.items():
            if (tag, name) in LINKING:
                targets = [each.split()[0] for each in value.split(",")] if name == "srcset" else [value.strip()]
                self.links += [Link(self.page, tag, target, given.get("rel", "")) for target in targets]


@cache
def sheet(folder: Path, page: str) -> Sheet:
    """The links and anchors of one page."""
    read = Sheet(page)
    read.feed((folder / page).read_text(encoding="utf-8"))
    return read


def files(folder: Path) -> frozenset[str]:
    """The site paths of all that was published, hidden files left out."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return frozenset(path.as_posix() for path in paths if not path.parts[0].startswith("."))


def pages(folder: Path) -> tuple[str, ...]:
    """The site paths of the HTML pages, in the order of the alphabet."""
    return tuple(sorted(path for path in files(folder) if path.endswith(".html")))


def links(folder: Path) -> Iterator[Link]:
    """Every link of every page, and every url() of every style sheet."""
    for page in pages(folder):
        yield from sheet(folder, page).links
    for path in sorted(files(folder)):
        if path.endswith(".css"):
            for found in CSS_URL.finditer((folder / path).read_text(encoding="utf-8")):
                if not (found[1] or found[2]).startswith("data:"):
                    yield Link(path, "img", found[1] or found[2])


def broken(folder: Path) -> list[str]:
    """Each link inside the site that leads nowhere: no such file, or no such anchor in it."""
    there = files(folder)
    return sorted({f"{each.page} → {each.target}" for each in links(folder) if not _leads(each, folder, there)})


def _leads(link: Link, folder: Path, there: frozenset[str]) -> bool:
    if link.outside:
        return True
    if link.path not in there:
        return False
    # "#top" and "#" are the top of the page by the standard, named or not.
    named = link.anchor if link.anchor not in ("", "top") and link.path.endswith(".html") else ""
    return not named or named in sheet(folder, link.path).anchors


def doubled_anchors(folder: Path) -> list[str]:
    """Every id that stands twice on a page."""
    sheets = (sheet(folder, page) for page in pages(folder))
    return [f"{each.page}#{name}" for each in sheets for name in sorted(_doubles(each.anchors))]


def _doubles(names: list[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}


def fetched_outside(folder: Path, *, base_url: str) -> list[str]:
    """Everything that a page would load from another host than the site's own."""
    return sorted(
        f"{each.page} → {each.target}"
        for each in links(folder)
        if each.elsewhere and each.loads and not each.target.startswith(base_url)
    )


def clicks(folder: Path, *, start: str = "index.html") -> dict[str, int]:
    """How many clicks each page is from the start; what cannot be reached is missing."""
    found = {start: 0}
    waiting = deque([start])
    there = files(folder)
    while waiting:
        here = waiting.popleft()
        for link in sheet(folder, here).links:
            if link.tag in ("a", "area") and not link.outside and link.path in there and link.path not in found:
                found[link.path] = found[here] + 1
                if link.path.endswith(".html"):
                    waiting.append(link.path)
    return found
