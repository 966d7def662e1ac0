"""The account of every line of a raw text: what it became, or why it was left out.

A line that is not blank ends as exactly one of: a field, a block of the story, a figure's caption or credit, a
duplicate of another line, or dropped with a reason.
"""

from collections.abc import Sequence
from typing import Final

from newsgen.articles.reading.blocks import Line
from newsgen.articles.reading.body import Part
from newsgen.articles.reading.figures import Pictures
from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.verdicts import Verdict
from newsgen.model import LedgerLine, Role

FIELDS: Final[dict[Role, str]] = {
    "headline": "headline",
    "standfirst": "standfirst",
    "kicker": "kicker",
    "byline": "byline",
    "date": "published",
    "dateline": "dateline",
    "source_line": "source_line",
    "note": "notes",
    "author_bio": "notes",
}

REASONS: Final = {
    "roles/page-advert": "a word of the page, not of the article",
    "roles/page-head": "points to other articles",
    "roles/page-phrase": "asks something of the reader",
    "roles/page-rights": "says whose rights it is",
    "roles/repeated-label": "a label that the page repeats",
    "roles/related-headline": "the headline of another article",
    "roles/weighed": "reads like a line of the page, not of the article",
}


def _reason(verdict: Verdict) -> str:
    return f"dropped: {REASONS.get(verdict.rule, 'part of the page, not of the article')}"


def _dated(block: Signs) -> str:
    """What became of a line about time: it may say when the article changed, or no date at all."""
    stamp = block.stamp
    if stamp is None or not stamp.dated:
        return "field notes" if stamp and stamp.incomplete else "dropped: a time without a date"
    return "field published" if stamp.published or stamp.partial else "field updated"


def _outcomes(
    page: Sequence[Signs], verdicts: Sequence[Verdict], pictures: Pictures, parts: Sequence[Part]
) -> dict[int, str]:
    """What each block became, by its place."""
    outcome: dict[int, str] = {}
    for number, part in enumerate(parts, start=1):
        for place in part.places:
            outcome[place] = f"block {number} {verdicts[place].role}"
    for number, picture in enumerate(pictures.found, start=1):
        if picture.caption >= 0:
            outcome[picture.caption] = f"figure {number} caption"
        if picture.credit >= 0:
            outcome.setdefault(picture.credit, f"figure {number} credit")
    for place, (block, verdict) in enumerate(zip(page, verdicts, strict=True)):
        if verdict.role == "boilerplate":
            outcome[place] = _reason(verdict)
        elif verdict.role == "date":
            outcome[place] = _dated(block)
        elif verdict.role in FIELDS:
            outcome[place] = f"field {FIELDS[verdict.role]}"
    return outcome


def ledger(
    lines: Sequence[Sequence[Line]],
    page: Sequence[Signs],
    verdicts: Sequence[Verdict],
    *,
    pictures: Pictures,
    parts: Sequence[Part],
    again: dict[int, int],
) -> tuple[LedgerLine, ...]:
    """One entry for each line that is not blank, in the order of the text.

    `lines` are those of each block; `again` names, for each block that says again what another says, that other.
    """
    outcome = _outcomes(page, verdicts, pictures, parts)
    account: list[LedgerLine] = []
    for place, of_block in enumerate(lines):
        for offset, line in enumerate(of_block):
            what = outcome.get(place, "")
            if place in again:
                first = lines[again[place]]
                what = f"duplicate of line {first[min(offset, len(first) - 1)].number}"
            account.append(LedgerLine(line=line.number, outcome=what))
    return tuple(account)
