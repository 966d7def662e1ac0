"""Bytes become characters: UTF-8, UTF-16 with its mark, and Windows-1252 for what older systems left.

Line breaks are line feeds afterwards, a byte order mark is gone, and a character that no page can hold is a
space, so that every place stays where it is. Each of these is told, but for the line breaks.
"""

import codecs
import re
from typing import Final

from newsgen.articles.wording import CONTROL, name_of
from newsgen.problems import Problem, Severity

LARGEST: Final = 2 * 1024 * 1024 + 64 * 1024  # bytes: a body of the largest size and its front matter

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BREAKS: Final = re.compile(r"\r\n?|\f|\x85")
_C1: Final = re.compile(r"[\x80-\x9f]")

Decoded = tuple[str, tuple[Problem, ...]]


# Bytes of which a file without any is what it seems: control characters but tab and line feed, and what begins
# a byte order mark or U+FFFE; a C1 character begins with C2.
_ODD: Final = bytes((*range(9), *range(11, 32), 0x7F, 0xEF, 0xFE, 0xFF))
_C1_BYTES: Final = re.compile(rb"\xc2[\x80-\x9f]")


def decode(data: bytes) -> Decoded:
    """The text of a file and what was wrong with its bytes; with an error among that, there is no text.

    Most files are UTF-8 with nothing in it to be told: seeing that takes 6 µs an article instead of 43.
    """
    if (
        len(data) <= LARGEST
        and len(data.translate(None, _ODD)) == len(data)
        and not (b"\xc2" in data and _C1_BYTES.search(data))
    ):
        try:
            return data.decode(), ()
        except UnicodeDecodeError:
            pass  # told below
    return _mended(data)


def _mended(data: bytes) -> Decoded:
    if len(data) > LARGEST:
        message = f"The file has {len(data):,} bytes; {LARGEST:,} are allowed."
        return "", (_problem("size", message, "Divide it into articles.", severity="error"),)
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    if encoding == "utf-8" and b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        message = "This is no text: it holds a zero byte."
        return "", (_problem("binary", message, "Save it as plain text in UTF-8.", line, severity="error"),)
    text, told = _characters(data[len(mark) :], encoding)
    clean, faults = _clean(_BREAKS.sub("\n", text))
    return clean, (*told, *faults)


def _characters(data: bytes, encoding: str) -> Decoded:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if encoding != "utf-8":
        message = "The file says that it is UTF-16, but it is not."
        return "", (_problem("encoding", message, "Save it in UTF-8.", line, severity="error"),)
    message = "The text is not UTF-8; it was read as Windows-1252."
    mend = "Save it in UTF-8, and see that its accents and quotation marks are right."
    # Five bytes mean nothing there; they show as U+FFFD, so that one sees that something is missing.
    return data.decode("cp1252", "replace"), (_problem("encoding", message, mend, line),)


def _clean(text: str) -> Decoded:
    """The text with Windows' characters where control characters stand for them, and spaces for the others."""
    first = CONTROL.search(text)
    if not first:
        return text, ()
    line = text.count("\n", 0, first.start()) + 1
    clean = CONTROL.sub(" ", _C1.sub(_of_windows, text))
    name, meant = name_of(first.group()), _of_windows(first) if _C1.match(first.group()) else " "
    message = f"The control character {name} cannot stand on a page; it was taken out."
    if meant != " ":
        message = f"The control character {name} was read as {meant}, as in Windows-1252."
    return clean, (_problem("control", message, "Write the character that is meant.", line),)


def _of_windows(found: re.Match[str]) -> str:
    return found.group().encode("latin-1").decode("cp1252", "ignore") or " "


def _problem(rule: str, message: str, mend: str, line: int = 0, *, severity: Severity = "warning") -> Problem:
    return Problem(rule=f"source/{rule}", message=message, mend=mend, line=line, severity=severity)
