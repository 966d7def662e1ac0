"""The file in the archive's folder that is an authority on people, places and organisations: finding it, and its bytes.

What it says is read by `authority`; that there is none, or that it is as it was, is known without.
"""

from pathlib import Path
from typing import Final

from newsgen.digests import digest
from newsgen.problems import ConfigError, Problem

SUFFIXES: Final = (".yaml", ".yml", ".csv", ".rdf", ".jsonld", ".ttl")
NAMES: Final = tuple(f"authorities{suffix}" for suffix in SUFFIXES)
LARGEST: Final = 64 * 2**20  # bytes; 20,000 entries have about five million


def file_of(root: str) -> Path | None:
    """The authority file of an archive, if it has one. Raises ConfigError when it has two."""
    found = [file for name in NAMES if (file := Path(root, name)).is_file()]
    if len(found) > 1:
        told = f"There are two authority files, {found[0].name} and {found[1].name}."
        mend = "Put all entries into one of them and take the other away."
        raise ConfigError(Problem(rule="authorities/two", message=told, mend=mend, path=found[1].name))
    return found[0] if found else None


def digest_at(root: str) -> str:
    """What the file holds, as a digest; empty when there is none. Raises ConfigError when it cannot be read."""
    file = file_of(root)
    return digest(f"{file.suffix} ".encode() + read(file)) if file else ""


def read(file: Path) -> bytes:
    """The bytes of the file. Raises ConfigError when it cannot be read, or is too large to be meant."""
    try:
        if file.stat().st_size <= LARGEST:
            return file.read_bytes()
    except OSError as error:
        told, mend = f"It cannot be read: {error.strerror}.", "Give the right to read it."
        raise ConfigError(Problem(rule="authorities/unreadable", message=told, mend=mend, path=file.name)) from None
    told, mend = f"The file has more than {LARGEST // 2**20} MiB.", "Keep to the names that the articles have."
    raise ConfigError(Problem(rule="authorities/size", message=told, mend=mend, path=file.name))
