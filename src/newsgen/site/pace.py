"""How long a whole build of the site took on this machine, kept for whoever asks how long one would take elsewhere."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from newsgen.site.inventory import known
from newsgen.site.memory import place

_NAMES: Final = ("seconds", "files")


def note(memory: Path, output: Path, seconds: float) -> None:
    """Keep that the site as it stands was built from nothing in so many seconds."""
    with suppress(OSError):  # the site stands: that it is not known how long it took is no fault of the build
        _file(memory, output).write_text(json.dumps({"seconds": seconds, "files": known(memory, output)}))


def estimate(memory: Path, output: Path, files: int) -> float:
    """Seconds that a build of so many files from nothing would take here; 0 where none was measured."""
    try:
        told = json.loads(_file(memory, output).read_text())
        seconds, then = (float(told[name]) for name in _NAMES)
    except (OSError, ValueError, KeyError, TypeError):
        return 0.0
    return seconds * files / then if then > 0 else 0.0


def _file(memory: Path, output: Path) -> Path:
    return place(memory, output).with_suffix(".pace.json")
