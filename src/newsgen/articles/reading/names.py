"""The full names of a text, to be found by the surname that stands for them later."""

import re
from bisect import bisect_left
from functools import cached_property

from newsgen.articles.reading.speech import Speech

_LOOKS = 8  # full names of one surname to look back through
_ASKED = 24  # names looked for one by one; for more the text is read through
_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x530)) if letter.isupper())  # Latin, Greek, Cyrillic
_REST = rf"(?:\.(?:[{_UPPER}]\.)*|[\w’'\-]*)"
_PARTICLES = "de|del|della|di|da|dos|van|von|den|der|bin|ibn|al|el|la|le|ter|ten|zu|y"
# A capital at a word's beginning, told from behind: a pattern that begins with its letters is searched for faster.
_CAPITALS = re.compile(
    rf"[{_UPPER}](?<!\w[{_UPPER}]){_REST}"
    rf"(?:[ \u00a0](?:(?:{_PARTICLES})[ \u00a0]){{0,3}}[{_UPPER}]{_REST}){{1,4}}"
)
_BEFORE = frozenset(_PARTICLES.split("|"))
_POSSESSIVE = ("'s", "’s", "'", "’")


class Names:
    """The full names of a text, to be found by their last word."""

    def __init__(self, text: str, speech: Speech) -> None:
        """Reads nothing yet: most names stand in a text in one form only, and that is soon seen."""
        self._text = text
        self._speech = speech
        self._asked = 0  # names looked for one by one

    @cached_property
    def _found(self) -> dict[str, list[tuple[int, str]]]:
        """Every run of two to five capitalised words, by the last; titles and function words in front are cut."""
        found: dict[str, list[tuple[int, str]]] = {}
        for match in _CAPITALS.finditer(self._text):
            words = bare(match[0].split(), self._speech)
            if len(words) > 1:
                found.setdefault(words[-1], []).append((match.start(), " ".join(words)))
        return found

    @property
    def every(self) -> tuple[str, ...]:
        """The full names, each once, in the order in which they first stand."""
        places = sorted(place for of_one in self._found.values() for place in of_one)
        return tuple(dict.fromkeys(name for _, name in places))

    def fullest(self, name: str, offset: int) -> str:
        """The fullest name that stood before an offset and ends as this one does, else the name itself.

        The nearest of them counts, since two people of one name are told apart by who was named last.
        """
        if not name or self._stands_alone(name, offset):
            return name
        known = self._found.get(name.split()[-1], ())
        for place in range(bisect_left(known, (offset, "")) - 1, -1, -1)[:_LOOKS]:
            full = known[place][1]
            if len(full) > len(name) and full.endswith(" " + name):
                return full
        return name

    def _stands_alone(self, name: str, offset: int) -> bool:
        """Whether the name nowhere before follows a word that may belong to it; False when that is not worth asking.

        A longer name that began before the offset ends on its line.
        """
        text, sought = self._text, " " + name
        self._asked += 1
        if self._asked > _ASKED or "\xa0" in text:
            return False
        end = text.find("\n", offset)
        end = end if end >= 0 else len(text)
        place = text.find(sought, 0, end)
        while place >= 0:
            before = text[place - 1 : place]
            if (before.isalnum() or before in "_'’-.") and self._longer(place):
                return False
            place = text.find(sought, place + 1, end)
        return True

    def _longer(self, place: int) -> bool:
        """Whether the word that ends before a space may be part of a name."""
        word = self._text[self._text.rfind(" ", 0, place) + 1 : place]
        return not word.islower() or word in _BEFORE


def bare(words: list[str], speech: Speech) -> list[str]:
    """A name's words without titles in front and the possessive behind."""
    if not words:
        return []
    start = 0
    last = words[-1]
    for place, word in enumerate(words[:-1]):
        kind = speech.kinds.get(word.lower().rstrip("."), "")
        joins = kind == "J" and word.lower() in _BEFORE  # "de Roe", but not "For Roe"
        if kind in ("T", "O") or (kind and not joins and start == place) or word.endswith(_POSSESSIVE):
            start = place + 1
    if last.endswith(_POSSESSIVE):
        last = last[:-2] if last[-1] == "s" else last[:-1]
    return [*words[start:-1], last]
