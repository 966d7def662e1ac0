"""Proof that what was taken back stands nowhere: every byte of a site looked through for names and texts.

A file is looked through as it is, inflated, and as its readers see it: without tags, without the escapes of HTML,
JSON and addresses, by its letters alone. Few files hold all the words of a name, so that these are looked for first,
and only a file that has them is read closely. What is no text, a photo above all, is looked through for the bytes that
may stand for each word, as UTF-8, UTF-16 or Latin-1 writes them.

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
from urllib.parse import unquote

from newsgen.lettering import joined
from newsgen.model import Withheld
from newsgen.withheld import Veil, forms, words

INDEX: Final = "search/"  # what is packed there is text, and elsewhere a program
SNIFFED: Final = 1024  # bytes by which a text is told from what is none
AROUND: Final = 512  # bytes in which a name stands whole
# What makes more of ASCII than its letters: other signs, escapes, words that go on in the next line.
_SIGNS: Final = re.compile(rb"[\x80-\xff]|%[0-9A-Fa-f]|\\u[0-9a-fA-F]{4}|&[#A-Za-z]|-[ \t\r]*\n")
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
    letters: tuple[tuple[frozenset[str], ...], ...]  # of each name, of each of its words: the letters it may have
    coded: tuple[tuple[tuple[bytes, ...], ...], ...]  # the same as bytes in lower case
    words: tuple[tuple[bytes, str], ...]  # runs of text, and the bytes by which each is known


def sought(withheld: Iterable[Withheld]) -> tuple[Sought, ...]:
    """What must be looked for; nothing of what was only noted."""
    return tuple(
        Sought(
            one,
            Veil(one.names, ""),
            tuple(tuple(frozenset(forms(word)) for word in _longest_first(name)) for name in one.names),
            tuple(tuple(map(_bytes, _longest_first(name))) for name in one.names),
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
        self._is_text = url.startswith(INDEX) if url.endswith(".bin") else b"\0" not in data[:SNIFFED]

    def holds(self, one: Sought) -> bool:
        """Whether a name or a run of the text stands here."""
        if any(mark in self._lower and run in self._readable for mark, run in one.words):
            return True
        if not self._is_text:
            return any(one.veil.finds(text) for name in one.coded for text in self._around(name))
        may = any(all(any(form in self._letters for form in word) for word in name) for name in one.letters)
        return may and any(map(one.veil.finds, self._texts))

    def holds_all(self, one: Sought) -> bool:
        """Whether every run of a text that is gone stands here."""
        return bool(one.words) and all(run in self._readable for _, run in one.words)

    @cached_property
    def _letters(self) -> str:
        """Its letters, with all joined that may be one word; plain ASCII is what it is."""
        return joined(self._shown) if _SIGNS.search(self._data) else self._lower.decode()

    @cached_property
    def _shown(self) -> str:
        plain = self._data.decode("utf-8", "replace")
        return unescape(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), unquote(plain)))

    @cached_property
    def _texts(self) -> tuple[str, str]:
        """As it is, and as it reads."""
        return self._shown, _TAG.sub("", self._shown)

    def _around(self, name: tuple[tuple[bytes, ...], ...]) -> Iterator[str]:
        """What stands around the longest word of a name in what is no text, by the two codes that it may have there."""
        for form in name[0] if name and all(any(form in self._lower for form in word) for word in name) else ():
            at = self._lower.find(form)
            while at >= 0:
                # In UTF-16 a zero stands beside most letters.
                near = self._data[max(at - AROUND, 0) : at + AROUND].replace(b"\0", b"")
                yield near.decode("utf-8", "replace")
                yield near.decode("latin-1")
                at = self._lower.find(form, at + 1)

    @cached_property
    def _readable(self) -> str:
        return _SPACES.sub(" ", unicodedata.normalize("NFC", self._texts[1]))


def _inflated(data: bytes) -> bytes:
    """With what it holds when it is inflated, where that can be done."""
    try:
        return data + zlib.decompress(data, -zlib.MAX_WBITS)
    except zlib.error:
        return data


def _longest_first(name: str) -> list[str]:
    return sorted(words(name), key=len, reverse=True)


def _bytes(word: str) -> tuple[bytes, ...]:
    """A word in all the bytes that may stand for it in what is no text, in lower case."""
    cased = {form for each in (word, unicodedata.normalize("NFD", word)) for form in (each, each.lower(), each.upper())}
    codes = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
    found = {each.encode(code, "ignore").lower() for each in (*cased, *forms(word)) for code in codes}
    return tuple(sorted(found - {b""}, key=len))
