"""An article's own page."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Final

import msgspec

from newsgen.catalog.identities import standings
from newsgen.catalog.queries import ArticleMark
from newsgen.catalog.rows import terms
from newsgen.model import Article, Block, Page, PagePlan, Term, TermKind
from newsgen.plan import changes
from newsgen.plan.captions import captioned, told_photos
from newsgen.plan.desk import Desk, term_url
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.links import relinked
from newsgen.plan.periods import url
from newsgen.plan.timing import timed
from newsgen.plan.trails import most, trails

VERSION: Final = 5
ORDER: Final = 1
DESCRIPTION = 160  # characters of a meta description


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each live article."""
    config = desk.config
    marks = desk.shelf.article_marks(threshold=config.term_threshold, related=config.related, trails=most(desk))
    return _plan(desk, marks)


def replan(desk: Desk, scopes: Sequence[str]) -> Iterator[PagePlan]:
    """The pages of these ids, as far as they are live."""
    config = desk.config
    threshold, related = config.term_threshold, config.related
    mark = partial(desk.shelf.article_mark, threshold=threshold, related=related, trails=most(desk))
    return _plan(desk, filter(None, map(mark, scopes)))


def _plan(desk: Desk, marks: Iterable[ArticleMark]) -> Iterator[PagePlan]:
    around = surroundings(desk, "article", VERSION)
    heeded = desk.shelf.weekdays().heeded(desk.config.lead_weekday)
    for mark in marks:
        shown = "weekday" if heeded and mark.weekday == "tells" else ""
        yield PagePlan(
            url=mark.address,
            kind="article",
            key=mark.id,
            order=ORDER,
            fingerprint=fingerprint((around, *mark[1:-1], shown)),
        )


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The article, its neighbours, its versions, what is related, its photos, and its listings."""
    article, linked, versioned, earlier, later, trodden = desk.shelf.spread(planned.key)
    photos, told = told_photos(desk, article.figures) if article.figures else ({}, {})
    if told:
        article = msgspec.structs.replace(article, figures=captioned(article.figures, told))
    listings = _listings(desk, article)
    links = _dates(desk, article)
    if article.revisions and "revisions" not in desk.config.leave_out:
        links["revisions"] = changes.url(planned.url)
    for term in listings:
        links[f"{term.kind}:{term.name}"] = term.url
    if article.lead_day:
        undated = not article.published.day
        article = timed(article, heeded=undated and desk.shelf.weekdays().heeded(desk.config.lead_weekday))
    for one in standings(article):
        if url := links.get(f"{one.kind}:{one.name}"):
            links[f"{one.kind}:{one.shown}"] = url
    if linked:
        article = msgspec.structs.replace(article, body=relinked(desk, article, planned.url))
    return Page(
        plan=planned,
        site=desk.site,
        lang=article.language,
        dir=article.direction,
        title=article.headline,
        description=description(article),
        article=article,
        earlier=earlier,
        later=later,
        trails=trails(trodden, listings) if trodden else (),
        versions=desk.shelf.versions(planned.key) if versioned else (),
        related=desk.shelf.related(planned.key, count=desk.config.related) if desk.config.related else (),
        term=next((term for term in listings if term.kind == "section"), None),
        photos=photos,
        links=links,
    )


def description(article: Article) -> str:
    """The standfirst, else the lead cut at a sentence, for search engines and shared links."""
    if article.standfirst:
        return " ".join(article.standfirst.split())
    text = _lead(article.body)
    # As many words as surely fill it; the others of a long paragraph are not asked.
    begun = " ".join(text[: 2 * DESCRIPTION].split())
    text = begun if len(begun) > DESCRIPTION else " ".join(text.split())
    if len(text) <= DESCRIPTION:
        return text
    head = text[:DESCRIPTION]
    stop = head.rfind(". ")
    return head[: stop + 1] if stop > 0 else head[: head.rfind(" ")] + " …"


def _lead(body: Sequence[Block]) -> str:
    for block in body:
        if block.kind == "paragraph":
            return block.text
    return ""


def _dates(desk: Desk, article: Article) -> dict[str, str]:
    """Links to the year, month and day, as far as they are given and have pages."""
    if not article.published.given:
        return {}
    text = article.published.text[:10]
    return {
        name: url(text[:length])
        for name, length in (("year", 4), ("month", 7), ("day", 10))
        if len(text) >= length and name not in desk.config.leave_out
    }


def _listings(desk: Desk, article: Article) -> list[Term]:
    """The terms of the article that have a page of their own."""
    config, reaches = desk.config, desk.shelf.reaches
    titles = {section.title: section.slug for section in config.sections} if config.sections else {}
    found = sorted(set(terms(article, titles)))
    return [
        _term(*filed)
        for filed in found
        if filed[0] not in config.leave_out
        if config.term_threshold <= 1 or filed[0] == "section" or reaches(filed[0], filed[1], config.term_threshold)
    ]


@lru_cache(maxsize=20_000)
def _term(kind: TermKind, slug: str, name: str) -> Term:
    return Term(kind=kind, slug=slug, name=name, url=term_url(kind, slug))
