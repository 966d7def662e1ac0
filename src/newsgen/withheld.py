"""Names that are withheld: found however they are written, and replaced.

A name is known by its words, whatever stands between two of them and whichever case they have: "Jane Doe" is also
"JANE  DOE", "*Jane* Doe", "jane-doe" and "Jane%20Doe"; and each word also without its accents. What a language makes
of a name ("Iwans", "Ивана") is a name of its own and must be listed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from newsgen import urls

WORD: Final = re.compile(r"[^\W_]+")
SLUG: Final = "withheld"  # what stands for a name in an address

# What may stand between two words of a name; long enough for "**Jane** *Doe*", too short for two sentences.
FARTHEST: Final = 18  # characters between two words: six, each written as an address may
_BETWEEN: Final = r"(?:[\W_]|%[0-9A-Fa-f]{2}){1,6}"
_RUNNING: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def words(name: str) -> list[str]:
    """The words of a name, in the composed form of Unicode."""
    return WORD.findall(unicodedata.normalize("NFC", name))


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What finds these names, the longest first; it finds nothing where there is no word in them."""
    parts = [_one(found) for name in sorted(set(names), key=lambda name: (-len(name), name)) if (found := words(name))]
    return _compiled("|".join(parts) or r"(?!)")


@lru_cache(maxsize=256)
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


def _one(found: Sequence[str]) -> str:
    written = _BETWEEN.join(map(_word, found))
    # Where a script sets no spaces, nothing tells where a name ends.
    before = "" if _RUNNING.match(found[0]) else r"(?<![^\W_])"
    after = "" if _RUNNING.match(found[-1][-1]) else r"(?![^\W_])"
    return f"{before}(?:{written}){after}"


def _word(word: str) -> str:
    known = sorted(forms(word), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, known))})" if len(known) > 1 else re.escape(word)


def forms(word: str) -> set[str]:
    """A word in the forms that it may have: as it is, without accents, decomposed, as in an address."""
    decomposed = unicodedata.normalize("NFD", word)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return {word, decomposed, bare, urls.slug(word, fallback=word)} - {"article"} | {word}


def _marks(name: str) -> Iterator[tuple[str, int]]:
    """(a form of the longest word in lower case, how far around it the name can reach in characters)."""
    known = words(name)
    reach = 2 * (len(name) + FARTHEST * len(known)) + FARTHEST
    return ((form.lower(), reach) for form in forms(max(known, key=len))) if known else iter(())


class Veil:
    """Replaces names in text, in what a file's fields hold, and in addresses."""

    def __init__(self, names: Iterable[str], instead: str) -> None:
        known = tuple(names)
        self._found = pattern(known)
        self._instead = instead
        self._marks = sorted({mark for name in known for mark in _marks(name)})

    def text(self, text: str) -> str:
        """The text with every name replaced."""
        return self._found.sub(lambda _: self._instead, unicodedata.normalize("NFC", text))

    def address(self, path: str) -> str:
        """A path or an id with every name replaced by a word that may stand there."""
        composed = unicodedata.normalize("NFC", path)
        return self._found.sub(SLUG, composed) if self._found.search(composed) else path

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
        return isinstance(value, str) and bool(self._found.fullmatch(unicodedata.normalize("NFC", value).strip()))

    def finds(self, text: str) -> bool:
        """Whether a name stands in the text. Only what lies around the longest word of a name is read closely."""
        lowered = unicodedata.normalize("NFC", text).lower()
        return any(self._found.search(lowered, max(at - reach, 0), at + reach) for at, reach in self._near(lowered))

    def _near(self, lowered: str) -> Iterator[tuple[int, int]]:
        for word, reach in self._marks:
            at = lowered.find(word)
            while at >= 0:
                yield at, reach
                at = lowered.find(word, at + 1)
