"""What a target keeps of the last deploy: the list of all that it took, as lines of text by address.

Whoever can write to the target can write this list, so it is not believed: a line that newsgen would not have
written makes the whole list doubtful, and no address in it leads out of the site.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from newsgen.problems import NewsgenError
from newsgen.site.inventory import Held

FOLDER: Final = ".newsgen-deploy"  # at a target, beside the site's own files; no page of ours begins with a dot
HEAD: Final = "newsgen-deploy 1"  # the form of the list; another is doubtful
COPY: Final = "copy"  # the kind of compressed copies, which come and go with their files
KEPT: Final = 32  # characters of a SHA-256: safe against collisions made on purpose, and half as much to fetch

_LINE: Final = re.compile(r"([^\t]+)\t([0-9a-f]{32})\t(\d{1,12})\t([a-z]{1,40})")
# A character that no address of ours has; an empty part, or one that leads elsewhere; our own folder.
_UNSAFE: Final = re.compile(rf"[\x00-\x1f\x7f\\]|/\.{{0,2}}/|\A/{re.escape(FOLDER)}/")


class Doubtful(NewsgenError):
    """The list is not one that newsgen wrote."""


class Taken(NamedTuple):
    """A file that a target took."""

    url: str
    digest: str  # the first KEPT characters of its SHA-256
    size: int
    kind: str


def lines(held: Iterable[Held]) -> Iterator[str]:
    """The list of these files."""
    yield HEAD
    for each in held:
        yield f"{each.url}\t{each.digest[:KEPT]}\t{each.size}\t{COPY if each.copy else each.kind}"


def taken(written: Iterable[str]) -> Iterator[Taken]:
    """The files of a list, by address. Raises Doubtful at the first line that is none of ours."""
    remaining = iter(written)
    head = next(remaining, None)
    if head is None:
        return
    if head != HEAD:
        raise Doubtful
    last = ""
    for line in remaining:
        found = _LINE.fullmatch(line)
        if not found or not safe(found[1]) or found[1] <= last:
            raise Doubtful
        last = found[1]
        yield Taken(last, found[2], int(found[3]), found[4])


def pending(written: Iterable[str]) -> Iterator[str]:
    """The addresses of a list of those that may have changed, in order. Raises Doubtful as above."""
    last = ""
    for url in written:
        if not safe(url) or url <= last:
            raise Doubtful
        last = url
        yield url


def safe(url: str) -> bool:
    """Whether an address stays inside the site, and is no place of our own."""
    return not _UNSAFE.search(f"/{url}/")
