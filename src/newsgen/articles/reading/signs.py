"""What can be seen of a block without knowing what it is: its signs."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal

from newsgen.articles.reading.bylines import by_glued, like_credit, like_name
from newsgen.articles.reading.capitals import CAPITALISED
from newsgen.articles.reading.credits import Credit, credit_at_end, credit_at_start, credit_line
from newsgen.articles.reading.datelines import Dateline, dateline
from newsgen.articles.reading.datestamps import Stamp, stamp
from newsgen.articles.reading.echoes import echoes
from newsgen.articles.reading.phrasebook import Phrasebook, lowered, phrasebook
from newsgen.model import Span, Value

Furniture = Literal["", "advert", "head", "phrase", "rights"]

SHORT: Final = 90  # characters: room for a label, a subhead, a related headline
OPENING: Final = 420  # characters in which a block gives itself away
EDGE: Final = 40  # characters at either end of a block
STRONG: Final = 3  # words of a phrase that hardly stands in a story
LABEL: Final = 6  # words of a line that is no sentence yet
NEAR_START: Final = 14  # blocks in which what stands above the body may be looked for

_CLOSED: Final = re.compile(r"[.!?…。！？؟।۔♦■][\"”’“»')\]\s]*$")
_BULLET: Final = re.compile(r"(?:[•●▪■◦‣⁃*]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))\s*")
_OPENS_QUOTED: Final = re.compile("[\"“„«‘'「]")
_EMBED: Final = re.compile(r"pic\.(?:twitter|x)\.com/|https?://t\.co/|twitter\.com/\w+/status|^[—–-]\s.{2,60}\(@\w+\)")
_SIGNED: Final = re.compile(r"[—–-]{1,2}\s?[^\W\d_]")
_PARTICLE: Final = r"(?:(?:de|da|van|von|der|bin|al|el|la|le|di|of)\s)*"
_AFTER_BY: Final = re.compile(rf"\s*(?:the\s)?{CAPITALISED}(?:\s+{_PARTICLE}{CAPITALISED}|\s*[,|·•/–—-]|\s*$)")
_FULL_NAME: Final = re.compile(rf"(?!The\b){CAPITALISED}\s+{_PARTICLE}(?:{CAPITALISED}\s+)?{CAPITALISED}(?=\W)")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")
_RIGHTS: Final = re.compile(r"^\W{0,2}(?:©|\(c\)|copyright)\s?(?:@|©)?.{0,40}\b(?:19|20)\d\d\b", re.IGNORECASE)


class Signs(Value, frozen=True, kw_only=True):
    """All that is seen of one block."""

    text: str
    span: Span
    words: int
    closed: bool  # ends as a sentence does
    colon: bool
    caps: bool  # capitals throughout
    quoted: bool  # begins with a quotation mark
    signed: bool  # begins with a dash and a name
    bullet: bool
    embed: bool
    stamp: Stamp | None
    credit: Credit | None  # it is a credit line
    tail: Credit | None  # it ends in a credit
    lead: Credit | None  # it begins with a credit
    by: bool  # it begins with "By" and a name
    by_alone: bool  # it is the word "By" and nothing else
    named: bool  # it may be a person's name
    furniture: Furniture
    section: bool
    note: bool
    source: bool
    biography: bool
    dateline: Dateline | None
    same_as: int  # an earlier block with the same words, or -1
    echo: int  # a longer block that holds its words, or -1
    again_below: bool  # a later block has the same words
    trade: bool  # it names a trade of the newsroom
    sited: bool  # it says who is where in a picture
    tight: bool  # shares a line break, not a blank line, with a neighbour, in a text of blank lines

    @property
    def short(self) -> bool:
        """Whether it is short enough for a label or a headline."""
        return len(self.text) <= SHORT

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: a sentence of some length, that is no picture's or page's words."""
        return (self.closed or self.colon) and self.words >= 9 and not self.furniture and self.credit is None


def _furniture(text: str, low: str, book: Phrasebook) -> Furniture:
    """How a block gives itself away as part of the page, not of the article."""
    if _RIGHTS.match(text) or (len(text) < 320 and _claims_rights(text, low, book)):
        return "rights"
    if book.advert.match(low):
        return "advert"
    if _points(text, low, book):
        return "head"
    return "phrase" if _asks(low, book) else ""


def _points(text: str, low: str, book: Phrasebook) -> bool:
    """Whether a block points elsewhere: "Related: …" does, "Related companies were searched." does not."""
    head = book.page_head.match(low)
    if head is None:
        return False
    sentence = text.endswith(".") and not text.endswith("..")
    if sentence and len(head[0].split()) < STRONG:
        return False
    return len(text) < 200 or text[head.end() : head.end() + 3].lstrip().startswith((":", "|"))


def _claims_rights(text: str, low: str, book: Phrasebook) -> bool:
    """Whether a block says whose rights it is; a sentence with a word such as "copyright" tells of them."""
    said = [phrase for phrase in book.rights if phrase in low]
    if any(len(phrase.split()) >= STRONG for phrase in said) or (said and "©" in text):
        return True
    return any(low.find(phrase) < EDGE / 2 for phrase in said) and len(text.split()) < LABEL


def _asks(low: str, book: Phrasebook) -> bool:
    """Whether a block asks something of the reader: said at its edge, or more than once when it is long.

    A sentence of the story may hold such words, too ("if they sign up to …"): it must begin with them.
    """
    said = {phrase: low.find(phrase) for phrase in book.page_phrases if phrase in low} if len(low) < OPENING else {}
    if not said:
        return False
    if low.endswith(".") and low.count(" ") >= LABEL:
        strong = [place for phrase, place in said.items() if len(phrase.split()) >= STRONG]
        return bool(strong) and (min(strong) < EDGE or len(said) > 1)
    at_edge = any(place < EDGE or place > len(low) - 1.5 * EDGE for place in said.values())
    return at_edge or len(said) > 1 or len(low) < SHORT


def _by(text: str, low: str, book: Phrasebook) -> bool:
    """Whether a word such as "By" opens the block, and a capital follows it."""
    found = book.byline.match(low) or by_glued(text)
    return found is not None and len(text) < 200 and _AFTER_BY.match(text, found.end()) is not None


def _says(phrases: tuple[str, ...], low: str) -> bool:
    return any(phrase in low for phrase in phrases)


def _note(text: str, low: str, book: Phrasebook) -> bool:
    """Whether a block tells of the article itself: "Correction: …", "Reporting by Jane Doe", "This story was …"."""
    if any(phrase in low for phrase in book.note_phrases):
        return True
    found = book.note.match(low)
    if found is None:
        return False
    after = text[found.end() :].lstrip()
    if found[0].endswith(" by"):
        return not after[:1].islower() and not after.startswith("The ")
    alone = " " not in found[0].strip() and not found[0].endswith(":")
    return not alone or not after or not after[0].isalnum()


def _biography(text: str, low: str, book: Phrasebook) -> bool:
    """Whether a block tells who somebody is: it begins so, or names the person in full, or gives an address."""
    head = low[: 4 * EDGE]
    places = [head.find(phrase) for phrase in book.biography if phrase in head]
    if not places:
        return False
    return min(places) == 0 or "@" in text or _FULL_NAME.search(text, 0, min(places)) is not None


def sign(
    text: str, span: Span, *, place: int, language: str, same_as: int, echo: int, again_below: bool, tight: bool
) -> Signs:
    """The signs of one block that stands at a place in the text."""
    book, low, words = phrasebook(language), lowered(text[:OPENING]), _words(text)
    near = place < NEAR_START
    short = len(text) < 240
    return Signs(
        text=text,
        span=span,
        words=words,
        closed=_CLOSED.search(text, max(0, len(text) - 6)) is not None,
        colon=text.endswith((":", "：")),
        caps=text.isupper() and len(text) > 3,
        quoted=_OPENS_QUOTED.match(text) is not None,
        signed=_SIGNED.match(text) is not None,
        bullet=_BULLET.match(text) is not None,
        embed=_EMBED.search(text) is not None,
        stamp=stamp(text, language=language) if short else None,
        credit=credit_line(text, language=language) if short else None,
        tail=credit_at_end(text, language=language) if len(text) < 900 else None,
        lead=credit_at_start(text, language=language),
        by=_by(text, low, book),
        by_alone=words < 6 and book.byline.fullmatch(low.rstrip(": ")) is not None,
        named=len(text) < 60 and (like_name(text) or like_credit(text)),
        furniture=_furniture(text, low, book),
        section=words < 4 and book.section.match(low) is not None,
        note=_note(text, low, book),
        source=short and book.source.match(low) is not None,
        biography=len(text) < 900 and _biography(text, low, book),
        dateline=dateline(text, opening=near) if words > 8 else None,
        same_as=same_as,
        echo=echo,
        again_below=again_below,
        sited=len(text) < 500 and _says(book.sites, low),
        trade=words < 10 and book.trade.search(low) is not None,
        tight=tight,
    )


def _words(text: str) -> int:
    """How many words a text has; where a script sets no spaces, two letters count as one."""
    spaced = text.isascii() or max(text) < "\u0e00"
    return max(len(text.split()), 0 if spaced else len(_UNSPACED.findall(text)) // 2)


def signs(text: str, spans: Sequence[Span], *, language: str) -> tuple[Signs, ...]:
    """The signs of every block, in order."""
    # One character for one, so that a place in a block's words is a place in the source.
    texts = [text[start:end].replace("\n", " ") for start, end in spans]
    gaps = ["\n\n" in re.sub(r"[^\S\n]", "", text[a[1] : b[0]]) for a, b in pairwise(spans)]
    mixed = gaps and 0.5 < sum(gaps) / len(gaps) < 1
    first: dict[str, int] = {}
    last = {words: place for place, words in enumerate(texts)}
    found = []
    for place, (words, echo) in enumerate(zip(texts, echoes(texts), strict=True)):
        same = first.setdefault(words, place)
        before = bool(mixed and place > 0 and not gaps[place - 1])
        after = bool(mixed and place < len(gaps) and not gaps[place])
        found.append(
            sign(
                words,
                spans[place],
                place=place,
                language=language,
                same_as=same if same != place else -1,
                echo=echo,
                again_below=last[words] > place,
                tight=before or after,
            )
        )
    return tuple(found)
