"""Proof that what was taken back stands nowhere: every byte of a site looked through for names and texts.

A file is looked through as it is, inflated, and as its readers see it: without tags, without the escapes of HTML,
JSON and addresses. Few files hold all the words of a name, so that these are looked for first, each in all the bytes
that may stand for it, and only a file that has them is read closely: 10,000 articles take some 5 s.

Within the search index, words stand by themselves and cut short, and no name could be seen: it is made anew of what is
left whenever anything is taken back.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from newsgen.model import Withheld
from newsgen.withheld import Veil, forms, words

_TAG: Final = re.compile(r"<[^>]*>")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_SPACES: Final = re.compile(r"\s+")


class Trace(NamedTuple):
    """A file in which something stands that was taken back, and of which article (content path)."""

    url: str
    path: str


class Sought(NamedTuple):
    """What is looked for of one article."""

    withheld: Withheld
    veil: Veil
    hints: tuple[tuple[tuple[bytes, ...], ...], ...]  # of each name, of each of its words: forms in lower case
    words: tuple[tuple[bytes, str], ...]  # runs of text, and the bytes by which each is known


def sought(withheld: Iterable[Withheld]) -> tuple[Sought, ...]:
    """What must be looked for; nothing of what was only noted."""
    return tuple(
        Sought(
            one,
            Veil(one.names, ""),
            tuple(map(_hints, one.names)),
            tuple((run.encode().lower(), run) for run in one.words),
        )
        for one in withheld
        if one.names or one.words
    )


def traces(files: Iterable[tuple[str, Path]], looked_for: Sequence[Sought]) -> Iterator[Trace]:
    """Every trace in these files (address, place), and in their addresses."""
    for url, place in files:
        seen, address = Seen(url, place.read_bytes()), unquote(url)
        for one in looked_for:
            if seen.holds(one) or one.veil.finds(address):
                yield Trace(url, one.withheld.path)


class Seen:
    """A file's bytes, and what readers see of them, made when it is asked for."""

    def __init__(self, url: str, data: bytes) -> None:
        self._data = _inflated(data) if url.endswith(".bin") else data
        self._lower = self._data.lower()

    def holds(self, one: Sought) -> bool:
        """Whether a name or a run of the text stands here."""
        if any(mark in self._lower and run in self._readable for mark, run in one.words):
            return True
        return any(map(self._may_hold, one.hints)) and any(map(one.veil.finds, self._texts))

    def holds_all(self, one: Sought) -> bool:
        """Whether every run of a text that is gone stands here."""
        return bool(one.words) and all(run in self._readable for _, run in one.words)

    def _may_hold(self, name: tuple[tuple[bytes, ...], ...]) -> bool:
        return all(any(form in self._lower for form in word) for word in name)

    @cached_property
    def _texts(self) -> tuple[str, str]:
        """As it is, and as it reads."""
        plain = self._data.decode("utf-8", "replace")
        shown = unescape(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), unquote(plain)))
        return plain, _TAG.sub("", shown)

    @cached_property
    def _readable(self) -> str:
        return _SPACES.sub(" ", unicodedata.normalize("NFC", self._texts[1]))


def _inflated(data: bytes) -> bytes:
    """With what it holds when it is inflated, where that can be done."""
    try:
        return data + zlib.decompress(data, -zlib.MAX_WBITS)
    except zlib.error:
        return data


def _mark(run: str) -> bytes:
    return run.encode().lower()


def _hints(name: str) -> tuple[tuple[bytes, ...], ...]:
    """Each word of the name, the longest first, in all the bytes that may stand for it, in lower case."""
    return tuple(_forms(word) for word in sorted(words(name), key=len, reverse=True))


def _forms(word: str) -> tuple[bytes, ...]:
    found: set[bytes] = set()
    for cased in (word, word.lower(), word.upper(), word.title()):
        for form in forms(cased):
            found |= {form.encode(), form.encode("utf-16-le"), quote(form).encode(), _json(form), _html(form)}
    return tuple(sorted({each.lower() for each in found}, key=len))


def _html(form: str) -> bytes:
    return form.encode("ascii", "xmlcharrefreplace")


def _json(form: str) -> bytes:
    return "".join(each if each.isascii() else f"\\u{ord(each):04x}" for each in form).encode()
