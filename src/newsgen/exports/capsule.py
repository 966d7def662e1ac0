"""The site as web archives keep it: WACZ 1.1, a zip with WARC records, an index of them, and the list of pages.

Nothing is fetched: every file of the site is recorded as a server would answer with it at the address of the archive,
a folder's `index.html` at the folder's address as well, since readers come by the one and links lead to the other.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from newsgen import __version__
from newsgen.config import Config
from newsgen.exports.cdxj import Line, key, packed
from newsgen.exports.records import Recorder, title
from newsgen.exports.sorting import Sorted
from newsgen.exports.standing import Exported, Piece, Progress, published, standing
from newsgen.exports.target import new
from newsgen.exports.zipped import Zip
from newsgen.problems import ConfigError, Problem
from newsgen.render.links import encoded
from newsgen.site.inventory import Held
from newsgen.urls import pretty

WARC: Final = "archive/data.warc.gz"
INDEX: Final = "indexes/index.cdx.gz"
GUIDE: Final = "indexes/index.idx"
FRONT: Final = "index.html"
PAGES: Final = {"pages/pages.jsonl": "Front page", "pages/extraPages.jsonl": "All other pages"}


def export(config: Config, target: Path, *, moment: datetime, progress: Progress) -> Exported:
    """Every file of the site as one new file, that any web archive and ReplayWeb.page can show."""
    _possible(config)
    with standing(config), new(config, target) as made, ExitStack() as stack:
        beside = made.parent
        zipped = stack.enter_context(Zip(made, moment))
        index = stack.enter_context(Sorted(beside))
        pages = {name: stack.enter_context((beside / str(n)).open("wb+")) for n, name in enumerate(PAGES)}
        for name, file in pages.items():
            file.write(_line({"format": "json-pages-1.0", "id": Path(name).stem, "title": PAGES[name]}))
        files, size = _recorded(config, zipped, moment, index, pages, progress)
        _index(zipped, index)
        for name, file in pages.items():
            file.seek(0)
            zipped.add(name, iter(lambda file=file: file.read(1 << 16), b""))  # type: ignore[misc]
        _describe(config, zipped, moment)
    return Exported(form="wacz", path=str(target), files=files, bytes=size)


def _recorded(
    config: Config, zipped: Zip, moment: datetime, index: Sorted, pages: Mapping[str, IO[bytes]], progress: Progress
) -> tuple[int, int]:
    """How many files, of how many bytes, were recorded; each told to the index and, if it is one, to the pages."""
    files = size = 0
    with zipped.begin(WARC) as warc:
        recorder = Recorder(warc, moment, f"newsgen {__version__}")
        for files, held in enumerate(published(config), 1):
            piece = Piece(config.output_dir / held.url, held.url, held.digest)
            for url in _addresses(config, held.url):
                index.add(_told(url, held, recorder.record(url, piece, held.size), moment))
            if held.url.endswith(".html"):
                page = {"id": held.digest[:22], "url": url, "ts": f"{moment:%Y-%m-%dT%H:%M:%SZ}", "title": title(piece)}
                pages[next(iter(PAGES)) if held.url == FRONT else [*PAGES][1]].write(_line(page))
            size += held.size
            progress("Recording the site", files, 0)
    return files, size


def _addresses(config: Config, url: str) -> Iterator[str]:
    """As links lead to it, and last as a person writes it."""
    yield config.base_url + encoded(url)
    if pretty(url) != url:
        yield config.base_url + encoded(pretty(url))


def _told(url: str, held: Held, line: Line, moment: datetime) -> bytes:
    told = {"url": url, "mime": line.mime, "status": "200", "digest": f"sha256:{held.digest}"}
    place = {"length": str(line.length), "offset": str(line.offset), "filename": Path(WARC).name}
    return f"{key(url)} {moment:%Y%m%d%H%M%S} ".encode() + msgspec.json.encode({**told, **place})


def _index(zipped: Zip, index: Sorted) -> None:
    """The lines of the index in packed blocks, and the guide that tells where each block begins."""
    guide = [f'!meta 0 {{"format": "cdxj-gzip-1.0", "filename": "{Path(INDEX).name}"}}\n'.encode()]
    with zipped.begin(INDEX) as file:
        for block, first in packed(index):
            place = {"offset": file.tell(), "length": len(block), "filename": Path(INDEX).name}
            guide.append(b" ".join(first.split(b" ", 2)[:2]) + b" " + _line(place))
            file.write(block)
    zipped.add(GUIDE, iter(guide))


def _describe(config: Config, zipped: Zip, moment: datetime) -> None:
    now = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    made: dict[str, Any] = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": config.title,
        "description": config.description,
        "created": now,
        "software": f"newsgen {__version__}",
        "mainPageUrl": config.base_url,
        "mainPageDate": now,
        "resources": [
            {"name": Path(each.name).name.lower(), "path": each.name, "hash": each.hash, "bytes": each.size}
            for each in zipped.held
        ],
    }
    data = msgspec.json.format(msgspec.json.encode({name: value for name, value in made.items() if value}), indent=2)
    told = zipped.add("datapackage.json", iter([data]))
    zipped.add("datapackage-digest.json", iter([_line({"path": told.name, "hash": told.hash})]))


def _possible(config: Config) -> None:
    """Raises ConfigError for an archive without an address: its records would have to make one up."""
    if not config.base_url:
        message, mend = "A web archive records addresses, and the archive has none.", "Set `base_url`, and build."
        raise ConfigError(Problem(rule="export/address", path="newsgen.toml", message=message, mend=mend))


def _line(value: Any) -> bytes:
    return msgspec.json.encode(value) + b"\n"
