"""Who speaks in a quote: rules in the order in which they are to be trusted."""

import re
from collections.abc import Callable
from typing import NamedTuple

from newsgen.articles.reading.clauses import QUOTES, Clauses
from newsgen.articles.reading.mentions import Mention, after, before
from newsgen.articles.reading.subjects import last_of, opening, subject_of

_REACH = 60  # words between a quote and the verb that announces it


class Finding(NamedTuple):
    """A speaker found by a rule."""

    mention: Mention
    rule: str


_WITHIN = re.compile(
    r"[^,.&:;qkefR\-()L]{0,20}t[^,.&:;qkefR\-()L]{0,20}|[DCTOln]{0,4}W?[DPpCTO][CTOlnxb]{0,6}|[^,.&:;qkef]*P[xb]*"
)
"""What may stand between a verb of speech and the verb of what was said."""

_SAID = re.compile("[xb]?[VU][bW]?[IDOCnW]{0,3}")
"""What follows the name in a sentence that says no more than who spoke."""

_ANNOUNCING = {"V": "right/verb-name", "U": "right/verb-name", "Y": "right/according", "s": "right/according"}
"""What the word after a quote announces, when a name follows it."""

_NAME_COMMA = re.compile("[CTO]+,(?!.*[qkef])")
_SIGNATURE = 6  # words, at most, from the dash to the end of the paragraph
_VERBS = 4  # verbs of speech to look back through, from the quote to the left

Rule = Callable[[Clauses, int], Finding | None]


def right(clauses: Clauses, place: int) -> Finding | None:
    """The speaker after the quote: “…,” said Jane Roe · “…,” Jane Roe, who runs the port, said."""
    kinds = clauses.kinds
    at, comma = _past_comma(kinds, place)
    linked = kinds[at : at + 1] == "L"  # “…,” as Roe said
    at += kinds[at : at + 1] in ("L", "b")
    following = kinds[at : at + 1]
    if following in _ANNOUNCING:
        rule = _ANNOUNCING[following] if comma or following in "Ys" else "right/open"
        return _found(after(clauses, at + 1), rule)
    if following == "x" and (found := _compound(clauses, at)):
        return found
    if following == "-":
        return _found(after(clauses, at + 1), "right/signature") if at + _SIGNATURE > len(kinds) else None
    if clauses.speech.verb_second and not linked:
        return None
    return _name_verb(clauses, place, at, comma=comma) if comma or kinds[place] == "q" else _short(clauses, at)


def _past_comma(kinds: str, place: int) -> tuple[int, bool]:
    """Where the words after a quote begin, and whether it ends as one does that its speaker follows."""
    at, comma = place + 1, kinds[place] in "ke"
    if kinds[at : at + 1] == "," or (kinds[place] == "e" and kinds[at : at + 1] == "."):
        at, comma = at + 1, True
    if kinds[at : at + 1] == "-" and kinds[at + 1 : at + 2] in ("V", "U"):
        at += 1  # the Russian way: «…», — said Roe
    return at, comma


def _compound(clauses: Clauses, at: int) -> Finding | None:
    """The speaker between an auxiliary and its verb: „…“, wird Roe zitiert."""
    mention = after(clauses, at + 1)
    if mention and "V" in clauses.kinds[mention.end : mention.end + 3]:
        return Finding(mention, "right/verb-name")
    if clauses.kinds[at + 1 : at + 2] == "V":  # a déclaré Jeanne Roe
        return _found(after(clauses, at + 2), "right/verb-name")
    return None


def _name_verb(clauses: Clauses, place: int, at: int, *, comma: bool) -> Finding | None:
    kinds = clauses.kinds
    mention, verb = after(clauses, at), _verb_right(kinds, at)
    if mention is None or mention.end > verb >= 0:
        return None
    if verb < 0:
        whole = kinds[place] == "k" and clauses.sentence(place)[0] == place
        return Finding(mention, "right/name") if whole and set(kinds[slice(*mention[:2])]) & set("CTOP") else None
    adjacent = before(clauses, verb)
    apart = adjacent is None or adjacent.start > mention.end
    loose = not comma or kinds[mention.start] in "lg" or kinds[at - 1] == "."
    if loose and (apart or set(kinds[mention.end : verb]) - set("xb")):
        return None
    whole_name = adjacent if adjacent and adjacent.start == mention.start else mention
    return Finding(whole_name, "right/name-verb" if comma else "right/open")


def _short(clauses: Clauses, at: int) -> Finding | None:
    """The speaker of a sentence of two or three words after a quote that ended with a full stop: Roe said."""
    kinds = clauses.kinds
    mention = after(clauses, at + 1) if kinds[at : at + 1] == "." else None
    if mention and _SAID.fullmatch(kinds, mention.end, clauses.sentence(at + 1)[1]):
        return Finding(mention, "right/short")
    return None


def label(clauses: Clauses, place: int) -> Finding | None:
    """The speaker of a transcript: the paragraph begins with the name and a colon."""
    kinds = clauses.kinds
    if not 1 < place < 8 or kinds[place - 1] != ":" or set(kinds[: place - 1]) - set("CTOln"):
        return None
    return Finding(Mention(0, place - 1), "label")


def before_comma(clauses: Clauses, place: int) -> Finding | None:
    """The name before the comma, where the verb stands last: Müdür Örnek, “…” dedi. · Örnek, şöyle devam etti: “…”."""
    kinds = clauses.kinds
    if not clauses.speech.verb_final or kinds[place - 1 : place] not in (",", ":"):
        return None
    start = max(clauses.sentence(place)[0], place - _REACH)
    mention = _last_name(kinds, start, place)
    if kinds[place - 1] == ":":
        return _found(mention, "left/colon")
    return _found(mention, "left/name") if mention and mention.end == place - 1 else None


def _last_name(kinds: str, start: int, end: int) -> Mention | None:
    """The last name between two places that a comma follows, no quote behind it."""
    names = [match for match in _NAME_COMMA.finditer(kinds, start, end) if "C" in match[0]]
    return Mention(names[-1].start(), names[-1].end() - 1) if names else None


def left(clauses: Clauses, place: int) -> Finding | None:
    """The subject of the nearest verb of speech before the quote, in its sentence."""
    kinds = clauses.kinds
    start = max(clauses.sentence(place)[0], place - _REACH)
    at = last_of(kinds, "VUGs", start, place)
    for _ in range(_VERBS):
        if at < 0:
            break
        outer = _outer(kinds, at, start)
        found = None if outer >= 0 else subject_of(clauses, at, start)
        if found:
            far = "/far" if place - at > 4 else ""
            rule = {"V": "left", "U": "weak", "G": "participle", "s": "left"}[kinds[at]]
            return Finding(found, rule + ("/colon" if kinds[place - 1] == ":" else far))
        at = outer if outer >= 0 else last_of(kinds, "VUGs", start, at)
    return None


def _outer(kinds: str, verb: int, start: int) -> int:
    """The verb of speech whose words a verb belongs to: of "Roe said he believes" the first.

    Nothing but the subject of the inner one stands between, or a "that" without a comma.
    """
    if kinds[verb] in "Gs":
        return -1
    outer = last_of(kinds, "VU", start, verb)
    between = kinds[outer + 1 : verb]
    if outer < 0 or not _WITHIN.fullmatch(between):
        return -1
    return outer


def tail(clauses: Clauses, place: int) -> Finding | None:
    """The subject of a verb of speech that closes the sentence: The plan is “dead,” …, officials said."""
    kinds = clauses.kinds
    end = min(clauses.sentence(place)[1], place + _REACH)
    comma = kinds.find(",", place, end)
    while comma >= 0:
        if kinds[comma + 1 : comma + 2] in ("V", "s"):
            return _found(after(clauses, comma + 2), "tail")
        mention = after(clauses, comma + 1)
        if mention and "V" in kinds[mention.end : mention.end + 4] and "," not in kinds[mention.end : mention.end + 2]:
            return Finding(mention, "tail")
        comma = kinds.find(",", comma + 1, end)
    return None


def according(clauses: Clauses, place: int) -> Finding | None:
    """Whom the sentence names after "according to"."""
    start, end = clauses.sentence(place)
    start, end = max(start, place - _REACH), min(end, place + _REACH)
    at = clauses.kinds.find("Y", start, end)
    if at >= 0:
        return _found(after(clauses, at + 1), "according")
    at = clauses.kinds.find("y", start, end)
    return _found(before(clauses, at), "according") if at >= 0 else None


def subject(clauses: Clauses, place: int) -> Finding | None:
    """The subject of the sentence that the quote is a part of."""
    start = max(clauses.sentence(place)[0], place - _REACH)
    return _found(opening(clauses, start, place), "subject") if start < place else None


RULES: tuple[Rule, ...] = (right, label, before_comma, left, tail, according)
"""The rules that look at the quote's own sentence, the surest first."""


def own_sentence(clauses: Clauses, place: int) -> Finding | None:
    """The speaker that the quote's own sentence names.

    A verb of thought before the quote gives way to a verb of speech that closes the sentence.
    """
    weak = None
    for rule in RULES:
        found = rule(clauses, place)
        if found and found.rule.startswith("weak"):
            weak = found
        elif found:
            return found
    return weak


def earlier_sentence(clauses: Clauses, end: int) -> Finding | None:
    """The speaker of the sentence that ends before a place: its last verb's subject, or its own."""
    start, stop = clauses.sentence(max(0, end - 1))
    start = max(start, stop - _REACH)
    if clauses.speech.verb_final and (name := _last_name(clauses.kinds, start, stop)):
        return Finding(name, "verb")
    at = last_of(clauses.kinds, "VU", start, stop)
    found = subject_of(clauses, at, start) if at >= 0 else None
    if found:
        return Finding(found, "verb")
    return _found(opening(clauses, start, stop), "subject")


def _verb_right(kinds: str, at: int) -> int:
    """The place of the next verb of speech, before the sentence ends or another quote begins."""
    for place in range(at, min(len(kinds), at + _REACH)):
        if kinds[place] in "VU":
            return place
        if kinds[place] == "." or kinds[place] in QUOTES:
            return -1
    return -1


def _found(mention: Mention | None, rule: str) -> Finding | None:
    return Finding(mention, rule) if mention else None
