"""Whether a site stands whole between two editions: what a reader would stumble on, told in words.

Every file must hold the bytes of the old or of the new edition, and what both have must be there. From every page that
both have, so that a reader may have it open, each link must lead on, and so from each page that it leads to. Only
pages that nobody can have come to may link to what is not there: new ones to which nothing links yet, and old ones to
which nothing links any more.
"""

import re
from collections import deque
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from proofs.crawl import Link, Sheet

TOP = {"", "top"}  # every page has it, without an anchor
Site = Mapping[str, bytes]
# What feeds and sitemaps point to, by the site's whole address.
POINTING = re.compile(r'(?:href="|<loc>)([^"<]*)')


class Lead(NamedTuple):
    """A link inside the site."""

    written: str
    path: str
    anchor: str


class Leads(NamedTuple):
    """What a page or feed links to inside the site, and the anchors that it has."""

    links: tuple[Lead, ...]
    anchors: frozenset[str]


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site, by its site path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def faults(standing: Site, old: Site, new: Site, *, base_url: str) -> list[str]:
    """Everything that is not whole in a site which is on its way from `old` to `new`; nothing is what it should be."""
    odd = [
        f"{path}: {len(data)} bytes that are of neither edition"
        for path, data in standing.items()
        if data not in (old.get(path), new.get(path))
    ]
    lasting = old.keys() & new.keys()
    missing = [f"{path}: it is not there" for path in sorted(lasting - standing.keys())]
    return [*odd, *missing, *_broken(standing, lasting, base_url)]


def _broken(standing: Site, begin: Iterable[str], base_url: str) -> list[str]:
    """Each link to nowhere on pages that a reader may have open, or can come to from those."""
    waiting = deque(sorted(path for path in begin if path in standing))
    reached = set(waiting)
    broken = set()
    while waiting:
        here = waiting.popleft()
        for link in leads(here, standing[here], base_url).links:
            if link.path not in standing:
                broken.add(f"{here} → {link.written}: no such page")
                continue
            if link.anchor not in leads(link.path, standing[link.path], base_url).anchors | TOP:
                broken.add(f"{here} → {link.written}: no such place in the page")
            if link.path not in reached:
                reached.add(link.path)
                waiting.append(link.path)
    return sorted(broken)


@lru_cache(maxsize=20_000)
def leads(path: str, data: bytes, base_url: str) -> Leads:
    """Where one file leads. Bytes that are no text lead nowhere: that they are odd is told already."""
    text = data.decode("utf-8", "replace")
    if path.endswith(".html"):
        read = Sheet(path)
        read.feed(text)
        return Leads(_inside(read.links), frozenset(read.anchors))
    if path.endswith(".xml"):
        whole = (found.removeprefix(base_url) for found in POINTING.findall(text) if found.startswith(base_url))
        return Leads(_inside(Link(path, "a", f"/{target}") for target in whole), frozenset())
    return Leads((), frozenset())


def _inside(links: Iterable[Link]) -> tuple[Lead, ...]:
    """Those that stay in the site, each once."""
    return tuple(dict.fromkeys(Lead(link.target, link.path, link.anchor) for link in links if not link.outside))
