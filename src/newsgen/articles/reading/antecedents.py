"""Whom "he" and "she" mean: the nearest person named before whom they can mean.

People are looked for where the paper's readers do: earlier in the sentence, in the sentences before it from the last to
the first, with the one who spoke last, in the paragraphs before. Nobody is taken whose given name or title is of the
other gender, and nothing that may be a place or a body: then the pronoun stands alone, and nobody is named for it.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from newsgen.articles.reading.clauses import Clauses
from newsgen.articles.reading.names import Names, bare
from newsgen.articles.reading.speakers import earlier_sentence
from newsgen.articles.reading.speech import Gender, Speech

_NAME: Final = re.compile("C+")  # capitalised words that are on no list
_HOW: Final = re.compile("['’]")


@cache
def _given_names() -> dict[str, Gender]:
    """Given names that tell a gender."""
    table = tomllib.loads((files("newsgen.articles.reading") / "genders.toml").read_text(encoding="utf-8"))
    kinds: tuple[Gender, ...] = ("feminine", "masculine")
    return {name: kind for kind in kinds for name in table[kind].split()}


class Antecedents:
    """The people of one text, as pronouns take them up."""

    def __init__(self, text: str, speech: Speech, names: Names) -> None:
        """Reads nothing yet: most texts have no pronoun among their speakers."""
        self._text = text
        self._speech = speech
        self._names = names
        self._known: dict[str, Gender] = {}

    def gendered(self, pronoun: str) -> Gender:
        """The gender that a pronoun says: "he's" is masculine, "they" neither."""
        return self._speech.genders.get(_HOW.split(pronoun.lower(), maxsplit=1)[0], "")

    def whom(self, gender: Gender, names: Iterable[str], *, spoke: Collection[str]) -> str:
        """The first of the names that somebody of a gender may bear, or an empty string.

        Where a name tells no gender, it must be a person's: of one of those who `spoke`, or by its use in the text.
        """
        for name in names:
            told = self._gender(name)
            if told == gender or (not told and self._person(name, spoke=name in spoke)):
                return name
        return ""

    def named(self, page: Clauses, end: int) -> Iterator[str]:
        """The full names before a place of a paragraph: sentence by sentence from the last, each from its subject."""
        stop = end
        while stop > 0:
            start = page.kinds.rfind(".", 0, stop - 1) + 1 if stop > 1 else 0
            subject = earlier_sentence(page, stop)
            if subject and not subject.mention.pronoun and "C" in page.kinds[slice(*subject.mention[:2])]:
                yield from self._names_in(page, subject.mention.start, subject.mention.end)
            yield from self._names_in(page, start, stop)
            stop = start

    def _names_in(self, page: Clauses, start: int, stop: int) -> Iterator[str]:
        for run in _NAME.finditer(page.kinds, start, stop):
            first, last = page.spans[run.start()], page.spans[run.end() - 1]
            words = bare(self._text[first[0] : last[1]].split(), self._speech)
            yield self._names.fullest(" ".join(words), first[0])

    def _gender(self, name: str) -> Gender:
        """What a noun, title or given name tells of somebody's gender; nothing is an answer."""
        if name not in self._known:
            self._known[name] = self._told(name.split())
        return self._known[name]

    def _told(self, words: list[str]) -> Gender:
        if not words:
            return ""
        for place, word in enumerate(words):
            if (place == 0 or word.islower()) and (found := self._speech.genders.get(word.lower())):
                return found
        if len(words) > 1 and (given := _given_names().get(words[0])):
            return given
        return self._titled(words[-1]) if words[-1][0].isupper() else ""

    def _titled(self, surname: str) -> Gender:
        """The gender of the title that stands before a surname anywhere in the text: "Ms. Roe"."""
        sought = f" {surname}"
        place = self._text.find(sought)
        while place >= 0:
            before = self._text.rfind(" ", 0, place) + 1
            if found := self._speech.genders.get(self._text[before:place].lower().strip('."“(')):
                return found
            place = self._text.find(sought, place + 1)
        return ""

    def _person(self, name: str, *, spoke: bool) -> bool:
        """Whether a name is a person's, as far as its words and its use in the text tell.

        The surname stands alone elsewhere, as the second word of no place does; or the bearer has spoken.
        """
        if not name or not self._speech.things.isdisjoint(name.lower().split()):
            return False
        first, _, surname = name.rpartition(" ")
        if spoke:
            return bool(first) or (name[0].isupper() and name[-1] != "." and not name.isupper())
        whole = self._text.count(f"{first} {surname}")
        return bool(first) and first[0].isupper() and self._text.count(f" {surname}") > whole
