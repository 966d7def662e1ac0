"""The words that name a speaker, and the full name behind them.

A mention is found from its place beside a verb of speech and grown as far as it belongs together, never across a
full stop: "US defense and military officials", not "officials".
"""

from typing import NamedTuple

from newsgen.articles.reading.clauses import Clauses
from newsgen.articles.reading.names import bare
from newsgen.model import Span

_NOUNS = "CTOlng"
_PROPER = frozenset("CTO")
_REACH = 14  # words in a mention; longer ones are clauses that were misread
_CASELESS = 5  # the same where no capital tells where a name ends
_HOPS = 6  # asides, prepositions and the like to step over between a name and its verb
_ASIDE = 40  # words in what stands between commas after a name


class Mention(NamedTuple):
    """The places, in a paragraph's clauses, of the words that name somebody."""

    start: int
    end: int
    pronoun: bool = False


def before(clauses: Clauses, place: int) -> Mention | None:
    """The mention that ends just before a place: the subject of a verb that stands there.

    Steps over auxiliaries, adverbs and what stands between commas: "Jane Roe, who runs the port, has also" said.
    """
    kinds, at = clauses.kinds, place
    first = max(0, place - _ASIDE - _REACH)
    floor = max(kinds.rfind(".", first, place) + 1, first)
    found = None
    for _ in range(_HOPS):
        at = _left_of_adverbs(kinds, at, floor)
        stepped = _past_clause(kinds, at, floor, behind=found is not None)
        if at <= floor or stepped < 0:
            return found
        if stepped < at:
            at = stepped
            continue
        mention = _pronoun(kinds, at - 1) or _ending(clauses, at, floor)
        if mention is None or mention.start <= floor or kinds[mention.start - 1] not in "IJ":
            return mention or found
        # "Roe in her speech" said: what a preposition leads in is not the subject, if there is another.
        found, at = found or mention, mention.start - 1
    return found


def _past_clause(kinds: str, at: int, floor: int, *, behind: bool) -> int:
    """Where what stands between a name and its verb begins; the place itself if nothing does, -1 if it is cut off.

    `behind` tells that words with a preposition were stepped over: "an official cited in the Post".
    """
    if at <= floor:
        return at
    if kinds[at - 1] in ",-)":
        return _aside(kinds, at - 1, floor)
    if behind and kinds[at - 1] in "VU":
        return at - 1
    if kinds[at - 1] in "VUG":  # "officials who asked to speak" said
        relative = kinds.rfind("R", max(floor, at - _REACH), at)
        return relative if relative > floor else at
    return at


def after(clauses: Clauses, place: int) -> Mention | None:
    """The mention that begins at a place: the subject that follows its verb, or opens a clause."""
    kinds, at = clauses.kinds, place
    while at < len(kinds) and kinds[at] == "b":
        at += 1
    if at >= len(kinds):
        return None
    if kinds[at] == "p" and kinds[at + 1 : at + 2] == "I":  # "it said in a letter"
        return _beginning(clauses, at + 2) if at + 2 < len(kinds) else None
    return (_pronoun(kinds, at) if kinds[at] not in "Rt" else None) or _beginning(clauses, at)


def _left_of_adverbs(kinds: str, at: int, floor: int) -> int:
    """Where the auxiliaries, adverbs and days before a verb begin: Roe "on Tuesday also" said."""
    while at > floor and (kinds[at - 1] in "xbW" or kinds[at - 1 : at + 1] == "IW"):
        at -= 1
    return at


def _aside(kinds: str, closing: int, floor: int) -> int:
    """Where the words between two commas, dashes or brackets begin, from the place of the second; else -1."""
    mark = "(" if kinds[closing] == ")" else kinds[closing]
    opening = kinds.rfind(mark, max(floor, closing - _ASIDE), closing)
    return opening if opening > floor else -1


def _pronoun(kinds: str, at: int) -> Mention | None:
    return Mention(at, at + 1, pronoun=True) if kinds[at] in "PpRt" else None


def _ending(clauses: Clauses, end: int, floor: int) -> Mention | None:
    """The longest mention that ends at a place."""
    kinds = clauses.kinds
    if kinds[end - 1] not in clauses.speech.heads:
        return None
    start, limit = end - 1, max(floor, end - _REACH)
    while start > limit:
        kind = kinds[start - 1]
        if kind in _NOUNS:
            start -= 1
        elif kind == "D":
            start -= 1
            if not _joined(kinds, start, limit):
                break
            start -= 1
        elif kinds[start - 2 : start] == "Db" or (kind in "IJ&" and _joined(kinds, start, limit)):
            start -= 1  # "her yearly letter", "a spokesman for the port"
        else:
            break
    return Mention(start, end)


def _joined(kinds: str, start: int, limit: int) -> bool:
    """Whether the words left of a place belong to the mention: "a spokesman for" the company."""
    if start - 2 < limit:
        return False
    link, head = kinds[start - 1], kinds[start - 2]
    if link == "J":
        return head in "CTOl"
    if link == "I":
        return head == "O" or (head == "C" and "O" in kinds[max(limit, start - 5) : start - 2])
    return link == "&" and head in "CTOl" and kinds[start] in "lO"


def _beginning(clauses: Clauses, start: int) -> Mention | None:
    """The longest mention that begins at a place."""
    kinds = clauses.kinds
    at, limit = start, min(len(kinds), start + (_CASELESS if clauses.speech.caseless else _REACH))
    at += kinds[at] == "D"
    head = -1
    while at < limit:
        kind = kinds[at]
        if kind in _NOUNS:
            head = at
        elif not (kind in "J&D" and head == at - 1) and not (kind == "D" and kinds[at - 1] == "J"):
            break
        at += 1
    if set(kinds[start : head + 1]) & _PROPER and not clauses.speech.caseless:
        proper = max(kinds.rfind(kind, start, head + 1) for kind in _PROPER)
        head = head if "J" in kinds[proper:head] else proper
    if head < start or not set(kinds[start : head + 1]) & clauses.speech.heads:
        return None
    return Mention(start, head + 1)


def antecedent(clauses: Clauses, pronoun: Mention) -> Mention | None:
    """The name that a pronoun takes up in its own sentence: before "who", or as the sentence's first."""
    kinds, place = clauses.kinds, pronoun.start
    if kinds[place] in "Rt":
        return before(clauses, place - 1 if place and kinds[place - 1] == "," else place)
    start = max(clauses.sentence(place)[0], place - _ASIDE)
    name = kinds.find("C", start, place)
    if name < 0:
        return None
    mention = _beginning(clauses, name - (name > start and kinds[name - 1] == "D"))
    return mention if mention and mention.end <= place else None


def named(text: str, clauses: Clauses, mention: Mention) -> str:
    """The name in a mention, without titles; all its words when it names nobody by name."""
    kinds, spans = clauses.kinds, clauses.spans
    first, last = mention.start, mention.end - 1
    if kinds[last] == "C" and not clauses.speech.capital_nouns:
        first = last
        while first > mention.start and kinds[first - 1] == "C":
            first -= 1
        if first > mention.start and kinds[first - 1] == "D" and first - 1 == mention.start:
            return _clean(text, (spans[first][0], spans[last][1]))
    words = bare(_clean(text, (spans[first][0], spans[last][1])).split(), clauses.speech)
    return " ".join(words) if kinds[last] == "C" else _clean(text, (spans[first][0], spans[last][1]))


def _clean(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())
