"""JSON Feed 1.1: the newest articles for programs that read JSON rather than XML."""

from typing import Final

import msgspec

from newsgen.model import Card, Page
from newsgen.render.cards import section_of
from newsgen.render.theme import Theme
from newsgen.urls import absolute

VERSION: Final = 1
MEDIA_TYPE: Final = "application/feed+json"
KINDS: Final = ("jsonfeed",)


class Author(msgspec.Struct, frozen=True):
    """Who wrote."""

    name: str


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article: `content_text`, which the standard asks for, is its standfirst, or else its headline."""

    id: str
    url: str
    title: str
    content_text: str
    summary: str = ""
    image: str = ""
    date_published: str
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""


class Feed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The feed, its version first, as people who look into it expect."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str = ""
    authors: tuple[Author, ...] = ()
    language: str = ""
    items: tuple[Item, ...]


def render(page: Page, _theme: Theme) -> str:
    """The feed of this page's cards, whose dates are all given to the day."""
    site = page.site
    feed = Feed(
        version="https://jsonfeed.org/version/1.1",
        title=site.title,
        home_page_url=site.base_url,
        feed_url=absolute(site.base_url, page.plan.url),
        description=site.description,
        authors=(Author(site.publisher or site.title),),
        language=site.language,
        items=tuple(_item(card, page) for card in page.cards),
    )
    return msgspec.json.format(msgspec.json.encode(feed), indent=1).decode() + "\n"


def _item(card: Card, page: Page) -> Item:
    base, section = page.site.base_url, section_of(page, card.section)
    address, photo = absolute(base, card.url), page.photos.get(card.image)
    return Item(
        id=address,
        url=address,
        title=card.headline,
        content_text=card.standfirst or card.headline,
        summary=card.standfirst,
        image=absolute(base, photo.url) if photo else "",
        date_published=str(page.facts["moments"][card.id]),
        authors=tuple(map(Author, card.byline)),
        tags=(section.name,) if section else (),
        language=card.language,
    )
