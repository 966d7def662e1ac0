"""JSON-LD: a `NewsArticle` of schema.org, for search engines, archives and readers that look for it.

Only a date that is given to the day may stand here: programs that find "2014-05" make a day of it.

The values are structs that leave out what is empty while they are encoded, in the order of their fields: to gather
the same in a dictionary took three times as long. Their camel-case names are schema.org's.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec
from markupsafe import Markup

from newsgen.model import Article, Correction, Figure, InPrint, Named, Page
from newsgen.render.links import absolute
from newsgen.render.summaries import summary
from newsgen.render.years import misdated, veiled_json

# Characters; programs that find less than 250 on a page take all of it for the text, unless they are told.
BRIEF: Final = 300

_encode = msgspec.json.Encoder().encode

# In a script element "</script>" and "<!--" end or change it whatever stands around them; U+2028 and
# U+2029 end a line for older JavaScript.
_UNSAFE: Final = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


class Thing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel", tag_field="@type"):
    """A thing of schema.org. A field that holds nothing is left out."""


class Person(Thing, frozen=True, kw_only=True, tag=True):
    """Someone who wrote."""

    name: str
    job_title: str = ""


class Organization(Thing, frozen=True, kw_only=True, tag=True):
    """A paper or an agency."""

    name: str


class Somebody(Thing, frozen=True, kw_only=True, tag="Person"):
    """Someone whom the article names."""

    name: str
    same_as: tuple[str, ...] = ()


class Body(Thing, frozen=True, kw_only=True, tag="Organization"):
    """An organisation that it names."""

    name: str
    same_as: tuple[str, ...] = ()


class GeoCoordinates(Thing, frozen=True, kw_only=True, tag=True):
    """Where a place is, in degrees."""

    latitude: float
    longitude: float


class Place(Thing, frozen=True, kw_only=True, tag=True):
    """A place that it names."""

    name: str
    geo: GeoCoordinates | None = None
    same_as: tuple[str, ...] = ()


class ImageObject(Thing, frozen=True, kw_only=True, tag=True):
    """A photo."""

    content_url: str = ""
    width: int = 0
    height: int = 0
    caption: str = ""
    credit_text: str = ""
    copyright_notice: str = ""


class CorrectionComment(Thing, frozen=True, kw_only=True, tag=True):
    """A note on a mistake."""

    text: str
    date_published: str = ""


class NewsArticle(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """An article, its context and type first, as people who look into the page expect them."""

    context: str = msgspec.field(name="@context", default="")
    type: str = msgspec.field(name="@type", default="")
    headline: str = ""
    alternative_headline: str = ""
    abstract: str = ""
    description: str = ""
    article_body: str = ""
    author: tuple[Person, ...] = ()
    publisher: Organization | None = None
    source_organization: tuple[Organization, ...] = ()
    date_published: str = ""
    date_modified: str = ""
    article_section: str = ""
    keywords: tuple[str, ...] = ()
    mentions: tuple[Somebody | Body | Place, ...] = ()
    image: tuple[ImageObject, ...] = ()
    correction: tuple[CorrectionComment, ...] = ()
    in_language: str = ""
    dateline: str = ""
    url: str = ""
    main_entity_of_page: str = ""
    copyright_notice: str = ""
    print_edition: str = ""
    print_section: str = ""
    print_page: str = ""
    print_column: str = ""
    is_accessible_for_free: bool = False


def script(value: NewsArticle) -> Markup:
    """The value as JSON that may stand inside `<script>` whatever its texts are."""
    text = _encode(value).decode()
    if not value.date_published:
        text = veiled_json(text)
    for character, escape in _UNSAFE:
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - escaped above


def news_article(page: Page, article: Article) -> NewsArticle:
    """The article of this page as schema.org has it; what is not known is left out."""
    site, day = page.site, article.published.day
    address = absolute(site.base_url, page.plan.url) if site.base_url else ""
    place = article.in_print or _NOWHERE
    return NewsArticle(
        context="https://schema.org",
        type="NewsArticle",
        headline=article.headline,
        alternative_headline=article.standfirst,
        abstract=article.standfirst,
        description="" if article.standfirst else summary(page),
        article_body="" if _is_long(article) else article.body_text,
        author=tuple([_person(person.name, person.role) for person in article.byline]),
        publisher=_organisation(article.publisher or site.publisher or site.title),
        source_organization=tuple([_organisation(name) for name in article.agencies]),
        date_published=article.published.text if day else "",
        date_modified=article.modified if day else "",
        article_section=page.term.name if page.term else article.section,
        keywords=article.topics,
        mentions=tuple(_mentions(article)),
        image=tuple([_image(figure, page) for figure in article.figures]),
        correction=tuple([_correction(note, article) for note in article.corrections]),
        in_language=article.language,
        dateline=article.dateline,
        url=address,
        main_entity_of_page=address,
        copyright_notice=article.rights or site.rights,
        print_edition=place.edition,
        print_section=place.section,
        print_page=place.page,
        print_column=place.column,
        is_accessible_for_free=True,
    )


_NOWHERE: Final = InPrint()


def _is_long(article: Article) -> bool:
    """Whether its text is long enough to be found. Most are, which is seen after a paragraph or two."""
    length = -2
    for block in article.body:
        length += len(block.text) + 2 if block.text else 0
        if length >= BRIEF:
            return True
    return False


@lru_cache(maxsize=1024)
def _person(name: str, role: str) -> Person:
    return Person(name=name, job_title=role)


@lru_cache(maxsize=1024)
def _organisation(name: str) -> Organization:
    return Organization(name=name)


def _mentions(article: Article) -> Iterator[Somebody | Body | Place]:
    """Whom and what it names, as given or by the authority file; of those in the file, where else they stand."""
    if not (article.people or article.places or article.organisations):
        return
    known = {(named.type, named.name): named for named in article.named}
    for name in article.people:
        yield Somebody(name=name, same_as=_same_as(known.get(("person", name))))
    for name in article.places:
        yield _place(name, known.get(("place", name)))
    for name in article.organisations:
        yield Body(name=name, same_as=_same_as(known.get(("organisation", name))))


def _same_as(named: Named | None) -> tuple[str, ...]:
    return named.same_as if named else ()


def _place(name: str, named: Named | None) -> Place:
    geo = None
    if named and named.lat is not None and named.lon is not None:
        geo = GeoCoordinates(latitude=named.lat, longitude=named.lon)
    return Place(name=name, geo=geo, same_as=_same_as(named))


def _image(figure: Figure, page: Page) -> ImageObject:
    """A photo; one that did not survive has its words and no file."""
    photo = page.photos.get(figure.file) if figure.file else None
    return ImageObject(
        content_url=absolute(page.site.base_url, photo.url) if photo and page.site.base_url else "",
        width=photo.width if photo else 0,
        height=photo.height if photo else 0,
        caption=figure.caption,
        credit_text=figure.credit,
        copyright_notice=figure.credit,
    )


def _correction(note: Correction, article: Article) -> CorrectionComment:
    """A correction; its date is left out where it would be taken for the article's."""
    return CorrectionComment(text=note.text, date_published="" if misdated(article, by=note.date) else note.date)
