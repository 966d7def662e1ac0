"""Which language a text is in, which way it runs, and what the news calls things in it.

The words are data: one table a language in `languages/<xx>.toml`. A language without a table reads with
the words of all others, since "Foto:" announces a credit in a dozen of them; what needs grammar, not
words, then simply finds less.
"""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any, Final

from newsgen.model import Direction

SAMPLE: Final = 3000  # characters that are enough to tell a language; more costs time and decides nothing
SCRIPT_SAMPLE: Final = 600  # characters that are enough to tell a script
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})
FALLBACK: Final = "en"

# Scripts that belong to one language of the news, by a range of their letters.
_SCRIPTS: Final = (
    ("ko", re.compile("[가-힣]")),
    ("ja", re.compile("[ぁ-ヿ]")),
    ("zh", re.compile("[一-鿿]")),
    ("th", re.compile("[ก-๛]")),
    ("hi", re.compile("[ऀ-ॿ]")),
    ("bn", re.compile("[ঀ-৿]")),
    ("ta", re.compile("[஀-௿]")),
    ("he", re.compile("[א-ת]")),
    ("el", re.compile("[Ͱ-Ͽ]")),
    ("ka", re.compile("[ა-ჿ]")),
    ("hy", re.compile("[Ա-֏]")),
)
_ARABIC: Final = re.compile("[ء-ۓ]")
_PERSIAN: Final = re.compile("[پچژگک]|ی")
_URDU: Final = re.compile("[ٹڈڑںے]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a table of words, in alphabetical order."""
    folder = files("newsgen.articles.reading") / "languages"
    return tuple(sorted(file.name[:-5] for file in folder.iterdir() if file.name.endswith(".toml")))


def base(language: str) -> str:
    """The language without its region: "en" of "en-GB"."""
    return language.replace("_", "-").partition("-")[0].lower()


@cache
def words(language: str) -> dict[str, Any]:
    """The news words of a language, as its table has them; empty when there is no table."""
    code = base(language)
    if code not in languages():
        return {}
    table = files("newsgen.articles.reading") / "languages" / f"{code}.toml"
    return tomllib.loads(table.read_text(encoding="utf-8"))


@cache
def read_with(language: str) -> tuple[str, ...]:
    """The languages whose words to read a text with: its own and English, or all when it has no table.

    English stands beside every other since its news words ("Photo:", "Getty Images via …") are printed
    in papers of all languages.
    """
    code = base(language)
    if code not in languages():
        return languages()
    return (code,) if code == FALLBACK else (code, FALLBACK)


@cache
def phrases(language: str, table: str, key: str) -> tuple[str, ...]:
    """The phrases that a language uses for something, longest first, lower case."""
    found: dict[str, None] = {}
    for code in read_with(language):
        value = words(code).get(table, {}).get(key, ())
        found.update(dict.fromkeys(value.split() if isinstance(value, str) else value))
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _frequent() -> dict[str, tuple[str, ...]]:
    """Each frequent word, and the languages in which it is one."""
    found: dict[str, list[str]] = {}
    for code in languages():
        for word in words(code).get("detection", {}).get("frequent", "").split():
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def _of_script(sample: str) -> str:
    """The language that the script alone gives away, or an empty string."""
    if sample.isascii():
        return ""
    letters = len(_LETTER.findall(sample)) or 1
    for code, pattern in _SCRIPTS:
        # Two in ten are enough: such texts are full of names, figures and brands in Latin letters.
        if len(pattern.findall(sample)) / letters > 0.2:
            return code
    if len(_ARABIC.findall(sample)) / letters > 0.2:
        return _of_arabic(sample)
    return ""


def _of_arabic(sample: str) -> str:
    """Arabic, Persian or Urdu, by the letters that only the latter two have."""
    whole = len(_ARABIC.findall(sample))
    if len(_URDU.findall(sample)) > whole * 0.03:
        return "ur"
    return "fa" if len(_PERSIAN.findall(sample)) > whole * 0.04 else "ar"


def _of_words(sample: str, hint: str) -> str:
    """The language most of whose frequent words occur; the hint when too few do."""
    frequent = _frequent()
    votes: Counter[str] = Counter()
    for word in _WORD.findall(sample.casefold()):
        for code in frequent.get(word, ()):
            votes[code] += 1
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0] != hint, vote[0]))
    return ranked[0][0] if ranked and (ranked[0][1] >= 3 or not hint) else hint or FALLBACK


def direction(language: str) -> Direction:
    """Which way a language runs."""
    return "rtl" if base(language) in RIGHT_TO_LEFT else "ltr"


def detect(text: str, hint: str = "") -> tuple[str, Direction]:
    """The language of a text and its direction.

    `hint` is the archive's own language: it wins when the text is too short to tell, and lends its region
    ("en-GB") when the text agrees with it.
    """
    sample = text[:SAMPLE]
    found = _of_script(sample[:SCRIPT_SAMPLE]) or _of_words(sample, base(hint))
    language = hint if hint and base(hint) == found else found
    return language, direction(language)
