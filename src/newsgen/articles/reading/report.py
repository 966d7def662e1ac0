"""How a text was read, as one JSON object for programs."""

from typing import Any

from newsgen.model import Quote, ReadField, Reading


def _field(field: ReadField) -> dict[str, Any]:
    """A field with its provenance; bounds only where there are any."""
    told: dict[str, Any] = {
        "value": field.value,
        "status": field.status,
        "confidence": round(field.confidence, 3),
        "rule": field.rule,
        "evidence": [list(span) for span in field.evidence],
    }
    return told


def _published(field: ReadField) -> dict[str, Any]:
    bounds = {"earliest": field.earliest or None, "latest": field.latest or None}
    return {"value": field.value, **bounds, **_field(field)}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "speaker": quote.speaker,
        "speaker_start": quote.speaker_start,
        "speaker_end": quote.speaker_end,
        "mention": quote.mention,
        "inferred": quote.inferred,
        "confidence": round(quote.confidence, 3),
        "rule": quote.rule,
    }


def as_json(path: str, reading: Reading, text: str) -> dict[str, Any]:
    """The reading of one file, ready for `json.dumps`. Offsets count characters of the decoded `text`.

    A date that is not printed is null, its bounds are null where they are open, and a picture's file is null
    since a raw text has none.
    """
    return {
        "path": path,
        "language": reading.language,
        "direction": reading.direction,
        "characters": len(text),
        "fields": {
            name: _published(field) if name == "published" else _field(field) for name, field in reading.fields.items()
        },
        "blocks": [
            {"start": b.start, "end": b.end, "role": b.role, "confidence": round(b.confidence, 3), "rule": b.rule}
            for b in reading.blocks
        ],
        "figures": [
            {"caption": f.caption, "credit": f.credit, "date": f.date, "place": f.place, "file": f.file or None}
            for f in reading.figures
        ],
        "quotes": [_quote(quote) for quote in reading.quotes],
        "pullquotes": list(reading.pullquotes),
        "ledger": [{"line": entry.line, "outcome": entry.outcome} for entry in reading.ledger],
    }
