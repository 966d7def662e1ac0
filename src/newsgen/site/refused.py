"""`.newsgen/refused/`: the bytes of every article that was set aside, and why."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from newsgen.problems import Problem


def keep(folder: Path, content: Path, refused: Iterable[tuple[str, str]], problems: Iterable[Problem]) -> None:
    """Keep a copy of each refused file under its digest, with its problems beside it; forget those mended since.

    `refused` gives (content path, digest); one without a digest could not be read, so there is nothing to keep.
    """
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path.partition(f"{content.name}/")[2], []).append(problem)
    wanted: set[str] = set()
    told: dict[str, dict[str, list[Problem]]] = {}
    for path, digest in refused:
        if digest:
            told.setdefault(digest, {})[path] = by_path.get(path, [])
            wanted.add(_copied(content / path, folder / f"{digest}{Path(path).suffix}"))
    for digest, reasons in told.items():
        wanted.add(_written(folder / f"{digest}.json", msgspec.json.format(msgspec.json.encode(reasons), indent=2)))
    for kept in folder.iterdir() if folder.exists() else ():
        if kept.name not in wanted:
            kept.unlink()


def _copied(file: Path, copy: Path) -> str:
    """The name of the copy, made unless it is there. A file that has gone since it was read needs none."""
    if not copy.exists():
        try:
            return _written(copy, file.read_bytes())
        except FileNotFoundError:
            return ""
    return copy.name


def _written(file: Path, data: bytes) -> str:
    """The name of the file, which is whole or not there, whatever happens meanwhile."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f".{file.name}")
    unfinished.write_bytes(data)
    unfinished.replace(file)
    return file.name
