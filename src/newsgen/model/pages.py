"""What goes out: the site, its pages, the bytes of its files."""

from typing import Any, Literal

from newsgen.model.article import Article, Card
from newsgen.model.parts import Figure, Identity, Quote, When
from newsgen.model.value import Direction, TermKind, Value


class Term(Value, frozen=True, kw_only=True):
    """A subject with a listing of its own: a section, topic, name, author, agency or speaker."""

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


class Shot(Value, frozen=True, kw_only=True):
    """A photo on a contact sheet, and what is shown there of its article."""

    figure: Figure
    url: str  # site path of the article
    headline: str
    published: When
    language: str
    direction: Direction


class Group(Value, frozen=True, kw_only=True):
    """A heading and the cards under it."""

    key: str  # "2015-10", "A", a section's name; empty for a group without heading
    title: str
    url: str
    cards: tuple[Card, ...]
    anchor: str = ""  # its own in the page, where others lead to it
    shots: tuple[Shot, ...] = ()  # of a contact sheet
    count: int = 0  # of its photos or articles, also where not all are shown


class Version(Value, frozen=True, kw_only=True):
    """Another article that tells the same story in the same words."""

    card: Card
    words: int  # in its body
    share: float  # the part of the page's own article that stands in it, 0 to 1
    given: bool  # by a person; else its text shows it
    agency: bool  # whether it credits a news agency


class Step(Value, frozen=True, kw_only=True):
    """The way to another article, by its headline."""

    url: str  # site path
    headline: str
    published: str  # the day, or the moment, ISO
    language: str
    direction: Direction


class Trail(Value, frozen=True, kw_only=True):
    """A topic of an article, and the articles before and after it there, among those of a given day."""

    term: Term
    earlier: Step | None = None
    later: Step | None = None


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
    indexes: tuple[str, ...] = ()  # which of sections, topics, people, …, quotes, photos, undated there are
    originals: bool = False  # whether photos that have copies are published as they are, too
    nameplate: str = ""  # site path of a picture that stands for the title
    nameplate_dark: str = ""  # of the one for dark screens
    search: bool = False  # whether it has the page that searches it
    assets: dict[str, str] = {}  # name → site path: "style.css" → "assets/style.1a2b3c4d.css"


class Photo(Value, frozen=True, kw_only=True):
    """A photo as the site has it: its own file, or copies of it in several sizes."""

    path: str  # content path
    url: str  # site path of the file that anything can show: the largest copy, or the photo's own file
    digest: str
    width: int = 0  # pixels of the file at `url`, 0 = not known
    height: int = 0
    sizes: tuple[int, ...] = ()  # widths of its WebP copies, pixels, smallest first; none where its own file is shown


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
    trails: tuple[Trail, ...] = ()  # of an article's topics, its first ones
    versions: tuple[Version, ...] = ()  # of an article, oldest first
    related: tuple[Card, ...] = ()  # to an article, the nearest first
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
    neighbours: tuple[Term, ...] = ()  # of a term: those that often stand beside it
    identities: tuple[Identity, ...] = ()  # of a term: what the authority file tells of it
    quotes: dict[str, tuple[Quote, ...]] = {}  # of a speaker: article's id → what is quoted
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
