"""The whole archive as a bag: BagIt 1.0 (RFC 8493), files and the digests by which anyone can check them.

Written while it is copied, so every file is read once. The `bagit` library would read each twice and keep the names of
all in memory; it is what tests and `bagit.py --validate` check the bag with.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Final
from unicodedata import is_normalized

from newsgen import __version__
from newsgen.config import Config
from newsgen.digests import sha256
from newsgen.exports.standing import Exported, Piece, Progress, pieces, read, standing
from newsgen.exports.target import new
from newsgen.problems import ConfigError, Problem

LONGEST: Final = 255  # bytes of a name that disks take
BEGINNING: Final = 150  # bytes of a longer one that are kept
DECLARATION: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST: Final = "manifest-sha256.txt"
NAMES: Final = "names.tsv"
# What BagIt wants escaped in its manifests, and validators undo differently; and what our own escaping looks like.
_HARD: Final = re.compile(r"[%\r\n]|=[0-9A-F]{2}")
_ESCAPED: Final = re.compile(r"[=%\r\n]")
_ALL_ESCAPED: Final = re.compile(r"[=%\r\n]|[^\x00-\x7f]")


def export(config: Config, target: Path, *, moment: datetime, progress: Progress) -> Exported:
    """Sources, originals, templates, settings and site under data/, with their SHA-256; in a new folder."""
    with standing(config) as shelf, new(config, target) as made:
        made.mkdir()
        (made / "data").mkdir()
        files, size = _payload(made, pieces(config, shelf), progress)
        (made / "bagit.txt").write_text(DECLARATION, encoding="utf-8")
        told = _told(config, moment, f"{size}.{files}")
        (made / "bag-info.txt").write_text("".join(f"{name}: {value}\n" for name, value in told), encoding="utf-8")
        _seal(made)
        articles = shelf.how_many()
    return Exported(form="bagit", path=str(target), articles=articles, files=files, bytes=size)


def _payload(made: Path, every: Iterator[Piece], progress: Progress) -> tuple[int, int]:
    """How many files, of how many bytes, were copied."""
    files = size = 0
    with (made / MANIFEST).open("wb") as manifest, (made / NAMES).open("wb") as names:
        for piece in every:
            stored = _stored(piece)
            if stored != piece.name:
                names.write(f"data/{stored}\t{ascii(piece.name)[1:-1]}\n".encode())
            digest, length = _copied(piece, made / "data" / stored)
            manifest.write(f"{digest}  data/{stored}\n".encode())
            files, size = files + 1, size + length
            progress("Copying into the bag", files, 0)
    if not (made / NAMES).stat().st_size:
        (made / NAMES).unlink()
    return files, size


def _stored(piece: Piece) -> str:
    """The name in the bag: the file's own, but for one that validators, or other disks, read differently.

    "100%.txt" is "100=25.txt" there. A name in decomposed letters (Unicode NFD) is written in ASCII: beside the same
    in composed ones, which another disk takes for the same file. names.tsv tells them all.
    """
    try:
        piece.name.encode()
    except UnicodeEncodeError:
        message, mend = "Its name is not UTF-8, which a bag's must be.", "Rename it."
        shown = str(piece.path).encode(errors="backslashreplace").decode()
        raise ConfigError(Problem(rule="export/name", path=shown, message=message, mend=mend)) from None
    composed = is_normalized("NFC", piece.name)
    if composed and not _HARD.search(piece.name):
        return piece.name
    escaped = (_ESCAPED if composed else _ALL_ESCAPED).sub(_escaped, piece.name)
    return "/".join(_short(name) for name in escaped.split("/"))


def _short(name: str) -> str:
    """A name that disks take: one in decomposed Korean, escaped, is three times as long as they do."""
    if len(name.encode()) <= LONGEST:
        return name
    head = name.encode()[:BEGINNING].decode(errors="ignore")
    return f"{head}=~{sha256(name.encode())[:32]}{PurePosixPath(name).suffix[:10]}"


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"={byte:02X}" for byte in found.group().encode())


def _copied(piece: Piece, target: Path) -> tuple[str, int]:
    """(SHA-256, bytes) of the copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as file:
        for data in read(piece):
            digest.update(data)
            size += file.write(data)
    return digest.hexdigest(), size


def _told(config: Config, moment: datetime, oxum: str) -> Iterator[tuple[str, str]]:
    """What bag-info.txt says, as far as the archive's settings do."""
    told = (
        ("Source-Organization", config.publisher or config.title),
        ("External-Description", config.description or config.title),
        ("External-Identifier", config.base_url),
        ("Bagging-Date", f"{moment:%Y-%m-%d}"),
        ("Payload-Oxum", oxum),
        ("Bag-Software-Agent", f"newsgen {__version__}"),
    )
    return ((name, line) for name, value in told if (line := " ".join(value.split())))


def _seal(made: Path) -> None:
    """The digests of the files that tell of the others."""
    lines = []
    for file in sorted(path for path in made.iterdir() if path.is_file()):
        with file.open("rb") as opened:
            lines.append(f"{_digest(opened)}  {file.name}\n")
    (made / "tagmanifest-sha256.txt").write_text("".join(lines), encoding="utf-8")


def _digest(file: IO[bytes]) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
