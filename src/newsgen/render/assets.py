"""Assets: the theme's style sheet, script and pictures, under names that change with their bytes.

A name with a digest in it may be cached for ever by browsers and hosts, and a page that was not
printed anew still finds the style sheet that it was made for.
"""

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from newsgen.colours import Colours
from newsgen.digests import digest
from newsgen.model import Value
from newsgen.render.paint import paint

# Not the mimetypes module: it reads the machine's own tables, and the same site must come out everywhere.
MEDIA_TYPES: Final = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
DIGEST_LENGTH: Final = 8
GROUND: Final = "_ground.css"  # where the theme names its colours
OWN: Final = "_own.css"  # an archive's rules, over all others of every sheet

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r'@import "(_[\w.-]+)";')
_SCRIPT_IMPORT = re.compile(r'^import "(_[\w.-]+)";$', re.MULTILINE)
# Strings as they are; no space around marks, none after a property's colon; else one space for many.
_SPACE = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,>~])\s*|(:)\s+|\s+""")
_INDENT = re.compile(r"\s*\n\s*")
_URL = re.compile(r"url\(([\"']?)([^\"')]+)\1\)")
_LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


class Asset(Value, frozen=True, kw_only=True):
    """A file of the theme's `assets/` as it is published."""

    name: str  # "style.css", as templates call it
    path: str  # "assets/style.1a2b3c4d.css"
    media_type: str
    data: bytes


def printed_assets(folders: Sequence[Path], colours: Colours | None = None) -> tuple[Asset, ...]:
    """Every asset of the theme, the first folder's winning; style sheets last, as they point to others.

    A file whose name begins with "_" is a part of style sheets or scripts, which import it; it is not published.
    `colours` are laid over those of the ground. Raises ConfigError where a text would be hard to read in them.
    """
    files = {
        path.relative_to(folder / "assets").as_posix(): path
        for folder in reversed(folders)
        for path in sorted((folder / "assets").rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    parts = {name: path.read_text(encoding="utf-8") for name, path in files.items() if name.startswith("_")}
    if colours:
        parts[GROUND] = parts.get(GROUND, "") + paint(colours, parts.get(GROUND, ""))
    made: dict[str, Asset] = {}
    for name in sorted(files, key=lambda name: (name.endswith(".css"), name)):
        if name not in parts:
            made[name] = _asset(name, files[name].read_bytes(), parts, made)
    return tuple(made[name] for name in sorted(made))


def _asset(name: str, data: bytes, parts: dict[str, str], others: dict[str, Asset]) -> Asset:
    place = PurePosixPath(name)
    if place.suffix == ".css":
        data = _style(data.decode(), parts, others).encode()
    elif place.suffix == ".js":
        data = _script(data.decode(), parts).encode()
    return Asset(
        name=name,
        path=f"assets/{place.with_suffix('')}.{digest(data)[:DIGEST_LENGTH]}{place.suffix}",
        media_type=MEDIA_TYPES.get(place.suffix, "application/octet-stream"),
        data=data,
    )


def _style(text: str, parts: dict[str, str], others: dict[str, Asset]) -> str:
    """One sheet, whole: comments and indentation are for who changes the theme, not for who reads the paper."""
    whole = _IMPORT.sub(lambda found: parts.get(found[1], ""), text) + parts.get(OWN, "")
    bare = _SPACE.sub(_squeezed, _COMMENT.sub("", whole)).replace(";}", "}").strip()
    return _URL.sub(lambda found: _pointed(found, others), bare) + "\n"


def _squeezed(found: re.Match[str]) -> str:
    return found[1] or found[2] or found[3] or " "


def _pointed(found: re.Match[str], others: dict[str, Asset]) -> str:
    asset = others.get(found[2])
    return f'url("{asset.path.removeprefix("assets/")}")' if asset else found[0]


def _script(text: str, parts: dict[str, str]) -> str:
    whole = _SCRIPT_IMPORT.sub(lambda found: parts.get(found[1], ""), text)
    return _INDENT.sub("\n", _LINE_COMMENT.sub("", whole)).strip() + "\n"
