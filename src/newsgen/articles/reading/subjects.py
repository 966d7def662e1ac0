"""The subject of a verb of speech, or of a sentence: who it is that speaks."""

from newsgen.articles.reading.clauses import QUOTES, Clauses
from newsgen.articles.reading.mentions import Mention, after, before

_CLOSING = frozenset(["", *":,.qkef"])
"""What follows a verb at the end of its clause."""


def subject_of(clauses: Clauses, verb: int, start: int) -> Mention | None:
    """The subject of the verb at a place, in the sentence that begins at `start`."""
    kinds = clauses.kinds
    if kinds[verb] == "G":
        return _main_subject(clauses, verb, start)
    if kinds[verb] == "s":  # ", so Roe," in the middle
        return after(clauses, verb + 1) if kinds[verb - 1] == "," else None
    comma = kinds[verb - 1] == "," and verb > 1
    if verb == start or kinds[verb - 1 - comma] in QUOTES:
        return after(clauses, verb + 1)
    if clauses.speech.verb_second:
        found = _framed(clauses, verb, start) or _inverted(clauses, verb, start)
        if found:
            return found
    return before(clauses, verb) or _shared_subject(clauses, verb, start)


def opening(clauses: Clauses, start: int, end: int) -> Mention | None:
    """The first mention of a sentence that no preposition leads in: its subject, most often."""
    kinds = clauses.kinds
    at = start
    while at < end:
        if kinds[at] in "PDCTO" or (kinds[at] == "l" and at == start):
            mention = after(clauses, at)
            if mention and mention.end <= end and not _lead_in(kinds, mention):
                return mention
            at = mention.end if mention else at + 1
        elif kinds[at] in "IJLYgG" and kinds[at + 1 : at + 2] not in ("V", "x"):
            at = _past_lead_in(clauses, at, end)
        else:
            at += 1
    return None


def _inverted(clauses: Clauses, verb: int, start: int) -> Mention | None:
    """The subject behind its verb, where another part of the clause stands before it.

    That is so when the clause begins with a preposition, an adverb or the like, and when no name opens it
    but a pronoun follows.
    """
    kinds = clauses.kinds
    follower = after(clauses, verb + 1)
    if follower is None or kinds[follower.start - 1] in "&,":
        return None
    clause = _clause(kinds, start, verb)
    preceding = before(clauses, verb)
    opened = preceding is not None and preceding.start == clause
    if preceding is None or kinds[clause] in "IbLlg" or (follower.pronoun and not opened):
        return follower
    return None


def _clause(kinds: str, start: int, verb: int) -> int:
    """Where the clause of a verb begins: after a comma, or an "and" that joins more than two names."""
    joined = kinds.rfind("&", start, verb)
    if joined >= 0 and kinds[joined + 1] not in "VUxbPI":
        joined = -1
    return min(verb, max(start, kinds.rfind(",", start, verb) + 1, joined + 1))


def _framed(clauses: Clauses, verb: int, start: int) -> Mention | None:
    """The subject of a verb at the end of its clause, whose auxiliary stands second: Roe hat gestern gesagt."""
    kinds = clauses.kinds
    auxiliary = kinds.rfind("x", start, verb)
    if auxiliary < 0 or kinds[verb + 1 : verb + 2] not in _CLOSING:
        return None
    return _inverted(clauses, auxiliary, start) or before(clauses, auxiliary)


def _shared_subject(clauses: Clauses, verb: int, start: int) -> Mention | None:
    """The subject of a verb that shares it with one before: Roe met them and said."""
    kinds, at = clauses.kinds, verb
    while at > start and kinds[at - 1] in "xb":
        at -= 1
    if at <= start or kinds[at - 1] not in "&L":
        return None
    earlier = last_of(kinds, "VU", start, at)
    return (before(clauses, earlier) if earlier >= 0 else None) or opening(clauses, start, at)


def _main_subject(clauses: Clauses, participle: int, start: int) -> Mention | None:
    """Whose participle it is: of the name before it, of the verb of speech before it, of the sentence."""
    kinds = clauses.kinds
    near = before(clauses, participle) if participle > start and kinds[participle - 1] in "CTOl" else None
    if near and near.start > start and kinds[near.start - 1] in "IJ":
        return near
    verb = last_of(kinds, "VU", start, participle)
    found = subject_of(clauses, verb, start) if verb >= 0 else None
    return found or opening(clauses, start, participle)


def _past_lead_in(clauses: Clauses, at: int, end: int) -> int:
    """The place behind "In a letter to the port," and the like."""
    comma = clauses.kinds.find(",", at, end)
    if comma >= 0:
        return comma + 1
    mention = after(clauses, at + 1) if at + 1 < end else None
    return mention.end if mention else at + 1


def _lead_in(kinds: str, mention: Mention) -> bool:
    """Whether a mention tells when or where, not who: "Four hours earlier, …"."""
    following = kinds[mention.end : mention.end + 2].lstrip("bW")
    return following[:1] == "," and not mention.pronoun and not set(kinds[slice(*mention[:2])]) & set("CTO")


def last_of(kinds: str, letters: str, start: int, end: int) -> int:
    """The last place between two that has one of the letters, or -1."""
    return max(kinds.rfind(letter, start, end) for letter in letters)
