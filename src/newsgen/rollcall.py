"""The names of an archive's articles that its authority file does not know, called over and counted.

Each article is read from the catalog by whichever worker is free; what comes back is a few names. Memory is bounded
by how many names are held at once: where there are more, those met once are forgotten, the rarest first.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from newsgen import urls
from newsgen.articles import authority
from newsgen.articles.authority.entry import BESIDE, CELLS, UNDECIDED
from newsgen.articles.candidates import Candidate, Finder, candidates, pipeline
from newsgen.articles.candidates.article import text_of
from newsgen.catalog.queries import Shelf
from newsgen.catalog.schema import FILE
from newsgen.catalog.store import Catalog
from newsgen.config import Config
from newsgen.intake import Progress, take_in, told
from newsgen.model import Article
from newsgen.site.lock import lock
from newsgen.workers import run

MOST: Final = 400_000  # names held at once, about 200 MB
LEAST: Final = 2  # articles that a name must stand in
SHOWING: Final = 0.25  # average confidence from which a kind is told
MOST_ALIASES: Final = 8  # of one name; what follows is mostly chance
_COLUMNS: Final = (*CELLS, *BESIDE)


class Sighting(NamedTuple):
    """A name in one article; `ids` are those of the entries that it may mean, of a name that several share."""

    name: str
    type: str
    confidence: float
    called: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


class Tally:
    """What is known of one name over all articles."""

    __slots__ = ("called", "count", "example", "ids", "sure")

    def __init__(self, example: str) -> None:
        self.count = 0
        self.example = example
        self.sure: dict[str, float] = {}  # type → the sum of the confidences in it
        self.called: dict[str, None] = {}
        self.ids: tuple[str, ...] = ()

    def add(self, sighting: Sighting) -> None:
        """Count one article."""
        self.count += 1
        self.sure[sighting.type] = self.sure.get(sighting.type, 0.0) + sighting.confidence
        self.ids = self.ids or sighting.ids
        for name in sighting.called[: MOST_ALIASES - len(self.called)]:
            self.called[name] = None

    @property
    def type(self) -> str:
        """The kind that most speaks for; undecided where nothing tells."""
        known = {kind: sure for kind, sure in self.sure.items() if kind and sure >= SHOWING * self.count}
        return UNDECIDED if self.ids or not known else max(sorted(known), key=known.__getitem__)

    @property
    def confidence(self) -> float:
        """How sure its kind is, on average over the articles: 0 to 1."""
        known = max(self.sure.values()) if self.type == UNDECIDED else self.sure[self.type]
        return 0.0 if self.ids else known / self.count


class RollCall(NamedTuple):
    """The names, most frequent first, and how many were forgotten for want of room."""

    tallies: tuple[tuple[str, Tally], ...]
    articles: int
    forgotten: int = 0


class NameDesk(NamedTuple):
    """Numbers of articles in, the names that they hold out."""

    config: Config
    catalog: str
    model: str  # path of a spaCy pipeline, or empty for the rules

    def open(self) -> Callable[[int], tuple[str, tuple[Sighting, ...]]]:
        """The work of one worker: read an article, find its names."""
        shelf = Shelf.at(self.catalog)
        shelf.hold()
        index = authority.Index(authority.load(self.config.root).entries)
        finder = _finder(self.model)

        def work(number: int) -> tuple[str, tuple[Sighting, ...]]:
            article = shelf.article(number)
            return article.origin.path, tuple(sightings(article, index, finder))

        return work

    def lost(self, _number: int) -> tuple[str, tuple[Sighting, ...]]:
        """What stands for an article whose worker died over it."""
        return "", ()


def _finder(model: str) -> Finder:
    return pipeline(model) if model else candidates


def sightings(article: Article, index: authority.Index, finder: Finder) -> Iterator[Sighting]:
    """The names in an article that the index does not hold, and those that it holds for several."""
    text = text_of(article)
    known = authority.matches(text, index, published=article.published)
    for doubt in known.doubtful:
        yield Sighting(doubt.name, "", 0.0, ids=tuple(entry.id for entry in doubt.entries))
    taken = [span for match in known.sure for span in match.spans]
    taken += [span for doubt in known.doubtful for span in doubt.spans]
    for candidate in finder(text, language=article.language):
        if candidate.name not in index.called and not _within(candidate, taken):
            called = tuple(name for name in candidate.called if name not in index.called)
            yield Sighting(candidate.name, candidate.type or "", candidate.confidence, called)


def _within(candidate: Candidate, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether the first place of a candidate is one that the authority file accounts for."""
    start, end = candidate.spans[0]
    return any(begun < end and start < ended for begun, ended in taken)


def call(
    config: Config, *, jobs: int = 0, least: int = LEAST, model: str = "", progress: Progress | None = None
) -> RollCall:
    """The names of all articles, content/ taken in first. A kind that nothing shows asks for twice as many articles.

    `jobs` is the number of processes, 0 for one a core; `model` the path of a spaCy pipeline to ask instead of the
    rules. Raises ConfigError as a build does, and when there is no such pipeline.
    """
    said = progress or (lambda _stage, _done, _total: None)
    path = config.memory_dir / FILE
    _finder(model)  # what is wrong with a pipeline is told at once, and by this process
    with lock(config.memory_dir):
        with Catalog(path) as catalog:
            take_in(config, catalog, hands=partial(run, jobs=jobs), progress=said)
        with Shelf(path) as shelf:
            numbers = list(shelf.numbers())
        desk = NameDesk(config, str(path), model)
        found = told(run(desk.open, numbers, jobs=jobs, lost=desk.lost), "Looking for names", len(numbers), said)
        tallies, forgotten = counted(found)
    kept = [(name, tally) for name, tally in tallies.items() if tally.count >= _least(tally, least)]
    kept.sort(key=lambda item: (-item[1].count, item[0]))
    return RollCall(tuple(kept), len(numbers), forgotten)


def _least(tally: Tally, least: int) -> int:
    return 2 * least if tally.type == UNDECIDED and not tally.ids else least


def counted(found: Iterable[tuple[str, tuple[Sighting, ...]]], *, most: int = MOST) -> tuple[dict[str, Tally], int]:
    """The tally of each name, and how many names were forgotten on the way, since more than `most` had come."""
    tallies: dict[str, Tally] = {}
    forgotten = 0
    for path, several in found:
        for sighting in several:
            if sighting.name not in tallies:
                tallies[sighting.name] = Tally(path)
            tallies[sighting.name].add(sighting)
        rare = 1
        while len(tallies) > most:
            gone = [name for name, tally in tallies.items() if tally.count <= rare]
            for name in gone:
                del tallies[name]
            forgotten, rare = forgotten + len(gone), rare * 2
    return tallies, forgotten


def as_csv(found: RollCall, taken: Iterable[str] = ()) -> str:
    """The names as `authorities.csv` takes them; `taken` are the ids that are in use."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    ids = set(taken)
    for name, tally in found.tallies:
        writer.writerow(_row(name, tally, ids))
    return out.getvalue()


def _row(name: str, tally: Tally, ids: set[str]) -> Mapping[str, Any]:
    shared = f"stands for {' and '.join(tally.ids)}: give one of them context_words or dates" if tally.ids else ""
    return {
        "id": _minted(name, ids),
        "type": tally.type,
        "name": name,
        "aliases": "|".join(sorted(tally.called)),
        "count": tally.count,
        "example": tally.example,
        "confidence": f"{tally.confidence:.2f}",
        "note": shared,
    }


def _minted(name: str, ids: set[str]) -> str:
    """An id that no other entry has; it is added to those in use."""
    slug = urls.slug(name, fallback="name")
    number, made = 1, slug
    while made in ids:
        number += 1
        made = f"{slug}-{number}"
    ids.add(made)
    return made
