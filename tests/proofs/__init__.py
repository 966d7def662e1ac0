"""How the tests look at the house and at what it makes; shared by house, gates and browser tests."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PAPER: Final = ROOT / "tests" / "golden" / "paper"
