"""An article, from the bytes that came in to what lists show of it."""

from collections.abc import Mapping
from typing import Any, Literal

from newsgen.model.lead import LeadDay
from newsgen.model.parts import Block, Correction, Figure, InPrint, Named, Origin, Person, PullQuote, Quote, When
from newsgen.model.reading import LedgerLine, Provenance
from newsgen.model.revision import Line, Revision
from newsgen.model.value import Direction, Value
from newsgen.model.withdrawal import Withdrawal


class Source(Value, frozen=True, kw_only=True):
    """One file under content/: its bytes, and the digest by which they are recognised."""

    path: str  # POSIX, relative to content/
    suffix: str  # lower case, with the dot: ".md"
    data: bytes
    sha256: str  # of the data, by which people know it, too

    @property
    def digest(self) -> str:
        """The same as all digests of ours, `digests.digest`: its first half."""
        return self.sha256[:32]


class Draft(Value, frozen=True, kw_only=True):
    """What a reader hands on: fields as written, a body, and an account of every line.

    `body` is Markdown when `body_type` is "markdown"; for "blocks" it is empty and `blocks` hold it.
    `lines` gives the line (from 1) on which a field stands, for the problems.
    """

    fields: dict[str, Any]
    lines: Mapping[str, int] = {}
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
    named: tuple[Named, ...] = ()  # those of them that are in the authority file
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
    same_story: tuple[str, ...] = ()  # ids or content paths of other versions, as a person says
    not_same_story: tuple[str, ...] = ()  # of articles that only look like versions
    aliases: tuple[str, ...] = ()  # addresses it had elsewhere, site paths
    withdrawal: Withdrawal | None = None  # what was taken back of it; never with the names
    revisions: tuple[Revision, ...] = ()  # what it told before, oldest first, each otherwise than the next
    extra: dict[str, Any] = {}  # fields that are not ours, kept as written
    provenance: dict[str, Provenance] = {}
    lead_day: LeadDay | None = None  # the weekday that its first paragraph tells of
    origin: Origin

    @property
    def modified(self) -> str:
        """The last day or moment on which it was changed or corrected, where that is given to the day; else empty."""
        days = [note.date for note in self.corrections if len(note.date) == len("2015-10-14")]
        return max((*days, self.updated.text if self.updated.day else ""), default="")

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that it tells a reader, in the order of its page; captions, corrections and notes after the text."""
        names = ", ".join(person.name for person in self.byline)
        above = (
            ("kicker", self.kicker), ("headline", self.headline), ("standfirst", self.standfirst), ("byline", names),
            ("dateline", self.dateline),
        )  # fmt: skip
        captions = (" · ".join(filter(None, (figure.caption, figure.credit))) for figure in self.figures)
        corrections = (note.text for note in self.corrections)
        below = (("caption", captions), ("correction", corrections), ("note", self.notes))
        body = ((block.kind, block.text) for block in self.body)
        after = ((role, one) for role, words in below for one in words)
        return tuple((role, words) for role, words in (*above, *body, *after) if words)

    @property
    def body_text(self) -> str:
        """The body as plain text, a blank line between blocks."""
        return "\n\n".join(block.text for block in self.body if block.text)


class Card(Value, frozen=True, kw_only=True, cache_hash=True):
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
