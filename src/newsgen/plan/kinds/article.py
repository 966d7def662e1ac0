"""An article's own page."""

from collections.abc import Iterator
from typing import Final

import msgspec

from newsgen.catalog.queries import photo_of
from newsgen.catalog.rows import terms
from newsgen.model import Article, Page, PagePlan, Term, TermKind
from newsgen.plan.desk import FOLDERS, Desk, term_url
from newsgen.plan.fingerprint import fingerprint, surroundings
from newsgen.plan.links import relinked
from newsgen.plan.periods import url

VERSION: Final = 1
ORDER: Final = 1
DESCRIPTION = 160  # characters of a meta description


def plan(desk: Desk) -> Iterator[PagePlan]:
    """One page for each live article."""
    around = surroundings(desk, "article", VERSION)
    photos = desk.shelf.photo_marks()
    links, linked = desk.shelf.link_marks(), _linked(desk)
    for mark in desk.shelf.article_marks():
        shown = (
            mark.digest,
            mark.earlier,
            mark.later,
            *(found.get(mark.id, "") for found in (photos, links, linked)),
        )
        yield PagePlan(
            url=mark.address,
            kind="article",
            key=mark.id,
            order=ORDER,
            fingerprint=fingerprint(around, mark.address, shown),
        )


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The article, its neighbours in the section, its photos, and the listings that it stands in."""
    article = desk.shelf.article(planned.key)
    earlier, later = desk.shelf.neighbours(planned.key)
    files = sorted({figure.file for figure in article.figures if figure.file})
    listings = _listings(desk, article)
    return Page(
        plan=planned,
        site=desk.site,
        lang=article.language,
        dir=article.direction,
        title=article.headline,
        description=description(article),
        article=msgspec.structs.replace(article, body=relinked(desk, article, planned.url)),
        earlier=earlier,
        later=later,
        term=next((term for term in listings if term.kind == "section"), None),
        photos={row[0]: photo_of(row) for row in desk.shelf.photos(files)},
        links={**_dates(article), **{f"{term.kind}:{term.name}": term.url for term in listings}},
    )


def description(article: Article) -> str:
    """The standfirst, else the lead cut at a sentence, for search engines and shared links."""
    text = article.standfirst or next((b.text for b in article.body if b.kind == "paragraph"), "")
    text = " ".join(text.split())
    if len(text) <= DESCRIPTION or article.standfirst:
        return text
    head = text[:DESCRIPTION]
    stop = head.rfind(". ")
    return head[: stop + 1] if stop > 0 else head[: head.rfind(" ")] + " …"


def _dates(article: Article) -> dict[str, str]:
    """Links to the year, month and day, as far as they are given."""
    if not article.published.given:
        return {}
    text = article.published.text[:10]
    return {
        name: url(text[:length]) for name, length in (("year", 4), ("month", 7), ("day", 10)) if len(text) >= length
    }


def _listings(desk: Desk, article: Article) -> list[Term]:
    """The terms of the article that have a page of their own."""
    titles = {section.title: section.slug for section in desk.config.sections}
    named = sorted(set(terms(article, titles)))
    return [
        Term(kind=kind, slug=slug, name=name, url=term_url(kind, slug))
        for kind, slug, name in named
        if kind == "section" or desk.shelf.reaches(kind, slug, desk.config.term_threshold)
    ]


def _linked(desk: Desk) -> dict[str, str]:
    """Article id → the terms that it can link to; nothing to keep track of while every term has a page."""
    if desk.config.term_threshold <= 1:
        return {}
    kinds: list[TermKind] = [kind for kind in FOLDERS if kind != "section"]
    return desk.shelf.linked_terms(kinds, desk.config.term_threshold)
