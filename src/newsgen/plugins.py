"""Guest doors: readers, page kinds, output formats, all found by entry point, ours included.

A guest is a module. Each group says in the room's docstring which names the module must have; our own
come in by the same door, from `pyproject.toml`, so that nothing has to be imported by name.
"""

from functools import cache
from importlib.metadata import entry_points
from types import ModuleType
from typing import Literal

Door = Literal["newsgen.readers", "newsgen.kinds", "newsgen.formats"]


@cache
def guests(door: Door) -> dict[str, ModuleType]:
    """Every module that came in by this door, by name, in the order of the alphabet."""
    found = {point.name: point for point in entry_points(group=door)}
    return {name: found[name].load() for name in sorted(found)}
