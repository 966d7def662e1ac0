"""What stands beside the story: pull quotes, speakers, corrections, where it stood on paper, origin, withdrawal."""

import re
from typing import Any, Final

from msgspec.structs import replace

from newsgen.articles.moments import day
from newsgen.articles.wording import Fault, Made, fault, gathered, inside, line, stray, text
from newsgen.model import Correction, InPrint, PullQuote
from newsgen.settings import Wrong
from newsgen.withdrawals_file import made

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_MARKS: Final = "\"“”„«»‘’'"


def _items(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value] if value else []


def _parts(value: dict[str, Any], known: dict[str, tuple[str, ...]]) -> tuple[dict[str, str], list[Fault]]:
    """The known parts of a map as lines, by our names, and what was wrong with them."""
    parts, faults = {}, list(stray(value, known))
    for name, words in known.items():
        made = line(next((value[word] for word in (name, *words) if value.get(word)), ""))
        parts[name] = made.value
        faults.extend(inside(name, made.faults))
    return parts, faults


def pullquotes(value: Any) -> Made:
    """Lines of the text to be set large, each with its speaker where that is known."""
    made = gathered(map(_pullquote, _items(value)))
    return Made(value=tuple(filter(None, made.value)), faults=made.faults)


def _pullquote(value: Any) -> Made:
    written = value if isinstance(value, dict) else {"text": value}
    parts, faults = _parts(written, {"text": ("quote",), "speaker": ("by", "author"), "anchor": ()})
    words = parts["text"].strip(_MARKS + " ")
    if not words:
        return fault(None, "This quote has no text.", "Write `text:` with words of the article.")
    return Made(value=PullQuote(text=words, speaker=parts["speaker"], anchor=parts["anchor"]), faults=tuple(faults))


def corrections(value: Any, *, language: str) -> Made:
    """Dated notes on mistakes."""
    made = gathered(_correction(item, language) for item in _items(value))
    return Made(value=tuple(filter(None, made.value)), faults=made.faults)


def _correction(value: Any, language: str) -> Made:
    written = value if isinstance(value, dict) else {"text": value}
    dated = day(written.get("date", ""), language=language)
    rest = {name: part for name, part in written.items() if name != "date"}
    parts, faults = _parts(rest, {"text": ("note", "correction")})
    if not parts["text"]:
        return fault(None, "This correction has no text.", "Write `text:` with what was wrong and is right.")
    correction = Correction(date=dated.value, text=parts["text"])
    return Made(value=correction, faults=(*faults, *inside("date", dated.faults)))


def in_print(value: Any) -> Made:
    """Where it stood on paper; a single text is the page."""
    if not value:
        return Made(value=None)
    written = value if isinstance(value, dict) else {"page": value}
    known: dict[str, tuple[str, ...]] = {"edition": (), "section": (), "page": ("pages",), "column": ()}
    parts, faults = _parts(written, known)
    return Made(value=InPrint(**parts) if any(parts.values()) else None, faults=tuple(faults))


def withdrawal(value: Any) -> Made:
    """What is taken back of the article. What is none of that is an error: it must not be published by mistake."""
    if not value:
        return Made(value=None)
    if not isinstance(value, dict):
        return fault(None, "A withdrawal is a map.", "Write `withdrawal: {level: note, reason: …}`.", severity="error")
    known = {"level": (), "date": (), "reason": (), "names": (), "instead": ()}
    faults = [replace(one, severity="error") for one in stray(value, known)]
    try:
        return Made(value=made(value), faults=tuple(faults))
    except Wrong as wrong:
        return fault(None, wrong.message, wrong.mend, severity="error")


def origin(value: Any) -> Made:
    """The original that the article was imported from: format, file, sha256, received."""
    if not value:
        return Made(value={})
    if not isinstance(value, dict):
        return fault({}, "The origin is a map, as `newsgen import` writes it.", "Leave it out.")
    known: dict[str, tuple[str, ...]] = {"format": (), "file": (), "sha256": (), "received": ()}
    parts, faults = _parts(value, known)
    if parts["sha256"] and not _SHA256.fullmatch(parts["sha256"]):
        told = Fault(message="This is not a SHA-256.", mend="Write 64 hexadecimal characters.", at="sha256")
        return Made(value={**parts, "sha256": ""}, faults=(*faults, told))
    return Made(value=parts, faults=tuple(faults))


def reading(value: Any) -> Made:
    """How each field was read from a raw source, as `newsgen import` notes it; kept as it is written."""
    if not isinstance(value, dict):
        return Made(value={})
    maps = {name: entry for name, entry in value.items() if isinstance(entry, dict)}
    return Made(value={name: {key: text(part) for key, part in entry.items()} for name, entry in maps.items()})
