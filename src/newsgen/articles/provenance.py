"""How the value of each field is known, and how an imported file keeps that knowledge.

`newsgen import` writes, beside the fields, a map `reading` with the rule, the certainty and the place in the
original by which each was read. An entry holds as long as nobody changes the value: it carries a few digits of
the value's digest, and with another value the field counts as given by the person who changed it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from newsgen.digests import digest_of
from newsgen.model import Provenance, Span, Status

BY_HAND: Final = Provenance(status="given", rule="front-matter")
BY_CONFIGURATION: Final = Provenance(status="given", rule="configuration")

_STATUSES: Final[dict[str, Status]] = {
    "given": "given",
    "authority": "authority",
    "inferred": "inferred",
    "unknown": "unknown",
}
_SPAN: Final = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


def check(value: Any) -> str:
    """Eight digits that stand for a value as it is written in front matter."""
    return digest_of(_written(value))[:8]


def _written(value: Any) -> Any:
    """The value as reading the file gives it back: texts, lists and maps."""
    if isinstance(value, Mapping):
        return {str(key): _written(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_written(item) for item in value]
    return str(value)


def entry(known: Provenance, value: Any) -> dict[str, str]:
    """A provenance as the map `reading` holds it."""
    written = {
        "status": known.status,
        "rule": known.rule,
        "confidence": repr(known.confidence),
        "evidence": " ".join(f"{start}-{end}" for start, end in known.evidence),
        "of": check(value),
    }
    return {name: part for name, part in written.items() if part}


def of_reading(fields: Mapping[str, Any]) -> dict[str, Provenance]:
    """The provenance of the fields that are still as they were read."""
    entries = fields.get("reading")
    known: dict[str, Provenance] = {}
    for name, written in entries.items() if isinstance(entries, Mapping) else ():
        if isinstance(written, Mapping) and name in fields and written.get("of") == check(fields[name]):
            known[name] = _known(written)
    return known


def _known(written: Mapping[str, Any]) -> Provenance:
    return Provenance(
        status=_STATUSES.get(str(written.get("status")), "given"),
        rule=str(written.get("rule", "")),
        confidence=_confidence(str(written.get("confidence", ""))),
        evidence=tuple(_spans(str(written.get("evidence", "")))),
    )


def _confidence(written: str) -> float:
    try:
        number = float(written)
    except ValueError:
        return 1.0
    return number if 0 <= number <= 1 else 1.0


def _spans(written: str) -> Iterable[Span]:
    return ((int(found[1]), int(found[2])) for found in _SPAN.finditer(written))


# What is no statement about the article, or says itself where it comes from.
_OF_NO_FIELD: Final = frozenset({"draft", "embargo", "figures", "id", "origin", "reading", "reviewed", "withdrawal"})


def of_fields(written: Mapping[str, Any], known: Mapping[str, Provenance]) -> dict[str, Provenance]:
    """The provenance of every field: as its reader knows it, as the field itself says, else given."""
    found = {
        name: BY_HAND if type(value) is str or type(value) is list else _stated(value)
        for name, value in written.items()
        if name not in _OF_NO_FIELD
    }
    return {name: known.get(name) or stated for name, stated in found.items()} if known else found


def _stated(written: Any) -> Provenance:
    """A map may say of itself that it is inferred: `{earliest: 2012-07-20, status: inferred}`."""
    if not isinstance(written, Mapping):
        return BY_HAND
    status = _STATUSES.get(str(written.get("status", "")), "given")
    return BY_HAND if status == "given" else Provenance(status=status, rule=BY_HAND.rule)
