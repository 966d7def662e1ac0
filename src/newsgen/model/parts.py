"""The parts of an article: its dates, people, photos, words and blocks."""

from newsgen.model.value import BlockKind, NameType, Precision, Value


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
    from_file: tuple[str, ...] = ()  # which of these words the photo's own file says, where the article is silent
    withheld: bool = False  # the file is there and is not shown


class FileWords(Value, frozen=True, kw_only=True, array_like=True):
    """What a photo's file says of it by itself, in IPTC, XMP or EXIF."""

    caption: str = ""
    credit: str = ""
    alt: str = ""
    date: str = ""  # ISO, as exact as it is given
    place: str = ""
    creator: str = ""
    copyright: str = ""


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


class Named(Value, frozen=True, kw_only=True):
    """A person, place or organisation of the archive's authority file that an article names, and where it does.

    `words` are the first of the text that name it, `anchor` the block that they stand in: "p3", "headline",
    "standfirst", "caption". Both are empty where front matter names it.
    """

    id: str
    type: NameType
    name: str
    preferred: str = ""  # the file's own name for it, where `name` is another
    also: tuple[str, ...] = ()  # what else the file calls it
    words: str = ""
    anchor: str = ""
    rule: str = ""  # "authority/name", "authority/context", "authority/dates"
    lat: float | None = None  # degrees
    lon: float | None = None
    same_as: tuple[str, ...] = ()  # web addresses that stand for it elsewhere


class Identity(Value, frozen=True, kw_only=True):
    """What the authority file tells of a person, place or organisation beside its name."""

    id: str
    also: tuple[str, ...] = ()  # its other names
    same_as: tuple[str, ...] = ()  # web addresses that stand for it elsewhere

    @property
    def tells(self) -> bool:
        """Whether there is anything beside the name."""
        return bool(self.also or self.same_as)


class Origin(Value, frozen=True, kw_only=True):
    """Where the article came from: the file that was read, or that it was imported from."""

    path: str  # content path of the file read
    format: str  # the reader's name: "plain", "markdown"
    file: str = ""  # path of the kept original, relative to the archive, when it was imported
    sha256: str = ""  # of the original bytes, hexadecimal
    received: str = ""  # YYYY-MM-DD
