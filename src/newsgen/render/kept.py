"""What is made of the theme's texts, kept: for every theme of this process, and in a folder for the next one.

Compiling the templates and reading the tables of words takes a hundred times as long as printing a page, and
gives the same for the same text. So it is found again by the text's digest: tests, and an archive that is
served and changed, compile each text once; a second build starts with what the first one left.

What is made of the default theme alone is kept where Python keeps the compiled code of this package, for all archives
of this machine: the first build of an archive of ten articles takes half as long then. The folder may be deleted at any
time. Where it cannot be written, nothing is kept and nothing is wrong.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from types import CodeType
from typing import Any, Final

import msgspec
from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, nodes
from jinja2.bccache import Bucket

from newsgen.digests import digest_of

FORM: Final = 3  # raised whenever the same text is made into something else here
JINJA: Final = version("jinja2")

_compiled: Final[dict[tuple[str, str], CodeType]] = {}
_made: Final[dict[str, Any]] = {}
_parsed: Final[dict[tuple[str, str], nodes.Template]] = {}


class Compiled(BytecodeCache):
    """Jinja's compiled templates, by name, file and text."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = FileSystemBytecodeCache(str(folder), f"%s.{FORM}-{JINJA}") if folder else None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the template's code into the bucket, when there is any."""
        place = (bucket.key, bucket.checksum)
        bucket.code = _compiled.get(place)
        if bucket.code is None and self._folder:
            with suppress(OSError):
                self._folder.load_bytecode(bucket)
            if bucket.code:
                _compiled[place] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that was just compiled; two processes may do so at once, as files are replaced whole."""
        if bucket.code:
            _compiled[bucket.key, bucket.checksum] = bucket.code
        if self._folder:
            with suppress(OSError):
                self._folder.dump_bytecode(bucket)


class Kept:
    """JSON-like values, each made of one text."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "found.json" if folder else None
        self._used: dict[str, Any] = {}
        self._news = False
        found = self._read()
        for key, value in found.items():
            _made.setdefault(key, value)
        if folder == beside_code():  # other archives need it, too
            self._used.update(found)

    def made(self, name: str, text: str, make: Callable[[], Any]) -> Any:
        """What `make` makes of this text, or made of the same text before."""
        key = f"{name} {digest_of(FORM, JINJA, text)}"
        if key not in _made:
            _made[key] = make()
            self._news = True
        self._used[key] = _made[key]
        return _made[key]

    def save(self) -> None:
        """Leave what was made for the next process, if any of it is new."""
        if not (self._file and self._news):
            return
        self._news = False
        fresh = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            fresh.write_bytes(msgspec.json.encode(self._used))
            fresh.replace(self._file)

    def _read(self) -> dict[str, Any]:
        with suppress(OSError, msgspec.DecodeError):
            if self._file:
                return msgspec.json.decode(self._file.read_bytes(), type=dict[str, Any])
        return {}


def parsed(environment: Environment, text: str, name: str) -> nodes.Template:
    """A template's tree, which nobody changes: it is parsed once to see what it refers to, and to be compiled."""
    if (name, text) not in _parsed:
        _parsed[name, text] = environment.parse(text, name)
    return _parsed[name, text]


def beside_code() -> Path | None:
    """Where what is made of the default theme is kept for every archive; none where Python keeps no code there either.

    Whoever may write there may change the code itself, so that no new trust is asked for.
    """
    if sys.dont_write_bytecode or sys.pycache_prefix:
        return None
    folder = usable(Path(__file__).with_name("__pycache__") / "theme")
    return folder if folder and os.access(folder, os.W_OK) else None


def usable(folder: Path | None) -> Path | None:
    """The folder, made where it is not there yet; none when it cannot be made."""
    if folder:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            return folder
    return None
