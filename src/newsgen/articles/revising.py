"""What an article told before, read out of the sources of its earlier states as any source is read.

Of an article whose names are withheld, or that is gone, none of this is shown: the state before may tell what was
taken back, and in other words than the list of names has.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from newsgen.articles import withdrawing
from newsgen.articles.drafting import drafted
from newsgen.articles.fields import revisions_shown
from newsgen.articles.parse import judged
from newsgen.config import Config
from newsgen.model import Article, Revision, Source
from newsgen.model.revision import Evidence
from newsgen.outcome import Outcome

MOST: Final = 50  # states of one article; of more, the first and the latest


class Earlier(NamedTuple):
    """The source of an article as it stood at a moment."""

    at: str
    evidence: Evidence
    source: Source


def revised(outcome: Outcome, source: Source, earlier: Sequence[Earlier], *, config: Config, now: str) -> Outcome:
    """The outcome with what its article told before, oldest first, unless that may not be shown."""
    article = outcome.article
    if article is None or (article.withdrawal and article.withdrawal.level in withdrawing.HIDING):
        return outcome
    if not revisions_shown(drafted(source, config=config).draft.fields):
        return outcome
    few = earlier if len(earlier) <= MOST else (earlier[0], *earlier[1 - MOST :])
    told = ((each, before) for each in few if (before := _before(each.source, config=config, now=now)))
    return replace(outcome, article=replace(article, revisions=revisions(told, article)))


def _before(source: Source, *, config: Config, now: str) -> Article | None:
    """The article of a source as it stood, if it was one that anybody could read whole."""
    found = drafted(source, config=config)
    taken = withdrawing.decision(source, found.draft, config)
    if taken and taken.level in withdrawing.HIDING:
        return None
    return judged(source, found, config=config, now=now).article


def revisions(told: Iterable[tuple[Earlier, Article]], article: Article) -> tuple[Revision, ...]:
    """The states that a reader can tell from the next one, oldest first; the last from what the article tells now.

    Where one differs from the next only in what nobody sees, the earlier stands for both.
    """
    found: list[Revision] = []
    for earlier, before in told:
        revision = Revision(at=earlier.at, evidence=earlier.evidence, lines=before.lines)
        if not found or found[-1].lines != revision.lines:
            found.append(revision)
    if found and found[-1].lines == article.lines:
        found.pop()
    return tuple(found)
