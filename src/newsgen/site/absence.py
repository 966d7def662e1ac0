"""Proof that what was taken back stands nowhere: every byte of a site looked through for names and texts.

A file is looked through as it is, inflated, and as its readers see it: without tags, without the escapes of HTML,
JSON and addresses. Few files hold a word of a name at all, so that its longest word is looked for first, in all the
bytes that may stand for it: some 3 ms a megabyte for a name, and only what has it is read closely.

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

from newsgen import urls
from newsgen.model import Withheld
from newsgen.withheld import Veil, words

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
    hints: tuple[bytes, ...]  # lower case; a file without any of them holds none of the names
    words: tuple[tuple[bytes, str], ...]  # runs of text, and the bytes by which each is known


def sought(withheld: Iterable[Withheld]) -> tuple[Sought, ...]:
    """What must be looked for; nothing of what was only noted."""
    return tuple(
        Sought(one, Veil(one.names, ""), _hints(one.names), tuple((run.lower().encode(), run) for run in one.words))
        for one in withheld
        if one.names or one.words
    )


def traces(files: Iterable[tuple[str, Path]], looked_for: Sequence[Sought]) -> Iterator[Trace]:
    """Every trace in these files (address, place), and in their addresses."""
    for url, place in files:
        seen = Seen(url, place.read_bytes())
        for one in looked_for:
            if one.veil.finds(unquote(url)) or seen.holds(one):
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
        return any(hint in self._lower for hint in one.hints) and any(map(one.veil.finds, self._texts))

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


def _hints(names: Iterable[str]) -> tuple[bytes, ...]:
    """The longest word of each name in all the bytes that may stand for it, in lower case."""
    found: set[bytes] = set()
    for name in names:
        word = max(words(name), key=len)
        for cased in (word, word.lower(), word.upper(), word.title()):
            for form in (cased, unicodedata.normalize("NFD", cased), urls.slug(cased, fallback="x")):
                found |= {form.encode(), form.encode("utf-16-le"), quote(form).encode(), _json(form), _html(form)}
    return tuple(sorted({each.lower() for each in found} - {b"x"}))


def _html(form: str) -> bytes:
    return form.encode("ascii", "xmlcharrefreplace")


def _json(form: str) -> bytes:
    return "".join(each if each.isascii() else f"\\u{ord(each):04x}" for each in form).encode()
