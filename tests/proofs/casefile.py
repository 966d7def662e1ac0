"""Case files: what goes in and what comes out, as data that reads like a page.

Each case is a title, an input and what is expected, with a line `.` after each, and a blank line between cases.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from proofs import ROOT


def cases(name: str) -> Iterator[object]:
    """The cases of tests/cases/<name>.txt as pytest parameters (input, expected lines), named by their titles."""
    text = Path(ROOT, "tests", "cases", f"{name}.txt").read_text(encoding="utf-8")
    for block in text.strip().removesuffix("\n.").split("\n.\n\n"):
        title, given, expected = block.split("\n.\n")
        yield pytest.param(given, expected.splitlines(), id=title)
