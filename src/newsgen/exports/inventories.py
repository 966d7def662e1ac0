"""The inventory of an OCFL object: what it holds, in which version, and its own digest beside it."""

import os
import shutil
from pathlib import Path
from typing import Final

import msgspec

from newsgen.digests import sha256

FILE: Final = "inventory.json"
SIDECAR: Final = "inventory.json.sha256"

State = dict[str, tuple[str, ...]]  # digest → logical paths


class VaultBroken(Exception):
    """An object of a vault whose inventory cannot be trusted."""


class Version(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One state of an object."""

    created: str  # RFC 3339
    state: State
    message: str = ""
    user: dict[str, str] = {}


class Inventory(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """All states of an object, and where their content lies."""

    id: str
    type: str = "https://ocfl.io/1.1/spec/#inventory"
    digest_algorithm: str = "sha256"
    head: str
    manifest: dict[str, tuple[str, ...]]  # digest → content paths
    versions: dict[str, Version]

    @property
    def state(self) -> State:
        """What it holds now."""
        return self.versions[self.head].state


def save(inventory: Inventory, folder: Path) -> None:
    """Write it and its digest; each takes its place whole, the inventory first, so that `newest` can tell."""
    data = msgspec.json.format(msgspec.json.encode(inventory), indent=1)
    for name, content in ((FILE, data), (SIDECAR, f"{sha256(data)}  {FILE}\n".encode())):
        beside = folder / f".{name}.new"
        beside.write_bytes(content)
        beside.replace(folder / name)


def newest(place: Path) -> Inventory:
    """The inventory of an object, after what a killed export left of a later version was made whole or taken away.

    Raises VaultBroken when it is not what its digest says.
    """
    for name in (FILE, SIDECAR):
        (place / f".{name}.new").unlink(missing_ok=True)
    found = _read(place)
    if found is None:
        # Only what is in a version's own folder by its digest is believed.
        known = (each for folder in sorted(place.glob("v*"), key=_number, reverse=True) if (each := _read(folder)))
        found = next(known, None)
        if found is None:
            raise VaultBroken("Its inventory is not what its digest says.")
        save(found, place)
    beyond = place / f"v{_number(Path(found.head)) + 1}"
    if os.path.lexists(beyond):
        shutil.rmtree(beyond)
    return found


def _read(folder: Path) -> Inventory | None:
    """The inventory that stands in a folder, if it is what its digest says."""
    try:
        data = (folder / FILE).read_bytes()
        told = (folder / SIDECAR).read_text(encoding="ascii").split()
        found = msgspec.json.decode(data, type=Inventory)
    except (FileNotFoundError, UnicodeDecodeError, msgspec.DecodeError):
        return None
    return found if told[:1] == [sha256(data)] and found.head in found.versions else None


def _number(folder: Path) -> int:
    digits = folder.name.removeprefix("v")
    return int(digits) if digits.isdecimal() else 0
