"""`content/addresses.tsv`: every address ever published, one a line, oldest first, never taken back.

Each line is an article's id, a tab, and a site path; of a page that is no article's, "@topic" and the like stands in
the id's place. It belongs under version control with the articles: it is what keeps old addresses working when
everything else is built anew. Only lines that tell a withheld name are ever taken out.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from newsgen import urls
from newsgen.digests import digest
from newsgen.model import Withheld
from newsgen.problems import Problem
from newsgen.withheld import Veil

NAME: Final = "addresses.tsv"
PAGES: Final = "@"  # before the kind of a page that is no article's: in the place of an id
LINES: Final = 20_000  # added in one write
_NEVER: Final = re.compile(r"[\\\x00-\x1f\x7f\ufffd]")  # in no name of a file; U+FFFD stands for broken UTF-8
WITHHELD: Final = "# An address stood here that told a name which is withheld.\n"
HEADER: Final = "# Every address this archive has published: article id or @kind, address. Lines are only added.\n"


class Ledger(NamedTuple):
    """The file as it stands, without having been looked into."""

    path: Path
    fingerprint: str  # the digest of its bytes
    withheld: tuple[Withheld, ...] = ()  # of which it is read as `withhold` would leave it

    def pairs(self) -> Iterator[tuple[str, str]]:
        """(id, address), oldest first."""
        return (line for line in self._lines() if isinstance(line, tuple))

    def problems(self) -> Iterator[Problem]:
        """The lines that are not an id and an address."""
        return (_not_an_address(self.path.parent.name, line) for line in self._lines() if isinstance(line, int))

    def _lines(self) -> Iterator[tuple[str, str] | int]:
        """The pairs, and the numbers of the lines that are none."""
        for number, line in enumerate(BytesIO(_swept(self.path, self.withheld).removeprefix(BOM_UTF8)), start=1):
            owner, tab, address = line.decode("utf-8", "replace").rstrip("\n").removesuffix("\r").partition("\t")
            if not tab and (not owner or owner.startswith("#")):
                continue
            yield (owner, address) if tab and owner and _inside(address) else number


def load(content: Path, withheld: tuple[Withheld, ...] = ()) -> Ledger:
    """The list of this content folder, as `withhold` would leave it; a file that is not there holds none."""
    path = content / NAME
    if withheld:
        return Ledger(path, digest(_swept(path, withheld)), withheld)
    try:
        status = path.stat()
    except FileNotFoundError:
        return Ledger(path, digest(b""))
    return Ledger(path, _fingerprint(path, status.st_size, status.st_mtime_ns, status.st_ino))


def add(content: Path, pairs: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Append (id, address) pairs; the digests of the file before and after."""
    fresh = (f"{owner}\t{address}\n" for owner, address in pairs)
    first = next(fresh, None)
    if first is None:
        return (load(content).fingerprint,) * 2
    path = content / NAME
    before = _bytes(path)
    begun = ("" if before else HEADER) + ("" if not before or before.endswith(b"\n") else "\n")
    lines = chain((first,), fresh)
    while some := "".join(islice(lines, LINES)):
        with path.open("ab") as file:
            file.write(f"{begun}{some}".encode())
        begun = ""
    return digest(before), digest(_bytes(path))


def withhold(content: Path, withheld: Iterable[Withheld]) -> None:
    """Take the addresses out of the list that tell a withheld name. It is the one way in which a line of it goes.

    A page at such an address would tell the name again, so that nothing answers there any more. What stands in the
    place of the line says only that there was one.
    """
    path = content / NAME
    swept = _swept(path, withheld)
    if swept != _bytes(path):
        aside = content / f".{NAME}.new"
        aside.write_bytes(swept)
        aside.replace(path)


def _swept(path: Path, withheld: Iterable[Withheld]) -> bytes:
    """The list without the lines that tell a withheld name."""
    owners = {owner: Veil(one.names, "") for one in withheld if one.names for owner in (one.own, one.id)}
    if not owners:
        return _bytes(path)
    kept = _bytes(path).decode("utf-8", "surrogateescape").splitlines(keepends=True)
    # An article that was renamed stands there under another id, too, at the same address.
    shared = {address: owners[owner] for owner, address in map(_parts, kept) if owner in owners}
    return "".join(_unless_named(line, owners, shared) for line in kept).encode("utf-8", "surrogateescape")


def _parts(line: str) -> tuple[str, str]:
    owner, _, address = line.rstrip("\r\n").partition("\t")
    return owner, address


def _unless_named(line: str, owners: Mapping[str, Veil], shared: Mapping[str, Veil]) -> str:
    owner, address = _parts(line)
    # A page that is no article's goes with every name; where it must stand all the same, it is listed anew.
    known = (owners.get(owner), shared.get(address))
    veils = owners.values() if owner.startswith(PAGES) else filter(None, known)
    return WITHHELD if address and any(veil.finds(f"{owner} {address}") for veil in veils) else line


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


@lru_cache(maxsize=1)
def _fingerprint(path: Path, *_status: int) -> str:
    """Of the file as it stands. Of 100,000 addresses it takes 9 ms: an archive that is served pays once, not a save."""
    return digest(_bytes(path))


def _inside(address: str) -> bool:
    """Whether an address can be a page of the site: every address that was ever written here can."""
    parts = address.split("/")
    short = len(address.encode()) <= urls.LONGEST and all(len(part.encode()) <= urls.LONGEST_PART for part in parts)
    return short and address.endswith(".html") and not {"", ".", ".."} & set(parts) and not _NEVER.search(address)


def _not_an_address(folder: str, line: int) -> Problem:
    return Problem(
        rule="addresses/line",
        path=f"{folder}/{NAME}",
        line=line,
        message="The line is not an id, a tab and an address inside the site.",
        mend="Restore it from version control: an address that is lost here no longer works.",
        severity="warning",
    )
