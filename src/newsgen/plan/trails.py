"""Where an article's page leads on in its topics."""

from collections.abc import Iterable, Sequence
from typing import Final

from newsgen.catalog.queries import Trod
from newsgen.model import Step, Term, Trail
from newsgen.plan.desk import Desk, direction

MOST: Final = 2  # topics; each costs every page of a first build 20 µs


def most(desk: Desk) -> int:
    """In how many topics an article's page may lead on: in none where topics have no pages."""
    return 0 if "topic" in desk.config.leave_out else MOST


def trails(trodden: Sequence[Trod], listings: Iterable[Term]) -> tuple[Trail, ...]:
    """The first of its topics that have a page and other articles of a given day, with the articles on both sides."""
    topics = {term.slug: term for term in listings if term.kind == "topic"}
    found: list[Trail] = []
    for each in sorted(trodden) if topics else ():
        if each[1] in topics and (each[2] or each[6]):
            found.append(Trail(term=topics[each[1]], earlier=_step(*each[2:6]), later=_step(*each[6:])))
            if len(found) == MOST:
                break
    return tuple(found)


def _step(address: str | None, headline: str, language: str, moment: str) -> Step | None:
    if not address:
        return None
    way = direction(language)
    return Step(url=address, headline=headline, published=moment, language=language, direction=way)
