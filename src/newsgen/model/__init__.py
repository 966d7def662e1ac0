"""The values that travel from room to room.

Frozen, keyword-only `msgspec` structs: made once, never changed on the way, cheap to store, and
encoded the same way everywhere, so that a digest of the encoding is a digest of the value. They
replace dataclasses because the catalog keeps and reloads one for every article: encoding, decoding
and comparing them is what a build with little to do spends its time on.

Every collection is a tuple. Dates are ISO 8601 text as written, never converted between zones.
Spans are `(start, end)` in Unicode characters of the decoded source, end exclusive.
"""

from newsgen.model.article import Article, Card, Draft, Source
from newsgen.model.event import Event
from newsgen.model.lead import LeadDay
from newsgen.model.pages import (
    Change,
    Group,
    Output,
    Page,
    PagePlan,
    Period,
    Photo,
    Shot,
    Site,
    Step,
    Term,
    Trail,
    Version,
)
from newsgen.model.parts import (
    Block,
    Correction,
    Figure,
    FileWords,
    Identity,
    InPrint,
    Named,
    Origin,
    Person,
    PullQuote,
    Quote,
    When,
)
from newsgen.model.reading import LedgerLine, Provenance, ReadBlock, ReadField, Reading
from newsgen.model.revision import Kept, Revision
from newsgen.model.value import BlockKind, Direction, NameType, Precision, Role, Span, Status, TermKind, Value
from newsgen.model.withdrawal import Level, Withdrawal, Withheld

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Card",
    "Change",
    "Correction",
    "Direction",
    "Draft",
    "Event",
    "Figure",
    "FileWords",
    "Group",
    "Identity",
    "InPrint",
    "Kept",
    "LeadDay",
    "LedgerLine",
    "Level",
    "NameType",
    "Named",
    "Origin",
    "Output",
    "Page",
    "PagePlan",
    "Period",
    "Person",
    "Photo",
    "Precision",
    "Provenance",
    "PullQuote",
    "Quote",
    "ReadBlock",
    "ReadField",
    "Reading",
    "Revision",
    "Role",
    "Shot",
    "Site",
    "Source",
    "Span",
    "Status",
    "Step",
    "Term",
    "TermKind",
    "Trail",
    "Value",
    "Version",
    "When",
    "Withdrawal",
    "Withheld",
]
