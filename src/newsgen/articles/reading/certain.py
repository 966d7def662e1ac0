"""Signs that are certain: what a block says of itself, whatever stands around it."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from newsgen.articles.reading.agencies import agencies, agency
from newsgen.articles.reading.datelines import filed_line
from newsgen.articles.reading.signs import NEAR_START, Signs
from newsgen.articles.reading.timing import below_label, dated
from newsgen.articles.reading.verdicts import Verdict, verdict

LONGEST_SIGNED_CAPTION: Final = 40  # words of a last block that may still be a caption with its credit
_MINUTES: Final = re.compile(r"\d{1,2}\s?(?:[Mm]in(?:\.|\b|ut)|мин|dk\b|dakika|دقائق|دقيقة|分|분)")
_TIMED_AT_END: Final = re.compile(rf"[:：]\s*{_MINUTES.pattern}\w*\W*$")  # "Temps de lecture : 3 min"

Rule = Callable[[Sequence[Signs], int], Verdict | None]


def _embed(page: Sequence[Signs], at: int) -> Verdict | None:
    return verdict("embed", "embedded-post", 0.95) if page[at].embed else None


def _page_furniture(page: Sequence[Signs], at: int) -> Verdict | None:
    block = page[at]
    sure = {"advert": 0.97, "rights": 0.95, "head": 0.9, "phrase": 0.85}
    if not block.furniture or (block.furniture == "phrase" and block.words > 60):
        return None
    if block.furniture == "head" and block.closed and block.words > 14 and ":" not in block.text[:30]:
        return None
    return verdict("boilerplate", f"page-{block.furniture}", sure[block.furniture])


def _repeated_label(page: Sequence[Signs], at: int) -> Verdict | None:
    """A short label that stands in the text more than once announces something of the page's."""
    block = page[at]
    twice = block.same_as >= 0 or block.again_below
    label = twice and block.words < 7 and not block.closed and not block.credit and not block.stamp
    # In a table of matches or results every line stands among its like; a label of the page's breaks into prose.
    breaks_in = page[at - 1].prose or (block.same_as > 0 and page[block.same_as - 1].prose)
    told = label and breaks_in and at > 2 and not block.named
    return verdict("boilerplate", "repeated-label", 0.8) if told else None


def _section(page: Sequence[Signs], at: int) -> Verdict | None:
    """The name of a part of the paper, above the body."""
    return verdict("kicker", "section", 0.8) if page[at].section and 0 < at < 7 else None


def _reading_time(page: Sequence[Signs], at: int) -> Verdict | None:
    """How long the reading takes: "4 min", "Lesezeit 5 Min."."""
    block = page[at]
    dated = block.stamp is not None and block.stamp.dated
    said = _MINUTES if block.words < 5 else _TIMED_AT_END
    timed = block.words < 8 and not dated and said.search(block.text) is not None
    return verdict("boilerplate", "reading-time", 0.9) if timed and at < NEAR_START else None


def _note(page: Sequence[Signs], at: int) -> Verdict | None:
    block = page[at]
    near_edge = at > len(page) * 0.6 or at < 8
    noted = block.note or (block.closed and below_label(page, at))
    return verdict("note", "note", 0.9) if noted and near_edge and block.words < 120 else None


def _source_line(page: Sequence[Signs], at: int) -> Verdict | None:
    block = page[at]
    last = at >= len(page) - 4 and at > (0 if agency(block.text) else 1)
    if not last or block.words > 14:
        return None
    if (block.source and not (block.closed and block.words > 6)) or _signed_off(block):
        return verdict("source_line", "last-line", 0.9)
    agencies_end = block.text.rstrip(".").lower().endswith((" and agencies", "agencies", "news services", "wires"))
    return verdict("source_line", "agencies", 0.95) if agencies_end and block.words < 10 else None


def _signed_off(block: Signs) -> bool:
    """Whether a line is an agency or an address and no more: "(AP)", "harbour.example"."""
    agency_or_address = agencies(block.text) or "." in block.text.strip(".")
    credit = block.credit is not None and block.credit.sure < 0.9 and block.text[0] != "©"
    return credit and bool(agency_or_address) and block.words <= 4


def _filed(page: Sequence[Signs], at: int) -> Verdict | None:
    """A dateline on a line of its own: "OLDPORT, Ohio, March 3 -"."""
    alone = 0 < at < NEAR_START and page[at].words < 10 and filed_line(page[at].text) is not None
    return verdict("dateline", "dateline-alone", 0.9) if alone else None


def _byline(page: Sequence[Signs], at: int) -> Verdict | None:
    block = page[at]
    if at < NEAR_START and (block.by_alone or (at > 0 and page[at - 1].by_alone and block.named)):
        return verdict("byline", "by-alone", 0.8)
    # Above the story many lines of the page may stand; a byline with its date is known among them, too.
    unread = block.stamp is not None and block.stamp.dated and not any(other.prose for other in page[1:at])
    place = at < NEAR_START or at >= len(page) - 3 or unread
    if not (block.by and place and block.words < 28) or (block.closed and not block.stamp and block.words > 7):
        return None
    return verdict("byline", "by", 0.95)


def _credit(page: Sequence[Signs], at: int) -> Verdict | None:
    credit = page[at].credit
    if credit is None or credit.sure <= 0.65:
        return None
    # A name in brackets or an address at the end of all is somebody's sign-off, not a picture's.
    return verdict("credit", "credit-line", credit.sure) if credit.sure > 0.85 or at < len(page) - 2 else None


def _caption(page: Sequence[Signs], at: int) -> Verdict | None:
    block = page[at]
    least = 0.8 if block.closed or block.words > 60 else 0.7
    found = block.tail if block.tail and block.tail.sure >= least else block.lead
    if found is None or block.words < 3 or block.biography or block.bullet:
        return None
    if found is block.tail and (_ends_story(page, at) or (found.sure < 0.9 and goes_on(page, at))):
        return None
    return verdict("caption", "caption-with-credit", found.sure)


def _ends_story(page: Sequence[Signs], at: int) -> bool:
    """Whether a block is the last sentences of the story, and what follows them is who signed them off."""
    tail = page[at].tail
    if tail is None or tail.announced or at < 2 or at < len(page) - 1:
        return False
    return bool(agency(tail.name)) or "/" not in tail.name or page[at].words > LONGEST_SIGNED_CAPTION


def goes_on(page: Sequence[Signs], at: int) -> bool:
    """Whether the next block goes on with the sentence, so that a name at the end is no credit but half of it."""
    after = page[at + 1].text if at + 1 < len(page) else ""
    return not after or after[0].islower() or after[0] in ".,;:"


RULES: Final[tuple[Rule, ...]] = (
    _embed, _section, _page_furniture, _repeated_label, _reading_time, _filed,
    _byline, dated, _note, _source_line, _credit, _caption,
)  # fmt: skip


def certain(page: Sequence[Signs], at: int) -> Verdict | None:
    """The verdict of the first rule that knows the block."""
    return next((found for rule in RULES if (found := rule(page, at))), None)
