"""The full names of a text, to be found by the surname that stands for them later."""

import re
from bisect import bisect_left

from newsgen.articles.reading.speech import Speech

_LOOKS = 8  # full names of one surname to look back through
_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x530)) if letter.isupper())  # Latin, Greek, Cyrillic
_CAPITAL = rf"(?:[{_UPPER}]\.(?:[{_UPPER}]\.)*|[{_UPPER}][\w’'\-]*)"
_CAPITALS = re.compile(
    rf"\b{_CAPITAL}"
    rf"(?:[ \u00a0](?:(?:de|del|della|di|da|dos|van|von|den|der|bin|ibn|al|el|la|le|ter|ten|zu|y)[ \u00a0]){{0,3}}"
    rf"{_CAPITAL}){{1,4}}"
)
_POSSESSIVE = re.compile(r"['’]s?$")


class Names:
    """The full names of a text, to be found by their last word."""

    def __init__(self, text: str, speech: Speech) -> None:
        """Reads every run of two to five capitalised words; titles and function words in front are cut."""
        self._found: dict[str, list[tuple[int, str]]] = {}
        for match in _CAPITALS.finditer(text):
            words = bare(match[0].split(), speech)
            if len(words) > 1:
                self._found.setdefault(words[-1], []).append((match.start(), " ".join(words)))

    def fullest(self, name: str, offset: int) -> str:
        """The fullest name that stood before an offset and ends as this one does, else the name itself.

        The nearest of them counts, since two people of one name are told apart by who was named last.
        """
        words = name.split()
        known = self._found.get(words[-1], ()) if words else ()
        for place in range(bisect_left(known, (offset, "")) - 1, -1, -1)[:8]:
            full = known[place][1]
            if len(full) > len(name) and full.endswith(" " + name):
                return full
        return name


def bare(words: list[str], speech: Speech) -> list[str]:
    """A name's words without titles in front and the possessive behind."""
    start = 0
    for place, word in enumerate(words[:-1]):
        kind = speech.kinds.get(word.lower().rstrip("."), "")
        if kind in ("T", "O") or (kind not in ("", "J") and start == place) or _POSSESSIVE.search(word):
            start = place + 1
    return [*words[start:-1], _POSSESSIVE.sub("", words[-1])] if words else []
