"""Lines that say again what another line says: the headline once more, a line of the story set large."""

from collections.abc import Sequence

from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.verdicts import Verdict


def repeats(page: Sequence[Signs], verdicts: Sequence[Verdict]) -> dict[int, int]:
    """The places of lines that repeat another, each with the place of that other."""
    again: dict[int, int] = {}
    headline = next((place for place, verdict in enumerate(verdicts) if verdict.role == "headline"), -1)
    for place, (block, verdict) in enumerate(zip(page, verdicts, strict=True)):
        if verdict.role == "headline" and place != headline:
            again[place] = headline
        elif verdict.role == "pullquote" and block.echo >= 0 and verdicts[block.echo].role == "paragraph":
            again[place] = block.echo
    return again
