"""The common ground of every value, and the few words that many of them use."""

from typing import Literal

import msgspec

Span = tuple[int, int]

Status = Literal["given", "authority", "inferred", "unknown"]
Precision = Literal["time", "day", "month", "year", "bounded", "unknown"]
Direction = Literal["ltr", "rtl"]
TermKind = Literal["section", "topic", "person", "place", "organisation", "author", "agency", "quotes"]
NameType = Literal["person", "place", "organisation"]
Role = Literal[
    "headline",
    "standfirst",
    "kicker",
    "byline",
    "date",
    "dateline",
    "caption",
    "credit",
    "subhead",
    "paragraph",
    "list_item",
    "pullquote",
    "embed",
    "source_line",
    "note",
    "author_bio",
    "boilerplate",
]
BlockKind = Literal["paragraph", "subhead", "list", "quote", "table", "code", "rule", "embed"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The common ground of every value: immutable, compared by what it holds."""
