"""Guest doors: readers, page kinds, output formats, targets of a deploy, all found by entry point, ours included.

A guest is a module. Each group says in the room's docstring which names the module must have; our own
come in by the same door, from `pyproject.toml`, so that nothing has to be imported by name.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final, Literal

Door = Literal["newsgen.readers", "newsgen.kinds", "newsgen.formats", "newsgen.targets"]

# Those whose guests shape what a build makes.
DOORS: Final[tuple[Door, ...]] = ("newsgen.readers", "newsgen.kinds", "newsgen.formats")


def files(doors: Iterable[Door]) -> Iterator[Path]:
    """The files, or for a package the folders, of all modules that came in by these doors."""
    for door in doors:
        for module in guests(door).values():
            place = Path(module.__file__ or "")
            yield place.parent if place.name == "__init__.py" else place


@cache
def guests(door: Door) -> dict[str, ModuleType]:
    """Every module that came in by this door, by name, in the order of the alphabet."""
    from importlib.metadata import entry_points  # 15 ms, and whoever only looks through content/ asks no guest

    found = {point.name: point for point in entry_points(group=door)}
    return {name: found[name].load() for name in sorted(found)}
