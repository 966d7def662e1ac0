"""Names that are withheld: found however they are written, and replaced.

A name is known by its words, whatever stands between two of them: "Jane Doe" is also "JANE  DOE", "*Jane* Doe",
"jane-doe" and "Jane%20Doe". Words are compared by their letters alone (`newsgen.lettering`), so that "Größler" is also
"GRÖSSLER", "Grossler", "Groessler", "Gr&ouml;&szlig;ler", and "Größ-/ler" over two lines. What a language makes of a
name ("Iwans", "Ивана") is a name of its own and must be listed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from newsgen import urls
from newsgen.lettering import bare, drops, letterings, spelt

# Of letters and digits, and in the scripts of India of the vowel signs that stand with them.
WORD: Final = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u0971-\u0dff])+")
SLUG: Final = "withheld"  # what stands for a name in an address

# What may stand between two words of a name; long enough for "**Jane** *Doe*", too short for two sentences.
FARTHEST: Final = 18  # characters between two words: six, each written as an address may
_BETWEEN: Final = r"(?:[\W_]|%[0-9a-f]{2}){1,6}"
_TOUCHING: Final = r"(?:[\W_]|%[0-9a-f]{2}){0,6}"  # an apostrophe or a hyphen may be left out: "obrien"
_LEFT_OUT: Final = "'’‘ʼ`´-‐‑–"
_RUNNING: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def words(name: str) -> list[str]:
    """The words of a name, in the composed form of Unicode."""
    return [found[0] for found in _words(name)]


def _words(name: str) -> list[re.Match[str]]:
    # Points and signs without a width stand within a word, and would cut it.
    composed = unicodedata.normalize("NFC", name)
    return list(WORD.finditer("".join(each for each in composed if not drops(each))))


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What finds these names in bare letters, the longest first; nothing where there is no word in them."""
    parts = [_one(found) for name in sorted(set(names), key=lambda name: (-len(name), name)) if (found := _words(name))]
    return _compiled("|".join(parts) or r"(?!)")


@lru_cache(maxsize=256)
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written)


def _one(found: Sequence[re.Match[str]]) -> str:
    written = _word(found[0][0])
    for one, after_it in pairwise(found):
        between = one.string[one.end() : after_it.start()]
        written += (_TOUCHING if between in _LEFT_OUT else _BETWEEN) + _word(after_it[0])
    # Where a script sets no spaces, nothing tells where a name ends.
    before = "" if _RUNNING.match(found[0][0]) else r"(?<![^\W_])"
    after = "" if _RUNNING.match(found[-1][0][-1]) else r"(?![^\W_])"
    return f"{before}(?:{written}){after}"


def _word(word: str) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(forms(word), key=len, reverse=True)))})"


def forms(word: str) -> set[str]:
    """A word in the letters that it may have: its own, its umlauts written out, those of an address."""
    return {bare(word), spelt(word), urls.slug(word, fallback=word)} - {"article", ""} | {bare(word)}


def _marks(name: str) -> Iterator[tuple[str, int]]:
    """(a form of the longest word, how far around it the name can reach in characters)."""
    known = words(name)
    reach = 2 * (len(name) + FARTHEST * len(known)) + FARTHEST
    return ((form, reach) for form in forms(max(known, key=len))) if known else iter(())


class Veil:
    """Replaces names in text, in what a file's fields hold, and in addresses."""

    def __init__(self, names: Iterable[str], instead: str) -> None:
        known = tuple(names)
        self._found = pattern(known)
        self._instead = instead
        self._marks = sorted({mark for name in known for mark in _marks(name)})

    def text(self, text: str) -> str:
        """The text with every name replaced."""
        return self._replaced(text, self._instead)

    def _replaced(self, text: str, instead: str) -> str:
        composed = unicodedata.normalize("NFC", text)
        for begun, end in reversed(self._places(composed)):
            composed = f"{composed[:begun]}{instead}{composed[end:]}"
        return composed

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Where names stand; of two that reach into each other, all that they cover."""
        found = sorted(
            reading.span(*name.span()) for reading in letterings(text) for name in self._found.finditer(reading.text)
        )
        places: list[tuple[int, int]] = []
        for begun, end in found:
            if places and begun < places[-1][1]:
                places[-1] = (places[-1][0], max(end, places[-1][1]))
            else:
                places.append((begun, end))
        return places

    def address(self, path: str) -> str:
        """A path or an id with every name replaced by a word that may stand there."""
        return self._replaced(path, SLUG) if self.finds(path) else path

    def value(self, value: Any) -> Any:
        """The value of a field with every name replaced. What was a name and nothing else is gone."""
        if isinstance(value, str):
            return "" if self.is_one(value) else self.text(value)
        if isinstance(value, list | tuple):
            shown = [self.value(each) for each in value]
            return [each for each, before in zip(shown, value, strict=True) if each not in ("", {}) or each == before]
        if isinstance(value, dict):
            if any(self.is_one(value.get(key)) for key in ("name", "author")):
                return {}
            return {self.text(key) if isinstance(key, str) else key: self.value(part) for key, part in value.items()}
        return value

    def is_one(self, value: Any) -> bool:
        """Whether this is one of the names and nothing else."""
        return isinstance(value, str) and any(
            self._found.fullmatch(reading.text.strip()) for reading in letterings(unicodedata.normalize("NFC", value))
        )

    def finds(self, text: str) -> bool:
        """Whether a name stands in the text."""
        return any(self.found_in(reading.text) for reading in letterings(text))

    def found_in(self, letters: str) -> bool:
        """Whether a name stands in bare letters. Only what lies around its longest word is read closely."""
        return any(self._found.search(letters, max(at - reach, 0), at + reach) for at, reach in self._near(letters))

    def _near(self, letters: str) -> Iterator[tuple[int, int]]:
        for word, reach in self._marks:
            at = letters.find(word)
            while at >= 0:
                yield at, reach
                at = letters.find(word, at + 1)
