"""The words that tell who speaks, one letter a kind, as the languages' own files list them.

A paragraph is turned into a string of these letters, one a word, and the rules that look for a speaker are
patterns over the letters. So a rule knows no language, and a language is a table of words without rules.

    q k e f   a quoted run: open-ended · ends in a comma or dash · in ? ! … · in a full stop
    V U G     a verb of speech · of thought and the like · a participle of either
    Y y       "according to" before · after the name      t     "that"
    P p R     pronoun, personal · impersonal · relative   s     a word that names the speaker after a quote
    D         determiner         T O     title · noun for people and bodies that speak
    C l n W   other capitalised word · other word · number · day or month
    x b       auxiliary · adverb          I J     preposition · preposition of the genitive
    L &       linking word · and, or
    . , : - ( ) o   marks
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final, Literal

from newsgen.articles.reading.language import words

KINDS = {
    "auxiliaries": "x",
    "adverbs": "b",
    "prepositions": "I",
    "genitives": "J",
    "joining": "&",
    "linking": "L",
    "that": "t",
    "determiners": "D",
    "quantities": "l",
    "people": "O",
    "titles": "T",
    "times": "W",
    "weak_verbs": "U",
    "verbs": "V",
    "participles": "G",
    "tags": "s",
    "relatives": "R",
    "impersonal": "p",
    "pronouns": "P",
}
"""The letter of each list in a language's table; a word on two lists is of the later kind."""

MARKS = {
    **dict.fromkeys(".?!…。？！؟۔", "."),
    **dict.fromkeys(",;،؛、", ","),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("-–—―", "-"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
}
"""The letter of each punctuation mark; all others are `o`."""

ENDINGS = {
    **dict.fromkeys(",،;-–—", "k"),
    **dict.fromkeys("?!…؟？！", "e"),
    **dict.fromkeys(".。۔", "f"),
}
"""The letter of a quoted run by its last character; all others are `q`."""

_NAMES_TOO = frozenset("VUxblGIJ")
"""Kinds that a capital inside a sentence turns into a name: May, Will, Said."""

Gender = Literal["feminine", "masculine", ""]
GENDERS: Final[tuple[Gender, ...]] = ("feminine", "masculine")

LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ɏЀ-ҁء-ي"
"""The letters of most of the news, Latin, Cyrillic and Arabic, as ranges."""

_PROPER = frozenset("CTO")
_ANY_NOUN = frozenset("CTOlg")


_KNOWN_WORDS: Final = 20_000  # whose letters are kept; a year of a paper has about as many


class Letters(dict[str, str]):
    """Two letters a word, found once: that of the word inside a sentence, and that at its beginning."""

    def __init__(self, letter: Callable[[str, bool], str]) -> None:
        """`letter` tells a word's letter, given whether a sentence begins with it."""
        super().__init__()
        self._letter = letter

    def __missing__(self, word: str) -> str:
        """The letters of a word not met before."""
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        self[word] = letters = self._letter(word, False) + self._letter(word, True)
        return letters


@dataclass(frozen=True, eq=False)
class Speech:
    """A language's words of speech, made ready once."""

    pattern: re.Pattern[str]  # one word (or abbreviation, phrase), number or mark, each a group of its own
    following: re.Pattern[str]  # a comma or none, and the plain words after it, as `pattern` would find them
    kinds: Mapping[str, str]  # lower-case word → letter
    people: frozenset[str]  # nouns for people and bodies, verbs or not
    nouns: frozenset[str]  # verbs that are nouns as well
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]  # "Speaking to reporters, …" opens a sentence without its subject
    capital_nouns: bool  # a capital does not make a name
    caseless: bool  # there are no capitals
    known: bool  # there is a table, so that speakers can be looked for
    verb_second: bool  # the subject may follow the verb at any place
    verb_final: bool  # the verb of speech stands behind the quote, its subject before it
    second_hand: tuple[str, ...]  # what leads to somebody who tells of a speaker: ", according to the Post"
    genders: Mapping[str, Gender]  # pronouns, titles and nouns that tell one
    things: frozenset[str]  # words in the names of places and bodies, by which they are told from people

    @cached_property
    def letters(self) -> tuple[Mapping[str, str], ...]:
        """The letters of what each group of the pattern finds; the whole match is group 0."""
        words = Letters(self.kind)
        numbers = Letters(lambda word, _: "n" if word[-1].isdigit() or word[-1] == "." else "l")
        return ({}, words, Letters(lambda mark, _: MARKS.get(mark, "o")), words, numbers)

    @cached_property
    def heads(self) -> frozenset[str]:
        """What kinds of word a mention may end in."""
        return _PROPER if self.capital_nouns else _ANY_NOUN

    def kind(self, word: str, opening: bool) -> str:
        """The letter of a word; `opening` when a sentence begins with it."""
        lower = word.lower().replace("’", "'")
        kind = self.kinds.get(lower) or self._contracted(lower)
        capital = word[:1].isupper()
        if kind and not (capital and not opening and kind in _NAMES_TOO):
            return kind
        if capital:
            return "g" if opening and len(word) > 5 and word.endswith(self.participle_endings) else "C"
        return "b" if self.adverb_endings and word.endswith(self.adverb_endings) else "l"

    def _contracted(self, word: str) -> str:
        """The letter of the pronoun in "he's", or nothing."""
        kind = self.kinds.get(word.partition("'")[0], "") if "'" in word else ""
        return kind if kind in ("P", "p", "R") else ""


@cache
def speech(language: str) -> Speech:
    """The words of speech of a language; one without a table has its marks and capitals alone."""
    table = words(language).get("quotes", {})
    kinds = {word: letter for name, letter in KINDS.items() for word in _listed(table.get(name, ""))}
    kinds |= {"-": "b", "-t-": "b"}  # what ties a pronoun to its verb
    kinds |= {phrase.lower(): "Y" for phrase in table.get("according", ())}
    kinds |= {phrase.lower(): "y" for phrase in table.get("according_after", ())}
    return Speech(
        pattern=_pattern(table),
        following=_following(table),
        kinds=kinds,
        people=frozenset(_listed(table.get("people", ""))),
        nouns=frozenset(_listed(table.get("nouns_too", ""))),
        participle_endings=tuple(table.get("participle_endings", ())) or ("\0",),
        adverb_endings=tuple(table.get("adverb_endings", ())),
        capital_nouns=table.get("capital_nouns", False),
        known="verbs" in table,
        caseless=table.get("caseless", False),
        verb_second=table.get("verb_second", False),
        verb_final=table.get("verb_final", False),
        second_hand=(*table.get("according", ()), *table.get("second_hand", ())),
        genders={word: gender for gender in GENDERS for word in _listed(table.get(gender, ""))},
        things=frozenset(_listed(table.get("things", ""))),
    )


def _listed(value: str | Iterable[str]) -> list[str]:
    return value.split() if isinstance(value, str) else list(value)


def _pattern(table: Mapping[str, Any]) -> re.Pattern[str]:
    """One pattern for a word, number, phrase or mark, tried in the order in which the longer ones win.

    Plain words and marks, which are nearly all, are tried first, and the space before is taken along: 0.3 µs a word
    of English where it was 0.9.
    """
    phrases = _phrases(table)
    elided = "|".join(map(re.escape, table.get("elisions", ())))
    enclitic = rf"(?:-t)?-(?=(?:{'|'.join(_listed(table.get('enclitics', '(?!)')))})\b)"
    letter = rf"(?:(?!{enclitic})[\w'’\-])" if "enclitics" in table else r"[\w'’\-]"
    shortened = "|".join(sorted(map(re.escape, _listed(table.get("abbreviations", ""))), key=len, reverse=True))
    ordinal = r"|\d{1,2}\.(?=\s)" if table.get("ordinal_dots") else ""
    return re.compile(
        rf" ?(?:(?P<plain>{_plain(phrases)})|(?P<mark>[^\w\s\-]|_|(?!{enclitic})-)|(?P<word>"
        + "".join(rf"\b{_spaced(phrase)}\b|" for phrase in sorted(phrases, key=len, reverse=True))
        + rf"{enclitic}|(?i:\b(?:{elided or '(?!)'}))['’]"
        + rf"|\b(?:{shortened or '(?!)'})\.|(?:\b[^\W\d_]\.)+|[^\W\d_](?:{letter}*\w)?[’']?)"
        + rf"|(?P<number>\d[\d.,]*\d(?![\w\-’]){ordinal}|\d[\w\-’]*))"
    )


def _following(table: Mapping[str, Any]) -> re.Pattern[str]:
    """Up to six plain words, each after one space; the last of them may stand before a full stop."""
    word = _plain(_phrases(table), ends="[ ,\\n.]")
    shortened = "|".join(map(re.escape, _listed(table.get("abbreviations", ""))))
    return re.compile(rf"(,?) ((?:(?<= )(?!(?:{shortened or '(?!)'}|\w)\.)(?:{word})(?: (?=\w))?){{1,6}})")


def _phrases(table: Mapping[str, Any]) -> list[str]:
    return [*table.get("according", ()), *table.get("according_after", ()), *table.get("phrases", ())]


def _plain(phrases: Iterable[str], *, ends: str = "[ ,\\n]") -> str:
    """A word of letters alone that begins no phrase, and what stands behind is no part of it."""
    firsts = "|".join(sorted({re.escape(phrase.split()[0]) for phrase in phrases})) or "(?!)"
    return rf"(?!(?i:{firsts})\b)[{LETTERS}]+(?={ends})"


def _spaced(phrase: str) -> str:
    return "(?i:" + r"\s".join(map(re.escape, phrase.split())) + ")"
