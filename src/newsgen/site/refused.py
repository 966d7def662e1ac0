"""`.newsgen/refused/`: the bytes of every article that was set aside, and why."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from newsgen.problems import Problem


def keep(folder: Path, content: Path, refused: Iterable[tuple[str, str]], problems: Iterable[Problem]) -> None:
    """Keep a copy of each refused file under its digest, with its problems beside it; forget those mended since."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path.removeprefix(f"{content.name}/"), []).append(problem)
    wanted: set[str] = set()
    for path, digest in refused:
        copy, reasons = folder / f"{digest}{Path(path).suffix}", folder / f"{digest}.json"
        wanted |= {copy.name, reasons.name}
        if not copy.exists():
            folder.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((content / path).read_bytes())
        told = {"path": path, "problems": by_path.get(path, [])}
        reasons.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2))
    if folder.exists():
        for kept in folder.iterdir():
            if kept.name not in wanted:
                kept.unlink()
