"""What a look at the whole archive found: every file that is not as it was left."""

from typing import Literal

from newsgen.model import Value
from newsgen.problems import INTEGRITY_FAILED, OK

What = Literal["missing", "changed", "foreign", "unfinished", "withdrawn"]


class Finding(Value, frozen=True, kw_only=True):
    """A file that is not as it was left.

    `missing`: it is not there; `changed`: its bytes are others; `foreign`: nobody here put it there; `unfinished`: a
    build that was stopped may have left it half old, half new; `withdrawn`: it holds what the archive took back.
    """

    what: What
    path: str  # within the archive, as a person would open it


class Verdict(Value, frozen=True, kw_only=True):
    """How many files were looked at, and those that are not as they were left."""

    files: int = 0  # of the site
    sources: int = 0  # under content/
    originals: int = 0  # under originals/
    rebuilt: bool = False  # whether the site was made anew beside, to be compared
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()

    def exit_code(self) -> int:
        """0 all as it was left, 5 not."""
        return INTEGRITY_FAILED if self.findings else OK
