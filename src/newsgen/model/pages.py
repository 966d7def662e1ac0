"""What goes out: the site, its pages, the bytes of its files."""

from typing import Any, Literal

from newsgen.model.article import Article, Card
from newsgen.model.value import Direction, TermKind, Value


class Term(Value, frozen=True, kw_only=True):
    """A subject with a listing of its own: a section, topic, author or agency."""

    kind: TermKind
    slug: str
    name: str
    url: str  # site path of its listing; empty when it has no page of its own
    count: int = 0


class Period(Value, frozen=True, kw_only=True):
    """A decade, year, month or day, and how many articles stand in it."""

    key: str  # "2010s" · "2015" · "2015-10" · "2015-10-14" · "undated"
    url: str
    count: int
    months: tuple[int, ...] = ()  # of a year: its articles a month, January first
    anchor: str = ""  # where it stands on the page of a longer period


class Group(Value, frozen=True, kw_only=True):
    """A heading and the cards under it."""

    key: str  # "2015-10", "A", a section's name; empty for a group without heading
    title: str
    url: str
    cards: tuple[Card, ...]
    anchor: str = ""  # its own in the page, where others lead to it


class Version(Value, frozen=True, kw_only=True):
    """Another article that tells the same story in the same words."""

    card: Card
    words: int  # in its body
    share: float  # the part of the page's own article that stands in it, 0 to 1
    given: bool  # by a person; else its text shows it
    agency: bool  # whether it credits a news agency


class PagePlan(Value, frozen=True, kw_only=True):
    """A page that the site must have, and the digest of all that it shows."""

    url: str  # site path, "2015/10/14/slug.html"
    kind: str  # the kind's name = its template's name
    key: str = ""  # what it is about: an article's id, a topic's slug, "2015-10"
    title: str = ""
    order: int = 2  # place in publishing: 0 asset · 1 article · 2 listing · 3 feed · 4 front page
    fingerprint: str = ""
    scope: str = ""  # what pages of its kind are planned together by, where that is not the key alone: a topic's slug


class Site(Value, frozen=True, kw_only=True):
    """The facts of the site that every page may show."""

    title: str
    base_url: str  # "https://example.org/archive/", with the closing slash, or empty
    language: str
    direction: Direction
    description: str = ""
    publisher: str = ""
    rights: str = ""
    contact: str = ""
    sections: tuple[Term, ...] = ()
    indexes: tuple[str, ...] = ()  # which of sections, topics, authors, agencies, undated there are
    search: bool = False  # whether there is a search page
    assets: dict[str, str] = {}  # name → site path: "style.css" → "assets/style.1a2b3c4d.css"


class Photo(Value, frozen=True, kw_only=True):
    """A photo's file as the site has it."""

    path: str  # content path
    url: str  # site path
    digest: str
    width: int = 0  # pixels, 0 = not known
    height: int = 0


class Page(Value, frozen=True, kw_only=True):
    """A page with all that it shows. What a template cannot reach here it cannot depend on."""

    plan: PagePlan
    site: Site
    lang: str
    dir: Direction
    title: str
    description: str = ""
    article: Article | None = None
    earlier: Card | None = None
    later: Card | None = None
    versions: tuple[Version, ...] = ()  # of an article, oldest first
    term: Term | None = None
    terms: tuple[Term, ...] = ()
    period: Period | None = None
    periods: tuple[Period, ...] = ()
    previous: Period | None = None
    following: Period | None = None
    cards: tuple[Card, ...] = ()
    groups: tuple[Group, ...] = ()
    photos: dict[str, Photo] = {}  # content path → the photo that survives
    links: dict[str, str] = {}  # name → site path: "section:world", "author:Jane Doe"
    target: str = ""  # of a redirect: the site path that it leads to
    facts: dict[str, Any] = {}  # figures of the few pages that are about the archive


class Output(Value, frozen=True, kw_only=True):
    """Bytes for one file of the site. `order` is its place in publishing, low first."""

    path: str
    media_type: str
    data: bytes
    digest: str
    order: int = 2  # 0 asset · 1 article · 2 listing · 3 feed · 4 front page


class Change(Value, frozen=True, kw_only=True):
    """What publishing did to one file."""

    path: str
    what: Literal["added", "changed", "removed"]
    digest: str = ""
    size: int = 0
