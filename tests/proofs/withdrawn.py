"""An archive of three articles, of which one names a person; what is taken back of it, and what is left."""

import re
import zlib

from proofs.archive import Archive, story

ARREST = "2015/10/jane-doe-arrested.md"
NAMED = story(
    "Jane Doe arrested at the harbour",
    "2015-10-14",
    body='Police arrested *Jane* Doe, 34, on Monday.\n\n"I know of nothing," said Doe. JANE DOE is a baker.',
    people="[Jane Doe, John Roe]",
    topics="[Jane Doe, Harbour]",
    image='{file: /jane-doe.jpg, caption: "Ms. Doe leaves the court", credit: Jane Doe}',
    aliases="[/news/jane-doe]",
)
OTHERS = {
    "2015/10/ferry.md": story("The ferry leaves again", "2015-10-13", body="The ferry left at noon, said John Roe."),
    "2015/10/ice.md": story("Ice in the harbour", "2015-10-12", body="The harbour froze over in a single night."),
}


def withdraw(archive: Archive, *entries: str) -> None:
    """Write withdrawals.yaml anew."""
    (archive.folder / "withdrawals.yaml").write_text("".join(entries), encoding="utf-8")


def entry(level: str, *, article: str = ARREST, names: str = "[Jane Doe, Doe]") -> str:
    asked = "At the request of a person named in it."
    return f"- article: {article}\n  level: {level}\n  date: 2026-05-03\n  reason: {asked}\n  names: {names}\n"


def told(archive: Archive) -> bytes:
    """Every byte of the site and of its list of addresses, with what is packed unpacked, in lower case."""
    files = archive.site()
    parts = [(archive.content / "addresses.tsv").read_bytes(), *(name.encode() for name in files), *files.values()]
    parts += [zlib.decompress(data, -15) for name, data in files.items() if name.endswith(".bin") and _deflated(data)]
    return b"\n".join(parts).lower()


def named(archive: Archive) -> list[bytes]:
    """Each word of the name that stands anywhere, by itself."""
    return [word for word in (b"jane", b"doe") if re.search(rb"(?<![a-z])%b(?![a-z])" % word, told(archive))]


def _deflated(data: bytes) -> bool:
    try:
        return bool(zlib.decompress(data, -15))
    except zlib.error:
        return False
