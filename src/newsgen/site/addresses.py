"""`content/addresses.tsv`: every address ever published, one a line, oldest first, never taken back.

Each line is an article's id, a tab, and a site path. It belongs under version control with the articles: it is what
keeps old addresses working when everything else is built anew.
"""

from pathlib import Path
from typing import Final

from newsgen.digests import digest
from newsgen.problems import Problem

NAME: Final = "addresses.tsv"
HEADER: Final = "# Every address this archive has published: article id, address. Lines are only ever added.\n"


def load(content: Path) -> tuple[list[tuple[str, str]], str, tuple[Problem, ...]]:
    """((id, address) pairs, a digest of the file, problems). A file that is not there holds none."""
    path = content / NAME
    data = path.read_bytes() if path.exists() else b""
    pairs: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        owner, tab, address = line.partition("\t")
        if not (tab and owner and _inside(address)):
            problems.append(_not_an_address(number))
            continue
        pairs.append((owner, address))
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
    parts = address.split("/")
    return bool(address) and ".." not in parts and "" not in parts and "\\" not in address


def _not_an_address(line: int) -> Problem:
    return Problem(
        rule="addresses/line",
        path=f"content/{NAME}",
        line=line,
        message="The line is not an id, a tab and an address inside the site.",
        mend="Restore it from version control: an address that is lost here no longer works.",
        severity="warning",
    )
