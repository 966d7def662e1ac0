"""A state of an article that was published before, as far as a reader saw it."""

from typing import Literal

from newsgen.model.value import Value

Evidence = Literal["recorded", "committed"]
Line = tuple[str, str]  # what it is (headline, byline, paragraph, caption …), and its words


class Revision(Value, frozen=True, kw_only=True):
    """What an article told at a moment, line by line, from its kicker to its notes.

    The moment is that of the evidence: when the state was `recorded`, or when it was `committed` to version control.
    It may have been published earlier, never later.
    """

    at: str  # 2026-05-03T10:15:00Z
    evidence: Evidence
    lines: tuple[Line, ...]


class Kept(Value, frozen=True, kw_only=True):
    """Where the bytes of such a state lie."""

    at: str
    path: str  # below the archive's folder; of what was committed, the source's
    digest: str  # the beginning of their SHA-256, or git's name of them; by it they are known to be whole
    evidence: Evidence = "recorded"
