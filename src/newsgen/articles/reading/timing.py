"""Lines about time: which of them date the article, and which tell when something else was or will be."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newsgen.articles.reading.bylines import like_name
from newsgen.articles.reading.datestamps import Stamp
from newsgen.articles.reading.signs import NEAR_START, Signs
from newsgen.articles.reading.verdicts import Verdict, verdict

BEGUN: Final = 40  # blocks in which a story has begun, if there is one at all
TELLING: Final = 3  # words in small letters before a date that make a sentence of them
_ENDS_IN_FIGURE: Final = re.compile(r"[A-Za-z]\s\d+\.$")  # "March 3." ends a sentence; "3." may be a day


def dated(page: Sequence[Signs], at: int) -> Verdict | None:
    """The verdict on a line about time: a date line, a byline with its date, or None when it dates something else."""
    stamp = page[at].stamp
    if stamp is None or not (stamp.dated or stamp.relative):
        return None
    if page[at].closed and below_label(page, at):
        return verdict("note", "dated-note", 0.8)  # when the correction was printed, not the article
    if at < NEAR_START and stamp.dated and any(_by(part) for part in stamp.rest):
        return verdict("byline", "by-and-date", 0.9)
    if _dates_something_else(page, at, stamp):
        return None
    if _names_writer(stamp):
        return verdict("byline", "name-and-date", 0.85)
    near = at < NEAR_START or at >= len(page) - 4
    full = stamp.published or stamp.updated or stamp.labelled
    return verdict("date", "date-line", 0.95 if full else 0.8) if near else None


def below_label(page: Sequence[Signs], at: int) -> bool:
    """Whether a block among the last stands under a line that is "Correction:" and nothing else."""
    above = page[max(1, at - 3) : at] if at >= len(page) - 3 else ()
    return any(block.note and block.colon and block.words < 3 for block in above)


def _names_writer(stamp: Stamp) -> bool:
    """Whether a name stands on the line, too."""
    if not stamp.labelled:
        return any(_named(part) for part in stamp.rest)
    return bool(stamp.rest) and _named(stamp.rest[0]) and not stamp.starts


def _by(text: str) -> bool:
    """Whether words beside a date are "by" and a name."""
    word, _, name = text.partition(" ")
    return word.lower() == "by" and like_name(name)


def _named(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)


# -- what dates something else -----------------------------------------------------------------


def _dates_something_else(page: Sequence[Signs], at: int, stamp: Stamp) -> bool:
    """Whether the line has words enough to be of the story, or dates another text, an event, or a part of it."""
    rest = " ".join(stamp.rest).split()
    if len(rest) > (5 if stamp.labelled else 3) or (page[at].closed and len(rest) > 2):
        return True
    if not stamp.labelled and (_another_text(page, at, rest) or _event(page, at) or _tells(page[at].text, stamp)):
        return True
    return stamp.incomplete and not (stamp.labelled and not rest) and not _heads(page, at, stamp)


def _another_text(page: Sequence[Signs], at: int, rest: Sequence[str]) -> bool:
    """Whether a date below the story, in brackets or beside other words, is that of a source or a related text."""
    beside = bool(rest) and at >= len(page) - 4
    return (beside or page[at].text[-1] == ")") and any(block.prose for block in page[1 : min(at, BEGUN)])


def _tells(text: str, stamp: Stamp) -> bool:
    """Whether the words before the day tell something, as those under a picture do: "Cranes on the mole, 3 May …"."""
    before = text[: stamp.partial.start if stamp.partial else stamp.published_at[0]]
    plain = sum(word.islower() for word in before.split())
    return plain >= TELLING and any(word.islower() for part in stamp.rest for word in part.split())


def _event(page: Sequence[Signs], at: int) -> bool:
    """Whether a day with the hour on the line below it says when something takes place, not when it was told."""
    lines = [block.stamp for block in page[max(0, at - 1) : at + 2]]
    paired = any(_day(day) and _hour(hour) for day, hour in pairwise(lines))
    return paired and not any(block.by or block.trade for block in page[:NEAR_START])


def _day(stamp: Stamp | None) -> bool:
    timed = stamp is not None and "T" in stamp.published
    return stamp is not None and not stamp.rest and (stamp.dated or stamp.day) and not (stamp.labelled or timed)


def _hour(stamp: Stamp | None) -> bool:
    return stamp is not None and not stamp.rest and stamp.incomplete and not stamp.day


def _heads(page: Sequence[Signs], at: int, stamp: Stamp) -> bool:
    """Whether a day without a year stands above the story, alone or with a name: below, it is of the story."""
    if at >= NEAR_START or at + 1 == len(page):
        return False
    alone = not stamp.rest or stamp.labelled or _named(" ".join(stamp.rest))
    first = sum(block.prose for block in page[1:at]) <= 1 and not _ENDS_IN_FIGURE.search(page[at].text)
    # Of many such lines each heads its part of the story, as in a report by the minute.
    one_of_many = any(block.stamp and block.stamp.incomplete and not block.stamp.rest for block in page[at + 2 :])
    return alone and first and not one_of_many
