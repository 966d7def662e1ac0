"""The names of one text: each run's best guess, with what stands for it later ("Brandt") joined to the fullest."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple, Protocol

from newsgen.articles.candidates.kinds import Kind, kind
from newsgen.articles.candidates.lexicon import lexicon
from newsgen.articles.candidates.parts import parts
from newsgen.articles.candidates.runs import runs
from newsgen.model import NameType, Span

CALLED: Final = 0.6  # confidence in a person of whom there is nothing but a full name and a surname
SURE: Final = 0.5  # confidence from which a guess says of what kind a name is
_LOWER: Final = re.compile(r"(?<!\w)[^\W\d_A-Z][^\W\d_]*")
_ACRONYM: Final = re.compile(r"\s?\(([^\W\d_a-z]{2,8})\)")


class Guess(NamedTuple):
    """What is taken for a name at one place of a text."""

    start: int
    kind: Kind


_SURNAME: Final = Kind(None, 0.2, "names/surname")


class Candidate(NamedTuple):
    """A name that a text may hold, of a kind or of none that shows, and where; `called` are its other forms there."""

    name: str
    type: NameType | None
    confidence: float  # 0 to 1
    rule: str
    called: tuple[str, ...]
    spans: tuple[Span, ...]


class Finder(Protocol):
    """What finds the names of a text."""

    def __call__(self, text: str, *, language: str) -> tuple[Candidate, ...]:
        """The names of a text, each with its places."""


def candidates(text: str, *, language: str) -> tuple[Candidate, ...]:
    """The names of a text, in the order in which they first stand there."""
    words = lexicon(language)
    common = frozenset(word.lower() for word in _LOWER.findall(text))
    found: dict[str, list[Guess]] = {}
    unsaid: dict[str, list[Guess]] = {}  # words that most likely are no names, unless they are somebody's surname
    for run in runs(text):
        for start, seen in parts(run, words, common):
            guess = kind(seen, words)
            (found if guess else unsaid).setdefault(seen.name, []).append(Guess(start, guess or _SURNAME))
    whose = _stand_ins(found, text)
    for name in unsaid.keys() & whose.keys():
        found.setdefault(name, []).extend(unsaid[name])
    made = (_candidate(name, others, found) for name, others in _joined(found, whose).items())
    return tuple(sorted(made, key=lambda candidate: candidate.spans[0]))


def _stand_ins(found: dict[str, list[Guess]], text: str) -> dict[str, str]:
    """What stands for a fuller name in the same text: a surname for a person, initials for a body."""
    kinds = {name: _best(some).type for name, some in found.items() if " " in name}
    whose = _surnames(name for name, type_ in kinds.items() if type_ == "person")
    for name in (name for name, type_ in kinds.items() if type_ == "organisation"):
        behind = _ACRONYM.match(text, found[name][0].start + len(name))
        if behind and behind[1] in found:
            whose[behind[1]] = name
    return whose


def _joined(found: dict[str, list[Guess]], whose: dict[str, str]) -> dict[str, list[str]]:
    """Each name → the shorter forms that stand for it."""
    joined: dict[str, list[str]] = {name: [] for name in found if name not in whose}
    for name in found:
        if name not in joined:
            joined[whose[name]].append(name)
    return joined


def _surnames(people: Iterable[str]) -> dict[str, str]:
    """Surname → the one full name that ends with it; none where several do."""
    several = list(people)
    count = Counter(name.rpartition(" ")[2] for name in several)
    return {surname: name for name in several if count[surname := name.rpartition(" ")[2]] == 1}


def _best(some: list[Guess]) -> Kind:
    """The surest; of equals the first."""
    return max((guess.kind for guess in some), key=lambda kind: kind.confidence)


def _candidate(name: str, others: list[str], found: dict[str, list[Guess]]) -> Candidate:
    best = _best(found[name])
    if others and best.type == "person":  # who is called by a surname later is a person
        best = best._replace(confidence=max(best.confidence, CALLED))
    spans = sorted((guess.start, guess.start + len(each)) for each in (name, *others) for guess in found[each])
    type = best.type if best.confidence >= SURE else None  # noqa: A001 - the field's name
    return Candidate(name, type, best.confidence, best.rule, tuple(sorted(others)), tuple(spans))
