"""Understanding raw news text: what each block is, what each field says, and where every line went.

A text without markup still has its form. `blocks` cuts it, `signs` sees what can be seen of each block, `roles`
says what each is, `fields`, `published` and `figures` take from them what an article holds, `quotes` finds who said
what, and `ledger` accounts for every line. Nothing is guessed silently: each field says by which rule it was read,
how surely, and from which characters of the source.
"""

from collections.abc import Sequence

from newsgen.articles.reading.blocks import blocks
from newsgen.articles.reading.body import body
from newsgen.articles.reading.fields import fields
from newsgen.articles.reading.figures import figure, pictures
from newsgen.articles.reading.language import detect
from newsgen.articles.reading.ledger import ledger
from newsgen.articles.reading.pullquotes import pullquotes
from newsgen.articles.reading.quotes import quotes
from newsgen.articles.reading.repeats import repeats
from newsgen.articles.reading.roles import roles
from newsgen.articles.reading.signs import Signs, signs
from newsgen.articles.reading.verdicts import Verdict
from newsgen.model import Event, ReadBlock, Reading, Role

__all__ = ["read"]

# Where words in quotation marks are somebody's words; elsewhere they are titles and labels.
SPOKEN: frozenset[Role] = frozenset(("paragraph", "list_item", "pullquote", "embed", "standfirst"))


def read(text: str, *, language: str = "", era: tuple[str, str] = ("", ""), events: Sequence[Event] = ()) -> Reading:
    """All that can be understood of one raw text.

    `language` is the archive's own and only a hint; `era` the first and last day on which anything in the
    archive can have come out, either of them empty when not known;
    `events` is what is known to have happened, and
    when. Spans are of `text`, whose lines
    end in a line feed.
    """
    code, direction = detect(text, language)
    lines = blocks(text)
    page = signs(text, [(block[0].start, block[-1].end) for block in lines], language=code)
    verdicts = roles(page)
    shown = pictures(page, verdicts)
    again = shown.again | repeats(page, verdicts)
    parts = body([verdict.role for verdict in verdicts], without=frozenset(again))
    spoken = [
        block.span
        for place, (block, verdict) in enumerate(zip(page, verdicts, strict=True))
        if verdict.role in SPOKEN and place not in again
    ]
    said = quotes(text, spoken, language=code)
    return Reading(
        language=code,
        direction=direction,
        blocks=tuple(map(_block, page, verdicts)),
        fields=fields(page, verdicts, language=code, era=era, events=events),
        figures=tuple(
            figure(page, picture, language=code, after=sum(part.places[0] < picture.first for part in parts))
            for picture in shown.found
        ),
        quotes=said,
        pullquotes=pullquotes(text, spoken, said, language=code),
        ledger=ledger(lines, page, verdicts, pictures=shown, parts=parts, again=again),
    )


def _block(block: Signs, verdict: Verdict) -> ReadBlock:
    return ReadBlock(
        start=block.span[0], end=block.span[1], role=verdict.role, confidence=verdict.sure, rule=verdict.rule
    )
