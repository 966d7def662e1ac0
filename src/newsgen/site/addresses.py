"""`content/addresses.tsv`: every address ever published, one a line, oldest first, never taken back.

Each line is an article's id, a tab, and a site path. It belongs under version control with the articles: it is what
keeps old addresses working when everything else is built anew.
"""

import re
from pathlib import Path
from typing import Final

from newsgen import urls
from newsgen.digests import digest
from newsgen.problems import Problem

NAME: Final = "addresses.tsv"
_NEVER: Final = re.compile(r"[\\\x00-\x1f\x7f\ufffd]")  # in no name of a file; U+FFFD stands for broken UTF-8
HEADER: Final = "# Every address this archive has published: article id, address. Lines are only ever added.\n"


def load(content: Path) -> tuple[list[tuple[str, str]], str, tuple[Problem, ...]]:
    """((id, address) pairs, a digest of the file, problems). A file that is not there holds none."""
    path = content / NAME
    data = path.read_bytes() if path.exists() else b""
    pairs: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.decode("utf-8-sig", "replace").split("\n"), start=1):
        owner, tab, address = line.removesuffix("\r").partition("\t")
        if not tab and (not owner or owner.startswith("#")):
            continue
        if tab and owner and _inside(address):
            pairs.append((owner, address))
        else:
            problems.append(_not_an_address(content.name, number))
    return pairs, digest(data), tuple(problems)


def add(content: Path, pairs: tuple[tuple[str, str], ...]) -> None:
    """Append (id, address) pairs, in one write."""
    if not pairs:
        return
    path = content / NAME
    begun = path.exists() and path.stat().st_size > 0
    whole = not begun or path.read_bytes().endswith(b"\n")
    text = ("" if begun else HEADER) + ("" if whole else "\n")
    text += "".join(f"{owner}\t{address}\n" for owner, address in pairs)
    with path.open("ab") as file:
        file.write(text.encode())


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
