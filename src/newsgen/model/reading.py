"""What was understood of a raw text, and how it is known."""

from typing import Any

from newsgen.model.parts import Figure, Quote
from newsgen.model.value import Direction, Role, Span, Status, Value


class Provenance(Value, frozen=True, kw_only=True):
    """How the value of a field is known."""

    status: Status
    rule: str = ""  # "roles/first-line"
    confidence: float = 1.0  # 0 to 1
    evidence: tuple[Span, ...] = ()


class LedgerLine(Value, frozen=True, kw_only=True):
    """What one line of a raw source became. Blank lines are not listed."""

    line: int  # from 1
    outcome: str  # "field headline" · "block 7 paragraph" · "duplicate of line 5" · "dropped: …"


class ReadBlock(Value, frozen=True, kw_only=True):
    """A run of the source and what it is."""

    start: int
    end: int
    role: Role
    confidence: float = 1.0
    rule: str = ""


class ReadField(Value, frozen=True, kw_only=True):
    """A field's value and how it was read. `value` is JSON-like; `earliest`/`latest` for dates."""

    value: Any = None
    status: Status = "unknown"
    rule: str = ""
    confidence: float = 0.0
    evidence: tuple[Span, ...] = ()
    earliest: str = ""
    latest: str = ""


class Reading(Value, frozen=True, kw_only=True):
    """All that was understood of one raw text, with every line accounted for."""

    language: str
    direction: Direction
    blocks: tuple[ReadBlock, ...]
    fields: dict[str, ReadField]
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    pullquotes: tuple[int, ...] = ()  # indices into `quotes`
    ledger: tuple[LedgerLine, ...] = ()
