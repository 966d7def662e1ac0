"""Lines that say again what another line says: the headline once more, a line of the story set large."""

import re
from collections.abc import Sequence

from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.verdicts import Verdict

_MARKS = re.compile(r"[\W_]+")


def _bare(text: str) -> str:
    return _MARKS.sub(" ", text).strip().casefold()


def _said_in(words: str, page: Sequence[Signs], verdicts: Sequence[Verdict]) -> int:
    """The paragraph that holds the words, or -1."""
    for place, (block, verdict) in enumerate(zip(page, verdicts, strict=True)):
        if verdict.role == "paragraph" and words in _bare(block.text):
            return place
    return -1


def repeats(page: Sequence[Signs], verdicts: Sequence[Verdict]) -> dict[int, int]:
    """The places of lines that repeat another, each with the place of that other."""
    again: dict[int, int] = {}
    headline = next((place for place, verdict in enumerate(verdicts) if verdict.role == "headline"), -1)
    for place, (block, verdict) in enumerate(zip(page, verdicts, strict=True)):
        if verdict.role == "headline" and place != headline:
            again[place] = headline
        elif verdict.role == "pullquote" and (said := _said_in(_bare(block.text), page, verdicts)) >= 0:
            again[place] = said
    return again
