"""Proof that what was taken back stands nowhere: every byte of a site looked through for names and texts.

A file is looked through as it is, inflated, and as its readers see it: without tags, without the escapes of HTML,
JSON and addresses, by its letters alone. Few files hold all the words of a name, so that these are looked for first,
and only a file that has them is read closely. What is no text, a photo above all, is looked through for the bytes that
may stand for each word, as UTF-8, UTF-16 or Latin-1 writes them; a short name is only one there amid a text.

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
_GAP: Final = rb"(?:[\t\n\r '+\-._\xa0]|%20){1,6}"
_TEXT: Final = re.compile(rb"[\t\n\r -~]*")
_TEXT_BEFORE: Final = re.compile(rb"[\t\n\r -~]*\Z")
# What makes more of ASCII than its letters: other signs, escapes, words that go on in the next line.
_SIGNS: Final = re.compile(rb"[\x80-\xff]|%[0-9A-Fa-f]|\\u[0-9a-fA-F]{4}|&[#A-Za-z]|-[ \t\r]*\n")
_TAG: Final = re.compile(r"<[^>]*>")
_VALUE: Final = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
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
    coded: tuple[tuple[re.Pattern[bytes], int], ...]  # each name as bytes in lower case, and how long a text it needs
    words: tuple[tuple[bytes, str], ...]  # runs of text, and the bytes by which each is known


def sought(withheld: Iterable[Withheld]) -> tuple[Sought, ...]:
    """What must be looked for; nothing of what was only noted."""
    return tuple(
        Sought(
            one,
            Veil(one.names, ""),
            tuple(tuple(frozenset(forms(word)) for word in _longest_first(name)) for name in one.names),
            tuple(map(_coded, filter(words, one.names))),
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
            return any(self._tells(*name) for name in one.coded)
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
        """With what its tags say, and as it reads; that `li` and `lang` are words of HTML names nobody."""
        return _TAG.sub(_said, self._shown), _TAG.sub("", self._shown)

    def _tells(self, name: re.Pattern[bytes], length: int) -> bool:
        """Whether a name stands in what is no text, within a text of that many bytes: a short one is in any noise."""
        for data in self._strings:
            for found in name.finditer(data):
                before = _TEXT_BEFORE.search(data, max(found.start() - length, 0), found.start())
                after = _TEXT.match(data, found.end(), found.end() + length)
                beside = (len(before[0]) if before else 0) + (len(after[0]) if after else 0)
                if len(found[0]) + beside >= length:
                    return True
        return False

    @cached_property
    def _strings(self) -> tuple[bytes, ...]:
        """Its bytes; and without zeros, which in UTF-16 stand beside most letters."""
        return (self._lower, self._lower.replace(b"\0", b""))

    @cached_property
    def _readable(self) -> str:
        return _SPACES.sub(" ", unicodedata.normalize("NFC", self._texts[1]))


def _said(tag: re.Match[str]) -> str:
    """The values of a tag's attributes; of a comment, all."""
    if tag[0].startswith(("<!", "<?")):
        return tag[0]
    return f" {' '.join(first or second for first, second in _VALUE.findall(tag[0]))} "


def _inflated(data: bytes) -> bytes:
    """With what it holds when it is inflated, where that can be done."""
    try:
        return data + zlib.decompress(data, -zlib.MAX_WBITS)
    except zlib.error:
        return data


def _longest_first(name: str) -> list[str]:
    return sorted(words(name), key=len, reverse=True)


def _coded(name: str) -> tuple[re.Pattern[bytes], int]:
    """What finds a name in what is no text, and the length of text at which it does not stand there by chance.

    Each of its letters tells seven bits, a sign that is printed one and a half; 33 are one such accident in 8 GB.
    """
    known = words(name)
    letters = sum(map(len, known))
    written = _GAP.join(b"(?:" + b"|".join(map(re.escape, _bytes(word))) + b")" for word in known)
    return re.compile(rb"(?<![a-z0-9])" + written + rb"(?![a-z0-9])"), letters + max(0, round((33 - 7 * letters) / 1.4))


def _bytes(word: str) -> tuple[bytes, ...]:
    """A word in all the bytes that may stand for it in what is no text, in lower case."""
    cased = {form for each in (word, unicodedata.normalize("NFD", word)) for form in (each, each.lower(), each.upper())}
    found = {each.encode().lower() for each in (*cased, *forms(word))}
    found |= {each.encode("latin-1").lower() for each in cased if each.isascii() or max(each) < "\u0100"}
    return tuple(sorted(found, key=len, reverse=True))
