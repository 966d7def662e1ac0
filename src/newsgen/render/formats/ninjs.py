"""IPTC ninjs 3.0, a line an article, for programs that take in the archive whole.

Its dates are moments; a day, a month or a year alone is no moment, so it stands, as it was given, in our extension of
the standard, `newsgen`, with all that ninjs has no place for. There, too, stands which values were inferred, and how.
So `standard.schema` names the standard's open type `ninjsType`, which extensions build on: its closed root takes none.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from newsgen.model import Article, Correction, Figure, InPrint, Named, Page, Person, Photo, When
from newsgen.render.links import absolute, encoded
from newsgen.render.theme import Theme

VERSION: Final = 2
MEDIA_TYPE: Final = "application/jsonl"
KINDS: Final = ("data",)

_encode: Final = msgspec.json.Encoder().encode_lines


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A piece of a ninjs object. A field that holds nothing is left out."""


class Standard(Part, frozen=True, kw_only=True):
    """What the object follows."""

    name: str = ""
    version: str = ""
    schema: str = ""


class Text(Part, frozen=True, kw_only=True):
    """A headline, description or body."""

    role: str = ""
    content_type: str = ""
    value: str  # as the standard asks, also when it is empty


class Concept(Part, frozen=True, kw_only=True):
    """A person, organisation, subject or source."""

    name: str
    rel: str = ""
    role: str = ""
    uri: str = ""


class Point(Part, frozen=True, kw_only=True, tag_field="type", tag="Point"):
    """GeoJSON: longitude, latitude, in degrees."""

    coordinates: tuple[float, float]


class Place(Part, frozen=True, kw_only=True):
    """A place that the article names."""

    name: str
    uri: str = ""
    geojson: Point | None = None


class Identifier(Part, frozen=True, kw_only=True):
    """Another identifier."""

    role: str
    value: str


class Rendition(Part, frozen=True, kw_only=True):
    """A file of a photo."""

    name: str
    href: str = ""
    width: int = 0
    height: int = 0


class Picture(Part, frozen=True, kw_only=True):
    """A photo with its words; one that did not survive has no rendition."""

    name: str
    uri: str
    type: str = ""
    descriptions: tuple[Text, ...] = ()
    by: str = ""
    located: str = ""
    renditions: tuple[Rendition, ...] = ()


class Inferred(Part, frozen=True, kw_only=True):
    """How a value is known that nobody gave."""

    status: str
    rule: str = ""
    confidence: float = 0.0


class Source(Part, frozen=True, kw_only=True):
    """The file that the article was read or imported from."""

    path: str = ""
    sha256: str = ""
    received: str = ""


class Extension(Part, frozen=True, kw_only=True):
    """What ninjs has no place for."""

    published: When | None = None
    updated: When | None = None
    byline: tuple[Person, ...] = ()
    in_print: InPrint | None = None
    corrections: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()
    source_line: str = ""
    photo_dates: dict[str, str] = {}
    inferred: dict[str, Inferred] = {}
    source: Source | None = None


class NewsObject(Part, frozen=True, kw_only=True):
    """An article as ninjs 3.0 has it."""

    uri: str
    standard: Standard | None = None
    type: str = ""
    representation_type: str = ""
    content_created: str = ""
    version_created: str = ""
    language: str = ""
    headlines: tuple[Text, ...] = ()
    by: str = ""
    slugline: str = ""
    located: str = ""
    descriptions: tuple[Text, ...] = ()
    bodies: tuple[Text, ...] = ()
    subjects: tuple[Concept, ...] = ()
    people: tuple[Concept, ...] = ()
    organisations: tuple[Concept, ...] = ()
    places: tuple[Place, ...] = ()
    info_sources: tuple[Concept, ...] = ()
    associations: tuple[Picture, ...] = ()
    copyright_holder: str = ""
    copyright_notice: str = ""
    alt_ids: tuple[Identifier, ...] = ()
    newsgen: Extension | None = None


_SCHEMA: Final = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#/$defs/ninjsType"
_STANDARD: Final = Standard(name="ninjs", version="3.0", schema=_SCHEMA)


def render(page: Page, _theme: Theme) -> str:
    """A line for each of the articles in this page's facts."""
    return _encode(news_object(page, *each) for each in page.facts["articles"]).decode()


def news_object(page: Page, article: Article, address: str, photos: dict[str, Photo]) -> NewsObject:
    """The article; what is not known is left out."""
    site = page.site
    uri = _uri(page, address, article.id)
    known = {(named.type, named.name): named for named in article.named}
    return NewsObject(
        uri=uri,
        standard=_STANDARD,
        type="text",
        representation_type="full",
        content_created=_moment(article.published),
        version_created=_moment(article.updated),
        language=article.language,
        headlines=_texts(("main", article.headline), ("kicker", article.kicker)),
        by=", ".join(person.name for person in article.byline),
        slugline=article.slugline,
        located=article.dateline,
        descriptions=_texts(("standfirst", article.standfirst)),
        bodies=_bodies(article),
        subjects=tuple(_subjects(article)),
        people=tuple(_concept(name, known.get(("person", name))) for name in article.people),
        organisations=tuple(_concept(name, known.get(("organisation", name))) for name in article.organisations),
        places=tuple(_place(name, known.get(("place", name))) for name in article.places),
        info_sources=tuple(Concept(name=name, role="agency") for name in article.agencies),
        associations=tuple(
            _picture(page, figure, number, uri, photos) for number, figure in enumerate(article.figures, 1)
        ),
        copyright_holder=article.publisher or site.publisher or site.title,
        copyright_notice=article.rights or site.rights,
        alt_ids=(Identifier(role="newsgen", value=article.id),),
        newsgen=_extension(article),
    )


def _uri(page: Page, address: str, id: str) -> str:  # noqa: A002 - the field's name
    """The address of the article's page, or a name for it where the site has no address of its own."""
    base_url = page.site.base_url
    return absolute(base_url, address) if base_url else f"urn:newsgen:{encoded(id)}"


def _moment(when: When) -> str:
    """RFC 3339 where the moment is given with its zone: nothing is made up."""
    text = when.text
    if when.precision != "time" or not (text.endswith("Z") or "+" in text[16:] or "-" in text[16:]):
        return ""
    return text if text[16:17] == ":" else f"{text[:16]}:00{text[16:]}"


def _texts(*told: tuple[str, str]) -> tuple[Text, ...]:
    return tuple(Text(role=role, value=value) for role, value in told if value)


def _bodies(article: Article) -> tuple[Text, ...]:
    """Its words, and its HTML with the anchors by which paragraphs are cited."""
    html = "\n".join([_anchored(block.html, block.anchor) for block in article.body])
    return (
        Text(role="text", content_type="text/plain", value=article.body_text),
        Text(role="html", content_type="text/html", value=html),
    )


def _anchored(html: str, anchor: str) -> str:
    """A block's HTML, its first tag with the block's anchor."""
    end = html.find(">") if anchor else -1
    return f'{html[:end]} id="{anchor}"{html[end:]}' if end > 0 and html[0] == "<" else html


def _subjects(article: Article) -> Iterator[Concept]:
    if article.section:
        yield Concept(name=article.section, rel="section")
    yield from (Concept(name=topic, rel="topic") for topic in article.topics)


def _concept(name: str, named: Named | None) -> Concept:
    return Concept(name=name, uri=named.same_as[0] if named and named.same_as else "")


def _place(name: str, named: Named | None) -> Place:
    if named is None:
        return Place(name=name)
    there = named.lat is not None and named.lon is not None
    return Place(
        name=name,
        uri=named.same_as[0] if named.same_as else "",
        geojson=Point(coordinates=(named.lon or 0.0, named.lat or 0.0)) if there else None,
    )


def _picture(page: Page, figure: Figure, number: int, uri: str, photos: dict[str, Photo]) -> Picture:
    photo, base_url = photos.get(figure.file), page.site.base_url
    rendition = photo and Rendition(
        name="main",
        href=absolute(base_url, photo.url) if base_url else f"../{encoded(photo.url)}",
        width=photo.width,
        height=photo.height,
    )
    return Picture(
        name=f"photo-{number}",
        uri=f"{uri}#photo-{number}",
        type="picture",
        descriptions=_texts(("caption", figure.caption), ("alt", figure.alt)),
        by=figure.credit,
        located=figure.place,
        renditions=(rendition,) if rendition else (),
    )


def _extension(article: Article) -> Extension:
    origin, unknown = article.origin, When()
    return Extension(
        published=article.published if article.published != unknown else None,
        updated=article.updated if article.updated != unknown else None,
        byline=article.byline if any(person.role for person in article.byline) else (),
        in_print=article.in_print,
        corrections=article.corrections,
        notes=article.notes,
        source_line=article.source_line,
        photo_dates={f"photo-{place}": each.date for place, each in enumerate(article.figures, 1) if each.date},
        inferred={
            name: Inferred(status=how.status, rule=how.rule, confidence=how.confidence)
            for name, how in article.provenance.items()
            if how.status in ("inferred", "authority")
        },
        source=Source(path=origin.file or origin.path, sha256=origin.sha256, received=origin.received),
    )
