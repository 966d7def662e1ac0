"""The sources of articles as a vault: OCFL 1.1, an object an article, a version for each state that was exported.

The content is addressed by SHA-256, as the archive's own memory is, so that what has not changed is known without
reading it; OCFL allows that, and recommends SHA-512. An article that is withdrawn from content/ keeps its object.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from string import ascii_letters, digits
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import quote

import msgspec

from newsgen.catalog.queries import Deposit
from newsgen.config import Config
from newsgen.exports.inventories import Inventory, VaultBroken, Version, newest, save
from newsgen.exports.standing import Exported, Piece, Progress, original, read, standing
from newsgen.exports.target import new, outside, written
from newsgen.problems import ConfigError, Problem
from newsgen.site.syncing import sync

LAYOUT: Final = "0003-hash-and-id-n-tuple-storage-layout"
DECLARATION: Final = "ocfl_1.1"
OF_OBJECTS: Final = "ocfl_object_1.1"
LONGEST: Final = 100  # characters of a name that an object's folder has
_PLAIN: Final = frozenset(f"{ascii_letters}{digits}-_")
_CONFIG: Final = {"extensionName": LAYOUT, "digestAlgorithm": "sha256", "tupleSize": 3, "numberOfTuples": 3}
_ABOUT: Final = {"extension": LAYOUT, "description": "Objects lie by the SHA-256 of their names, under their names."}


def export(config: Config, target: Path, *, moment: datetime, progress: Progress) -> Exported:
    """Every published article's source, and its original, in a vault; one that stands already gets what has changed."""
    with standing(config) as shelf, _root(config, target) as (root, beside):
        desk = _Desk(config, root, beside, moment)
        articles = 0
        for articles, deposit in enumerate(shelf.deposits(), 1):
            desk.take(deposit)
            progress("Exporting to the vault", articles, 0)
        sync(root)
    return Exported(
        form="ocfl", path=str(target), articles=articles, files=desk.files, bytes=desk.bytes, versions=desk.versions
    )


@contextmanager
def _root(config: Config, target: Path) -> Iterator[tuple[Path, Path]]:
    """(the vault, a folder beside it in which objects are made): one that stands already, or a new one."""
    place = target.absolute()
    with written(place):
        there = (place / f"0={DECLARATION}").is_file()
    if not there:
        with new(config, target) as made:
            _begin(made)
            yield made, made.parent
        return
    with written(place):
        outside(config, place)
        if _json(place / "ocfl_layout.json").get("extension") != LAYOUT:
            raise ConfigError(_problem(place, "layout", f"The objects of this vault do not lie as {LAYOUT} says."))
        if _json(place / "extensions" / LAYOUT / "config.json") != _CONFIG:
            raise ConfigError(_problem(place, "layout", "The objects of this vault lie in folders of other names."))
        with TemporaryDirectory(dir=place.parent, prefix=".newsgen-export-") as beside:
            yield place, Path(beside)


def _begin(root: Path) -> None:
    (root / "extensions" / LAYOUT).mkdir(parents=True)
    (root / f"0={DECLARATION}").write_text(f"{DECLARATION}\n", encoding="ascii")
    (root / "ocfl_layout.json").write_bytes(msgspec.json.encode(_ABOUT))
    (root / "extensions" / LAYOUT / "config.json").write_bytes(msgspec.json.encode(_CONFIG))


class _Desk:
    """What takes articles into a vault, one by one, and counts them."""

    def __init__(self, config: Config, root: Path, beside: Path, moment: datetime) -> None:
        self.config, self.root, self.beside, self.moment = config, root, beside, moment
        self.versions = self.files = self.bytes = 0

    def take(self, deposit: Deposit) -> None:
        """A new object, a new version of one that has changed, or nothing."""
        name = f"urn:newsgen:{quote(deposit.id)}"
        place = self.root / _place(name)
        pieces = self._pieces(deposit)
        state = _state(pieces)
        try:
            before = newest(place) if place.exists() else None
        except VaultBroken as error:
            raise ConfigError(_problem(place, "object", str(error))) from error
        if before and before.state == state:
            return
        if before and before.id != name:
            raise ConfigError(_problem(place, "object", f"This object is {before.id!r}, where {name!r} should lie."))
        self.versions += 1
        inventory = self._inventory(name, before, pieces)
        made = self.beside / "object"
        self._copy(inventory, before, pieces, made / inventory.head)
        save(inventory, made / inventory.head)
        if before:
            (made / inventory.head).rename(place / inventory.head)
            made.rmdir()
            save(inventory, place)
            return
        (made / f"0={OF_OBJECTS}").write_text(f"{OF_OBJECTS}\n", encoding="ascii")
        save(inventory, made)
        place.parent.mkdir(parents=True, exist_ok=True)
        made.rename(place)

    def _pieces(self, deposit: Deposit) -> list[Piece]:
        """Its source, and the original that it was imported from, where the archive keeps that."""
        source = Piece(self.config.content_dir / deposit.path, f"source/{deposit.path}", deposit.sha256)
        kept = original(self.config, deposit.original) if deposit.original else None
        return [source, *([Piece(kept, f"original/{kept.name}", deposit.original)] if kept else [])]

    def _inventory(self, name: str, before: Inventory | None, pieces: list[Piece]) -> Inventory:
        """What the object holds with the new version in it; content that it has already is not held twice."""
        head = f"v{len(before.versions) + 1}" if before else "v1"
        manifest = dict(before.manifest) if before else {}
        for piece in pieces:
            manifest.setdefault(piece.sha256, (f"{head}/content/{piece.name}",))
        user = {"name": self.config.publisher or self.config.title or "newsgen"}
        if self.config.base_url:
            user["address"] = self.config.base_url
        version = Version(
            created=self.moment.isoformat().replace("+00:00", "Z"),
            message="Its source, or its original, has changed." if before else "As first exported.",
            user=user,
            state=_state(pieces),
        )
        versions = {**(before.versions if before else {}), head: version}
        return Inventory(id=name, head=head, manifest=manifest, versions=versions)

    def _copy(self, inventory: Inventory, before: Inventory | None, pieces: list[Piece], made: Path) -> None:
        made.mkdir(parents=True)
        for piece in pieces:
            if before and piece.sha256 in before.manifest:
                continue
            (path,) = inventory.manifest[piece.sha256]
            file = made.parent / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.exists():
                continue
            with file.open("xb") as opened:
                self.bytes += sum(opened.write(data) for data in read(piece))
            self.files += 1


def _state(pieces: list[Piece]) -> dict[str, tuple[str, ...]]:
    state = dict[str, tuple[str, ...]]()
    for piece in pieces:
        state[piece.sha256] = (*state.get(piece.sha256, ()), piece.name)
    return state


def _place(name: str) -> str:
    """Where an object lies in the vault, as extension 0003 says: under folders of its digest, in one of its name."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    shown = "".join(chr(byte) if chr(byte) in _PLAIN else f"%{byte:02x}" for byte in name.encode())
    folder = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}-{digest}"
    return "/".join((digest[:3], digest[3:6], digest[6:9], folder))


def _json(file: Path) -> dict[str, Any]:
    """What a file of JSON holds; nothing where it is none."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, Any])
    except (FileNotFoundError, msgspec.DecodeError):
        return {}


def _problem(place: Path, rule: str, message: str) -> Problem:
    return Problem(rule=f"export/{rule}", path=str(place), message=message, mend="Export into a new folder.")
