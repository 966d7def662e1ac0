"""The letters of a text, bare of all that names are written with or without: case, accents, soft hyphens, escapes.

"GRÖSSLER", "Größler" and "Gr&ouml;&szlig;ler" all read "grossler". Two readings are made of each text, because nothing
tells whether a hyphen at the end of a line parts one word or joins two: in the one it joins ("Ostran-/der"), in the
other it parts ("Jean-/Luc").
"""

import re
import unicodedata
from functools import cache, lru_cache
from html import unescape
from typing import Final, NamedTuple
from urllib.parse import unquote_to_bytes

# Letters that Unicode does not take apart, as they stand without their marks; a kashida is no letter at all.
_BARE: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ʼ": "'", "ـ": ""}
)
# As German and the Nordic languages write them in addresses and telegrams.
_SPELT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_PARTING: Final = "\u200b\u200c\ufeff"  # without a width, and yet between two words

# Each begins with one class of signs, which is what lets a search run over plain letters at the speed of a scan.
_ESCAPED: Final = (
    r"(?<=&)(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|(?<=%)[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*|(?<=[^\x00-\x7f])"
)
_LINE_END: Final = r"(?<=[^\W\d_]-)[ \t]*\r?\n[ \t]*(?=[^\W\d_])"
_EMPHASIS: Final = r"(?<=[^\W\d_][*`])[*`]{0,2}(?=[^\W\d_])"
_PIECES: Final = rf"[&%\x80-\U0010ffff](?:{_ESCAPED})"
_JOINED: Final = rf"[-*`&%\x80-\U0010ffff](?:{_ESCAPED}|{_LINE_END}|{_EMPHASIS})"


@cache
def _compiled(signs: str) -> re.Pattern[str]:
    """Where there is a name to look for: most archives have none, and the two take 8 ms."""
    return re.compile(signs)


class Lettering(NamedTuple):
    """The bare letters of a text, and where they stand in it."""

    text: str
    moves: tuple[tuple[int, int, int, int], ...]  # from, to in the letters; from, to in the text: what is not itself

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text these letters stand, whole."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        behind = 0
        for begun, ended, first, last in self.moves:
            if at < begun:
                break
            if at < ended:
                return first, last
            behind = last - ended
        return at + behind, at + behind + 1


def joined(text: str) -> str:
    """A text's letters, with all joined that may be one word; a third of the work where no place is asked for."""
    return _compiled(_JOINED).sub(lambda found: _piece(found[0], ""), text).lower()


def letterings(text: str) -> tuple[Lettering, ...]:
    """Both readings, or the one where they are the same."""
    parted, joined = _lettering(text, _PIECES, _PARTING), _lettering(text, _JOINED, "")
    return (parted,) if parted.text == joined.text else (parted, joined)


def bare(text: str) -> str:
    """A text's letters, with nothing joined."""
    return _lettering(text, _PIECES, _PARTING).text


def spelt(word: str) -> str:
    """The same of a word whose umlauts are written out: "groessler"."""
    return bare(unicodedata.normalize("NFC", word).lower().translate(_SPELT))


def _lettering(text: str, pieces: str, parting: str) -> Lettering:
    made: list[str] = []
    moves: list[tuple[int, int, int, int]] = []
    length = done = 0
    for found in _compiled(pieces).finditer(text):
        plain = text[done : found.start()]
        letters = _piece(found[0], parting)
        made += (plain, letters)
        length += len(plain)
        moves.append((length, length + len(letters), *found.span()))
        length += len(letters)
        done = found.end()
    made.append(text[done:])
    return Lettering("".join(made).lower(), tuple(moves))


@lru_cache(maxsize=65536)
def _piece(piece: str, parting: str) -> str:
    """The letters of an escape, of one character, or of what joins two parts of a word: none."""
    if piece[0] in "-*`":
        return ""
    return "".join(_letter(each, parting) for each in _read(piece))


def _read(piece: str) -> str:
    if piece[0] == "&":
        return unescape(piece)
    if piece[0] != "%":
        return piece
    data = unquote_to_bytes(piece)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _letter(letter: str, parting: str) -> str:
    if letter in _PARTING:
        return " " if letter in parting else ""
    if drops(letter):
        return ""
    decomposed = unicodedata.normalize("NFKD", letter.casefold()).casefold().translate(_BARE)
    return "".join(each for each in decomposed if not drops(each))


def drops(sign: str) -> bool:
    """Whether a word is the same without it: an accent, a vowel point, a soft hyphen; no vowel of an Indic script."""
    placed = unicodedata.combining(sign)
    accent = placed == 1 or 10 <= placed <= 36 or placed >= 200
    return accent or unicodedata.category(sign) == "Cf"
