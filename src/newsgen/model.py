"""The values that travel from room to room.

Frozen, keyword-only `msgspec` structs: made once, never changed on the way, cheap to store, and
encoded the same way everywhere, so that a digest of the encoding is a digest of the value. They
replace dataclasses because the catalog keeps and reloads one for every article: encoding, decoding
and comparing them is what a build with little to do spends its time on.

Every collection is a tuple. Dates are ISO 8601 text as written, never converted between zones.
Spans are `(start, end)` in Unicode characters of the decoded source, end exclusive.
"""

from typing import Any, Literal

import msgspec

Span = tuple[int, int]

Status = Literal["given", "authority", "inferred", "unknown"]
Precision = Literal["time", "day", "month", "year", "bounded", "unknown"]
Direction = Literal["ltr", "rtl"]
TermKind = Literal["section", "topic", "author", "agency"]
Role = Literal[
    "headline",
    "standfirst",
    "kicker",
    "byline",
    "date",
    "dateline",
    "caption",
    "credit",
    "subhead",
    "paragraph",
    "list_item",
    "pullquote",
    "embed",
    "source_line",
    "note",
    "author_bio",
    "boilerplate",
]
BlockKind = Literal["paragraph", "subhead", "list", "quote", "table", "code", "rule", "embed"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The common ground of every value: immutable, compared by what it holds."""


# -- what came in ------------------------------------------------------------------------------


class Source(Value, frozen=True, kw_only=True):
    """One file under content/: its bytes, and the digest by which they are recognised."""

    path: str  # POSIX, relative to content/
    suffix: str  # lower case, with the dot: ".md"
    data: bytes
    digest: str  # digests.digest(data)


class Provenance(Value, frozen=True, kw_only=True):
    """How the value of a field is known."""

    status: Status
    rule: str = ""  # "roles/first-line"
    confidence: float = 1.0  # 0 to 1
    evidence: tuple[Span, ...] = ()


class LedgerLine(Value, frozen=True, kw_only=True):
    """What one line of a raw source became. Blank lines are not listed."""

    line: int  # from 1
    outcome: str  # "field headline" · "block 7 paragraph" · "duplicate of line 5" · "dropped: …"


# -- dates -------------------------------------------------------------------------------------


class When(Value, frozen=True, kw_only=True):
    """A date as far as it is known.

    `text` is what was given, in ISO 8601, as long as its precision allows ("2015-10-14T09:30+03:00",
    "2015-10-14", "2015-10", "2015"), and empty when nothing was given. `earliest` and `latest` are full
    dates (YYYY-MM-DD) that bound it, or empty where that end is open.
    """

    precision: Precision = "unknown"
    text: str = ""
    earliest: str = ""
    latest: str = ""

    @property
    def day(self) -> str:
        """YYYY-MM-DD when the day is given, else empty. All that may be published as a date."""
        return self.text[:10] if self.precision in ("time", "day") else ""

    @property
    def given(self) -> bool:
        """Whether a person or the source gave it, in full or in part."""
        return self.precision in ("time", "day", "month", "year")


# -- the parts of an article -------------------------------------------------------------------


class Person(Value, frozen=True, kw_only=True):
    """One name of a byline. `role` is what the paper printed beside it ("Political Editor")."""

    name: str
    role: str = ""


class Figure(Value, frozen=True, kw_only=True):
    """A photo: its words always, its file when it survives."""

    file: str = ""  # POSIX path relative to content/, or empty: not preserved
    caption: str = ""
    credit: str = ""
    alt: str = ""
    date: str = ""  # ISO, of the photo, never of the article
    place: str = ""
    after: int = 0  # stands after this many body blocks; 0 = above the body


class Quote(Value, frozen=True, kw_only=True):
    """Words in quotation marks, and whose they are.

    In a `Reading` the spans are of the whole source; in an `Article` they are of the text of the block
    named by `anchor`. `start` and `end` lie inside the marks.
    """

    start: int
    end: int
    text: str
    speaker: str = ""  # "" = not known
    speaker_start: int = -1
    speaker_end: int = -1
    inferred: bool = False  # the speaker is a resolved pronoun: show as "he [inferred: X]"
    mention: str = ""  # the words of the text that name the speaker ("Abdelrahman", "he")
    confidence: float = 0.0
    rule: str = ""
    anchor: str = ""  # "p7"


class PullQuote(Value, frozen=True, kw_only=True):
    """A line of the text set large; `anchor` is the paragraph that it comes from."""

    text: str
    speaker: str = ""
    anchor: str = ""
    after: int = 0  # stands after this many body blocks


class Correction(Value, frozen=True, kw_only=True):
    """A dated note on a mistake."""

    date: str
    text: str


class InPrint(Value, frozen=True, kw_only=True):
    """Where it stood on paper."""

    edition: str = ""
    section: str = ""
    page: str = ""
    column: str = ""


class Block(Value, frozen=True, kw_only=True):
    """One block of the body. Paragraphs are `p1`, `p2`, … and can be cited by that anchor."""

    kind: BlockKind
    html: str  # sanitised, without the anchor; "<p>…</p>"
    text: str  # plain text of it
    anchor: str = ""  # "p1" for paragraphs and quotes, "h1" for subheads, "" for others


class Origin(Value, frozen=True, kw_only=True):
    """Where the article came from: the file that was read, or that it was imported from."""

    path: str  # content path of the file read
    format: str  # the reader's name: "plain", "markdown"
    file: str = ""  # path of the kept original, relative to the archive, when it was imported
    sha256: str = ""  # of the original bytes, hexadecimal
    received: str = ""  # YYYY-MM-DD


# -- reading raw text --------------------------------------------------------------------------


class ReadBlock(Value, frozen=True, kw_only=True):
    """A run of the source and what it is."""

    start: int
    end: int
    role: Role
    confidence: float = 1.0
    rule: str = ""


class ReadField(Value, frozen=True, kw_only=True):
    """A field's value and how it was read. `value` is JSON-like; `earliest`/`latest` for dates."""

    value: Any = None
    status: Status = "unknown"
    rule: str = ""
    confidence: float = 0.0
    evidence: tuple[Span, ...] = ()
    earliest: str = ""
    latest: str = ""


class Reading(Value, frozen=True, kw_only=True):
    """All that was understood of one raw text, with every line accounted for."""

    language: str
    direction: Direction
    blocks: tuple[ReadBlock, ...]
    fields: dict[str, ReadField]
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    pullquotes: tuple[int, ...] = ()  # indices into `quotes`
    ledger: tuple[LedgerLine, ...] = ()


# -- from draft to article ---------------------------------------------------------------------


class Draft(Value, frozen=True, kw_only=True):
    """What a reader hands on: fields as written, a body, and an account of every line.

    `body` is Markdown when `body_type` is "markdown"; for "blocks" it is empty and `blocks` hold it.
    `lines` gives the line (from 1) on which a field stands, for the problems.
    """

    fields: dict[str, Any]
    lines: dict[str, int] = {}
    body: str = ""
    body_line: int = 1
    body_type: Literal["markdown", "blocks"] = "markdown"
    blocks: tuple[Block, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    pullquotes: tuple[PullQuote, ...] = ()
    provenance: dict[str, Provenance] = {}
    ledger: tuple[LedgerLine, ...] = ()
    language: str = ""


class Article(Value, frozen=True, kw_only=True):
    """A news article in full, as the archive holds it."""

    id: str
    headline: str
    slug: str
    language: str
    direction: Direction
    published: When
    updated: When = When()
    kicker: str = ""
    standfirst: str = ""
    byline: tuple[Person, ...] = ()
    dateline: str = ""
    section: str = ""
    desk: str = ""
    slugline: str = ""
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    source_line: str = ""
    publisher: str = ""
    rights: str = ""
    in_print: InPrint | None = None
    body: tuple[Block, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    pullquotes: tuple[PullQuote, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()  # "Reporting by …; Editing by …", author's lines
    aliases: tuple[str, ...] = ()  # addresses it had elsewhere, site paths
    extra: dict[str, Any] = {}  # fields that are not ours, kept as written
    provenance: dict[str, Provenance] = {}
    origin: Origin

    @property
    def body_text(self) -> str:
        """The body as plain text, a blank line between blocks."""
        return "\n\n".join(block.text for block in self.body if block.text)


class Card(Value, frozen=True, kw_only=True):
    """What a list shows of an article. Its digest changes only when a list would."""

    id: str
    url: str  # site path
    headline: str
    kicker: str = ""
    standfirst: str = ""  # or the opening of the body, cut at a sentence
    byline: tuple[str, ...] = ()
    published: When = When()
    section: str = ""
    language: str = ""
    direction: Direction = "ltr"
    image: str = ""  # content path of the lead photo, a key of `Page.photos` when it survives
    image_alt: str = ""


# -- what goes out -----------------------------------------------------------------------------


class Term(Value, frozen=True, kw_only=True):
    """A subject with a listing of its own: a section, topic, author or agency."""

    kind: TermKind
    slug: str
    name: str
    url: str  # site path of its listing; empty when it has no page of its own
    count: int = 0


class Period(Value, frozen=True, kw_only=True):
    """A year, month or day, and how many articles stand in it."""

    key: str  # "2015" · "2015-10" · "2015-10-14" · "undated"
    url: str
    count: int
    months: tuple[int, ...] = ()  # of a year: its articles a month, January first


class Group(Value, frozen=True, kw_only=True):
    """A heading and the cards under it."""

    key: str  # "2015-10", "A", a section's name; empty for a group without heading
    title: str
    url: str
    cards: tuple[Card, ...]


class PagePlan(Value, frozen=True, kw_only=True):
    """A page that the site must have, and the digest of all that it shows."""

    url: str  # site path, "2015/10/14/slug.html"
    kind: str  # the kind's name = its template's name
    key: str = ""  # what it is about: an article's id, a topic's slug, "2015-10"
    title: str = ""
    order: int = 2  # place in publishing: 0 asset · 1 article · 2 listing · 3 feed · 4 front page
    fingerprint: str = ""


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
