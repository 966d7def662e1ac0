"""Articles and outcomes for the tests of the rooms that do not read any."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsgen.catalog.queries import Shelf
from newsgen.catalog.rows import Row, row
from newsgen.catalog.store import Catalog, Listing, Seen
from newsgen.config import Config
from newsgen.digests import digest, digest_of
from newsgen.model import Article, Block, Origin, Page, PagePlan, Person, When
from newsgen.outcome import Outcome
from newsgen.plan.desk import Desk, site_facts

BOUNDS = {"year": ("-01-01", "-12-31"), "month": ("-01", "-28")}


def when(text: str) -> When:
    """A given date, as precise as its text; "" is unknown."""
    if not text:
        return When()
    precision: Any = {4: "year", 7: "month", 10: "day"}.get(len(text), "time")
    first, last = BOUNDS.get(precision, ("", ""))
    return When(precision=precision, text=text, earliest=text[:10] + first, latest=text[:10] + last)


def article(path: str, published: str | When = "", **fields: Any) -> Article:
    """A short article of this content path and date."""
    stem = path.rsplit(".", 1)[0]
    body = (Block(kind="paragraph", html="<p>The harbour froze.</p>", text="The harbour froze.", anchor="p1"),)
    begun: dict[str, Any] = {
        "id": stem,
        "headline": stem.rsplit("/", 1)[-1].replace("-", " ").capitalize(),
        "slug": stem.rsplit("/", 1)[-1],
        "language": "en",
        "direction": "ltr",
        "published": when(published) if isinstance(published, str) else published,
        "body": body,
        "origin": Origin(path=path, format="markdown"),
    }
    return Article(**{**begun, **fields})


def people(*names: str) -> tuple[Person, ...]:
    """A byline of these names."""
    return tuple(Person(name=name) for name in names)


def stored(
    one: Article, *, data: bytes | None = None, sha256: str = "", sections: Mapping[str, str] | None = None
) -> Row:
    """The catalog's row of an article, read from `data`."""
    path = one.origin.path
    outcome = Outcome(path=path, digest=digest(data or path.encode()), kind="article", article=one)
    return row(outcome, entry=(1, 1, 1), sha256=sha256, reading="r", sections=sections or {})


def listing(*rows: Row | Seen, photos: tuple[Seen, ...] = ()) -> Listing:
    """A look at a folder that holds exactly the sources of these rows, or these files."""
    seen = tuple(row if isinstance(row, Seen) else Seen(row.source[0], 1, 1, 1) for row in rows)
    return Listing("", digest_of(seen, photos), False, seen, photos)


def desk(folder: Path, *articles: Article, **settings: Any) -> Desk:
    """A planner's desk over exactly these articles, with every address minted."""
    config = Config(
        root=str(folder),
        **{"title": "The Post", "base_url": "https://post.example/", **settings},
    )
    path = folder / "catalog.db"
    sections = {section.title: section.slug for section in config.sections}
    with Catalog(path) as catalog:
        rows = [stored(one, sections=sections) for one in articles]
        catalog.look([listing(*rows)], reading="r")
        catalog.keep(rows)
        catalog.load_addresses(list, fingerprint="none")
        catalog.settle(config.address, threshold=config.term_threshold)
    shelf = Shelf(path)
    return Desk(shelf, config, site_facts(shelf, config, assets={}), lambda kind: f"look of {kind}")


def planned(kind: Any, on: Desk) -> dict[str, PagePlan]:
    """The plans of a kind's module, by address."""
    return {plan.url: plan for plan in kind.plan(on)}


def filled(kind: Any, on: Desk, url: str) -> Page:
    """One page of a kind, as templates see it."""
    page: Page = kind.fill(on, planned(kind, on)[url])
    return page


def shown(page: Page) -> dict[str, list[str]]:
    """The ids of the cards under each group of a page."""
    return {group.key: [card.id for card in group.cards] for group in page.groups}
