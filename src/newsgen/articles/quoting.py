"""Quotes and pull quotes of a body in blocks, each tied to the paragraph in which it stands."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from newsgen.articles.reading.pullquotes import pullquotes as worth_setting_large
from newsgen.articles.reading.pullquotes import spread
from newsgen.articles.reading.quotes import quotes as quotes_in
from newsgen.articles.wording import Fault
from newsgen.model import Block, BlockKind, Figure, PullQuote, Quote, Span

GIVEN: Final = "front-matter/quotes"  # the rule of a quote whose speaker a person gave

_MARKS_AT_ENDS: Final = 4  # characters: inner quotation marks, a full stop

_SPEAKING: Final[frozenset[BlockKind]] = frozenset(("paragraph", "quote", "list"))

# One character for one, so that a place in the one spelling is the same place in the other.
_SPELLED: Final = str.maketrans("’‘ʼ‚“”„«»\xa0\u202f\n\t", '\'\'\'\'"""""    ')


class Said(NamedTuple):
    """The quotes of a body, and those to be set large."""

    quotes: tuple[Quote, ...]
    pullquotes: tuple[PullQuote, ...]


class _Page(NamedTuple):
    """An article as one text, where in it each block of its body begins, and where anybody speaks."""

    text: str
    starts: Sequence[int]
    spans: Sequence[Span]


def said(blocks: Sequence[Block], *, headline: str, standfirst: str, figures: Sequence[Figure], language: str) -> Said:
    """Who said what in a body. Spans are of the text of the block that the anchor names.

    Headline, standfirst and captions are read along, for the full names that they may tell.
    """
    page = _page(blocks, headline, standfirst, figures)
    found = quotes_in(page.text, page.spans, language=language)
    if not found:
        return Said((), ())
    homes = [bisect_right(page.starts, quote.start) - 1 for quote in found]
    anchored = {}
    for number, home in enumerate(homes):
        if home >= 0 and blocks[home].anchor:
            anchored[number] = _rebased(found[number], page.starts[home], blocks[home])
    large = worth_setting_large(page.text, page.spans, found, language=language)
    pulled = spread((anchored[number], homes[number] + 1) for number in large if number in anchored)
    return Said(tuple(anchored.values()), pulled)


def _page(blocks: Sequence[Block], headline: str, standfirst: str, figures: Sequence[Figure]) -> _Page:
    captions: dict[int, list[str]] = {}
    for figure in figures:
        if figure.caption:
            captions.setdefault(figure.after, []).append(figure.caption)
    at = len(headline) + 2 + len(standfirst)
    spans = [(len(headline) + 2, at)] if standfirst else []
    parts, starts = [headline, standfirst], []
    for place, block in enumerate(blocks):
        if place in captions:
            parts += captions[place]
            at += sum([2 + len(caption) for caption in captions[place]])
        text, start = block.text, at + 2
        at = start + len(text)
        parts.append(text)
        starts.append(start)
        if text and block.kind in _SPEAKING:
            if "\n" in text:
                spans += _lines(text, start)
            else:
                spans.append((start, at))
    return _Page("\n\n".join(parts), starts, spans)


def _lines(text: str, start: int) -> Iterator[Span]:
    """The spans of the lines of a block: the items of a list, the paragraphs of a quotation."""
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _rebased(quote: Quote, start: int, block: Block) -> Quote:
    """The quote with spans of its block. A speaker named in another block has no span here."""
    at, end = quote.speaker_start - start, quote.speaker_end - start
    named = quote.speaker_start >= 0 and 0 <= at < end <= len(block.text)
    return Quote(
        start=quote.start - start,
        end=quote.end - start,
        text=quote.text,
        speaker=quote.speaker,
        speaker_start=at if named else -1,
        speaker_end=end if named else -1,
        inferred=quote.inferred,
        mention=quote.mention,
        confidence=quote.confidence,
        rule=quote.rule,
        anchor=block.anchor,
    )


class Place(NamedTuple):
    """Where words stand in a body, and how they are spelled there."""

    block: int
    start: int
    text: str


def place_of(words: str, blocks: Sequence[Block], anchor: str = "") -> Place | None:
    """Where words stand in the body, whatever the shape of their quotation marks and spaces.

    Of several places the one in the block of this anchor, else the first.
    """
    sought = words.translate(_SPELLED)
    for number, block in sorted(enumerate(blocks), key=lambda each: each[1].anchor != anchor):
        at = block.text.translate(_SPELLED).find(sought) if block.anchor else -1
        if at >= 0:
            return Place(number, at, block.text[at : at + len(words)])
    return None


def chosen(
    given: Sequence[PullQuote], blocks: Sequence[Block], quotes: Sequence[Quote]
) -> tuple[tuple[PullQuote, ...], tuple[Fault, ...]]:
    """The pull quotes that a person chose, tied to their paragraphs; words that are not in the body are none.

    Where no speaker is given, that of the quote in which the words stand is taken, unless it is a mere guess.
    """
    placed, faults = [], []
    for number, quote in enumerate(given):
        if place := place_of(quote.text, blocks, quote.anchor):
            anchor = blocks[place.block].anchor
            speaker = quote.speaker or _speaker(place, anchor, quotes)
            placed.append(PullQuote(text=place.text, speaker=speaker, anchor=anchor, after=place.block + 1))
        else:
            faults.append(_not_there(quote.text, number))
    return tuple(placed), tuple(faults)


def _speaker(place: Place, anchor: str, quotes: Sequence[Quote]) -> str:
    end = place.start + len(place.text)
    around = (q for q in quotes if q.anchor == anchor and q.start <= place.start and end <= q.end and not q.inferred)
    return next((quote.speaker for quote in around), "")


def attributed(
    found: Sequence[Quote], given: Sequence[PullQuote], blocks: Sequence[Block]
) -> tuple[tuple[Quote, ...], tuple[Fault, ...]]:
    """The quotes with the speakers that a person gave; words without quotation marks become quotes as well."""
    quotes, faults = list(found), []
    for number, named in enumerate(given):
        place = place_of(named.text, blocks, named.anchor)
        if place is None:
            faults.append(_not_there(named.text, number))
            continue
        given_to = _quote(place, blocks[place.block].anchor, named.speaker, quotes)
        quotes = [other for other in quotes if not _same(other, given_to)]
        quotes.append(given_to)
    order = {block.anchor: place for place, block in enumerate(blocks)}
    return tuple(sorted(quotes, key=lambda quote: (order[quote.anchor], quote.start))), tuple(faults)


def _quote(place: Place, anchor: str, speaker: str, found: Sequence[Quote]) -> Quote:
    """The words as a quote of this speaker; the whole of the quote that was found, where only marks are missing."""
    end = place.start + len(place.text)
    around = (other for other in found if other.anchor == anchor and other.start <= place.start and end <= other.end)
    same = next((other for other in around if len(other.text) - len(place.text) <= _MARKS_AT_ENDS), None)
    start, end, text = (same.start, same.end, same.text) if same else (place.start, end, place.text)
    return Quote(start=start, end=end, text=text, speaker=speaker, anchor=anchor, confidence=1.0, rule=GIVEN)


def _same(other: Quote, given: Quote) -> bool:
    """Whether a quote is the given one."""
    return (other.anchor, other.start, other.end) == (given.anchor, given.start, given.end)


def following(found: Sequence[PullQuote], quotes: Sequence[Quote]) -> tuple[PullQuote, ...]:
    """The pull quotes that were found, with the speakers that a person gave; without any, a line is not set large."""
    given = [quote for quote in quotes if quote.rule == GIVEN]
    named = (replace(large, speaker=_given(large, given)) for large in found)
    return tuple(large for large in named if large.speaker)


def _given(large: PullQuote, given: Sequence[Quote]) -> str:
    """The speaker that a person gave to the words of a pull quote, else its own."""
    same = (quote for quote in given if quote.anchor == large.anchor and large.text in quote.text)
    return next((quote.speaker for quote in same), large.speaker)


def _not_there(words: str, number: int) -> Fault:
    shown = words if len(words) <= 60 else words[:60] + "…"
    message = f"The words {shown!r} do not stand in the body."
    return Fault(message=message, mend="Quote the body word for word.", at=str(number))
