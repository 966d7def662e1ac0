"""The whole articles as data: a file of lines for each month, and for those without a date."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Final

from msgspec.structs import replace

from newsgen.catalog.queries import Held, Holding, photo_of
from newsgen.digests import digest_of
from newsgen.model import Article, Page, PagePlan, Photo
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally
from newsgen.plan.links import relinked
from newsgen.plan.pages import page
from newsgen.plan.portions import held_by, portions, read

VERSION: Final = 1
ORDER: Final = 3
UNDATED: Final = "undated"

# Articles a file. The strictest common host takes 25 MiB a file; of 10 kB each, as articles of 600 words are, it is 10.
MOST: Final = 1000
# Bytes a file, on average, where articles are longer; in halves by digest, the larger has rarely twice the average.
LARGEST: Final = 12 << 20
# Bytes of data for one of the catalog: 1.2 for prose (10,000 articles), more where there is much markup or many quotes:
# the text stands here as HTML as well, and JSON escapes them.
GROWTH: Final = 3


def plan(desk: Desk) -> Iterator[PagePlan]:
    """The files of every month, of the years of which no more is known, and of the undated."""
    for month, rows in groupby(desk.shelf.holdings(), key=itemgetter(0)):
        yield from _files(desk, month or UNDATED, list(rows))


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """Those of these months."""
    there = set(desk.shelf.months())
    for key in scopes:
        if _month(key) in there:
            yield from _files(desk, key, list(desk.shelf.holdings(_month(key))))


def _files(desk: Desk, key: str, rows: list[Holding]) -> Iterator[PagePlan]:
    site = desk.site
    around = digest_of("data", VERSION, desk.look("data"), site.base_url, site.title, site.publisher, site.rights)
    for portion, some in portions(rows, _most(rows)):
        tally = Tally(around, key)
        tally.add(*chain.from_iterable(row[1:-1] for row in some))  # its digest tells more than its size
        yield PagePlan(
            url=f"data/articles-{key}{portion.suffix}.jsonl",
            kind="data",
            key=f"{key}{portion.suffix}",
            order=ORDER,
            fingerprint=tally.digest(),
            scope=key,
        )


def _most(rows: Sequence[Holding]) -> int:
    """How many articles a file of these may hold; one alone is never cut, whatever its size."""
    size = GROWTH * sum(row.size for row in rows)
    return min(MOST, max(1, LARGEST * len(rows) // max(1, size)))


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The articles of the file one by one, oldest first: together they would not fit into a small memory."""
    portion = read(planned.key.removeprefix(planned.scope).removeprefix("-"))
    ids = held_by(portion, (row.id for row in desk.shelf.holdings(_month(planned.scope))))
    return page(desk, planned, facts={"articles": _articles(desk, ids)})


def _articles(desk: Desk, ids: list[str]) -> Iterator[tuple[Article, str, dict[str, Photo]]]:
    """Each article as published, its address, and those of its photos that survive."""
    for held in desk.shelf.held(ids):
        yield _published(desk, held), held.address, _photos(desk, held.article)


def _published(desk: Desk, held: Held) -> Article:
    if not held.linked:
        return held.article
    return replace(held.article, body=relinked(desk, held.article, held.address))


def _photos(desk: Desk, article: Article) -> dict[str, Photo]:
    files = sorted({figure.file for figure in article.figures if figure.file})
    return {row[0]: photo_of(row) for row in desk.shelf.photos(files)} if files else {}


def _month(key: str) -> str:
    return "" if key == UNDATED else key
