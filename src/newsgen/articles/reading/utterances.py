"""Telling what somebody said from what merely stands in quotation marks: titles, nicknames, words held at a distance.

Long runs are always somebody's words. Short ones are when a verb of speech announces them; without one they
are as often the name of a film, a ship or a programme.
"""

from newsgen.articles.reading.clauses import Clauses
from newsgen.articles.reading.marks import Run

_SHORT = 4  # words; runs of five and more are utterances 95 times in 100
_ANNOUNCED = frozenset({"right", "left", "weak", "participle", "tail", "according", "label"})

_DIRECT = frozenset(["", *".:,VUG"])  # what stands before words that are quoted whole

_UNSPACED = "\u2e80"  # Chinese, Japanese and their neighbours stand from here


def uttered(text: str, clauses: Clauses, run: Run, place: int, rule: str) -> bool:
    """Whether a run is somebody's words, given the rule that found its speaker."""
    family = rule.partition("/")[0]
    announced = family in _ANNOUNCED
    if run.single and (not announced or family == "label"):
        return False
    words = text[run.start : run.end].split()
    titled = all(word[:1].isupper() or len(word) < _SHORT for word in words)
    if len(words) > _SHORT or _unspaced(words) > _SHORT:
        return announced or not titled
    if clauses.kinds[place - 1 : place] == "(" and clauses.kinds[place + 1 : place + 2] == ")":
        return False  # a gloss
    whole = clauses.kinds[place] in "fe"
    if announced:
        return not titled or clauses.kinds[place - 1 : place] in _DIRECT
    if family == "subject":
        return not titled and not clauses.speech.capital_nouns
    return whole and clauses.sentence(place)[0] == place


def _unspaced(words: list[str]) -> int:
    """About how many words a run has in a script that puts no spaces between them: one for two characters."""
    return len(words[0]) // 2 if len(words) == 1 and words[0][:1] >= _UNSPACED else 0
