"""What stands above the story: headline, standfirst, byline, the place it was filed from.

Each judge looks at the blocks that nothing has told yet, and writes what it knows into `told`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.articles.reading.agencies import agency
from newsgen.articles.reading.certain import certain
from newsgen.articles.reading.signs import NEAR_START, Signs
from newsgen.articles.reading.verdicts import Told, role_at, rule_at, verdict
from newsgen.model import Value

LONGEST_STANDFIRST = 600  # characters above the byline; below it, half of that
LONGEST_HEADLINE = 110  # characters of one that ends in a full stop, as few do
NO_HEADLINE = -1  # its place in a text that begins with the story
DATELINE = 0.9  # confidence in a dateline that opens a story beyond doubt

_SENTENCES: Final = re.compile(r"[^\W\d_]{3}[.!?][\"”’“»']?\s+[\"“„«'‘]?[A-ZÀ-ÖØ-Þ]")


class Top(Value, frozen=True, kw_only=True):
    """Where the headline stands, and where the story begins at the earliest."""

    headline: int
    front: int

    @property
    def places(self) -> range:
        """The places between the headline and the story."""
        return range(self.headline + 1, self.front)


def headline(page: Sequence[Signs]) -> int:
    """Which block is the headline: the first that is no label, no date, no picture's or page's words.

    NO_HEADLINE where that is the story's first paragraph already.
    """
    first = next((at for at, block in enumerate(page[:6]) if _heads(block)), 0)
    return NO_HEADLINE if _opens_story(page, first) else first


def _heads(block: Signs) -> bool:
    label = block.section or (block.furniture and block.words < 4) or (block.stamp and not block.stamp.rest)
    return not (label or (block.by and block.words < 7) or (block.credit and block.credit.sure > 0.9))


def _opens_story(page: Sequence[Signs], at: int) -> bool:
    """Whether what stands in the headline's place is the story's first paragraph: the text has no headline.

    It has a dateline, or ends in a full stop and is long or more than one sentence.
    """
    block = page[at]
    if certain(page, at) or block.caps:
        return False
    if block.dateline is not None and block.dateline.sure > DATELINE:
        return True
    ended = block.text.endswith(".") and not block.text.endswith("..") and block.prose
    return ended and (len(block.text) > LONGEST_HEADLINE or _SENTENCES.search(block.text) is not None)


def top(page: Sequence[Signs], told: Told, headline: int) -> Top:
    """The top of the text: down to the last byline, date or name before the story is well under way."""
    last, prose = headline, 0
    bylined = "byline" in (role_at(told, at) for at in range(len(told)))
    heads = ("byline", "date", "kicker") if bylined else ("byline", "kicker")
    for at in range(headline + 1, min(len(page), headline + NEAR_START)):
        role = role_at(told, at)
        if role in heads or _dates(page, told, at):
            last = at
        elif not role and page[at].prose:
            prose += 1
            if _under_way(page, at, prose):
                break
        elif not role and page[at].named and at < 8 and not bylined and _vouched(page, told, at):
            last = at
    return Top(headline=headline, front=last + 1)


def _under_way(page: Sequence[Signs], at: int, prose: int) -> bool:
    """Whether so many sentences have been read that the story must have begun."""
    return prose > 4 or (prose > 2 and sum(len(block.text) for block in page[at - 2 : at + 1]) > 900)


# -- bylines -----------------------------------------------------------------------------------


def agency_bylines(page: Sequence[Signs], told: Told, top: Top) -> None:
    """An agency's name beside a byline or a date, away from pictures, is no credit but a byline."""
    for at in range(top.headline + 1, min(top.front + 2, len(page))):
        name, comma, _ = page[at].text.partition(",")
        if role_at(told, at) == "credit" and agency(name):
            near = (role_at(told, at - 1), role_at(told, at + 1))
            if "byline" in near or ("caption" not in near and (comma or "date" in near)):
                told[at] = verdict("byline", "agency", 0.8)


def trades(page: Sequence[Signs], told: Told, top: Top) -> None:
    """A name with a trade or a handle behind it, or the trade alone under a byline."""
    for at in range(top.headline + 1, min(top.front + 2, len(page))):
        block = page[at]
        handle = "@" in block.text and block.words < 5
        label = not block.closed and not block.colon and block.words < 9
        if told[at] is None and label and (block.trade or handle):
            told[at] = verdict("byline", "trade", 0.8)


def names(page: Sequence[Signs], told: Told, top: Top) -> None:
    """Names that stand alone above the story: of the writers, of who is pictured, or a label."""
    alone = [at for at in top.places if told[at] is None and page[at].named]
    writers = set(_writers(page, told, alone, top))
    bylined = bool(writers) or "byline" in (role_at(told, at) for at in top.places)
    for at in alone:
        if at in writers:
            told[at] = verdict("byline", "name", 0.85)
        elif "credit" in (role_at(told, at - 1), role_at(told, at + 1)):
            told[at] = verdict("caption", "name-by-credit", 0.7)
        elif role_at(told, at - 1) == "byline" and page[at].tight:
            told[at] = verdict("byline", "name-under-byline", 0.7)
        elif bylined and at == top.headline + 1 and role_at(told, at + 1) != "byline":
            told[at] = verdict("kicker", "label", 0.6)


def _writers(page: Sequence[Signs], told: Told, alone: Sequence[int], top: Top) -> Iterator[int]:
    """The writers among the names: above their trade; or else the likeliest vouched for, and those stacked on it."""
    led = [at for at in alone if rule_at(told, at + 1) == "roles/trade"]
    yield from led
    vouched = [at for at in alone if _vouched(page, told, at)]
    if led or not vouched or any(role_at(told, at) == "byline" for at in top.places):
        return
    writer = max(vouched, key=lambda at: _likely_writer(told, at, top.headline))
    yield writer
    while writer - 1 in alone and role_at(told, max(alone) + 1) == "date":
        writer -= 1
        yield writer


def _vouched(page: Sequence[Signs], told: Told, at: int) -> bool:
    """Whether what stands beside a name says that it is the writer's: a date, a trade, or the end of the pictures.

    A name with nothing beside it may be a person, a place or a thing: many names are of the last two kinds.
    """
    first, last = at, at
    while first > 1 and told[first - 1] is None and page[first - 1].named:
        first -= 1
    while last + 1 < len(page) and told[last + 1] is None and page[last + 1].named:
        last += 1
    below = page[last + 1] if last + 1 < len(page) else None
    if below is not None and told[last + 1] is None and below.trade and not below.closed:
        return True
    if any(_dates(page, told, beside) for beside in (first - 1, last + 1)):
        return True
    if below is not None and _place(below) and _dates(page, told, last + 2):
        return True
    dated = any(role_at(told, place) == "date" for place in range(first))
    return dated and role_at(told, first - 1) == "credit" and below is not None and below.prose


def _dates(page: Sequence[Signs], told: Told, at: int) -> bool:
    """Whether a line dates the article; a day without its year does only right above the story."""
    stamp = page[at].stamp if role_at(told, at) == "date" else None
    if stamp is None:
        return False
    return stamp.dated or stamp.ago or stamp.labelled or (at + 1 < len(page) and page[at + 1].prose)


def _likely_writer(told: Told, at: int, headline: int) -> tuple[bool, bool, bool, int]:
    """How likely a name is the writer's: above no credit, by a date, not right under the headline, late."""
    before, after = role_at(told, at - 1), role_at(told, at + 1)
    return after != "credit", "date" in (before, after), at > headline + 1, at


def filed(page: Sequence[Signs], told: Told, top: Top) -> None:
    """A place alone between the byline or the date and the story."""
    for at in range(top.headline + 2, min(len(page) - 1, NEAR_START)):
        under = role_at(told, at - 1) in ("byline", "date")
        above = page[at + 1].prose or (role_at(told, at - 1) == "byline" and role_at(told, at + 1) == "date")
        if told[at] is None and under and above and _place(page[at]):
            told[at] = verdict("dateline", "place", 0.7)


def _place(block: Signs) -> bool:
    """Whether a line is a word or two with a capital, as a place is."""
    return block.words <= 2 and block.text[0].isupper() and not (block.closed or block.colon or block.named)


# -- standfirsts -------------------------------------------------------------------------------


def standfirsts(page: Sequence[Signs], told: Told, top: Top) -> None:
    """The sentences between the headline and the byline, and a label right under the headline.

    Of two such lines the second is the words of a picture without a credit: standfirsts come as one or as a list.
    """
    lines = []
    bylined = any(role_at(told, at) == "byline" for at in top.places)
    for at in top.places:
        if told[at] is None and _fits_standfirst(page[at]):
            told[at] = verdict("standfirst", "above-the-story", 0.85)
            lines.append(at)
        elif told[at] is None and at == top.headline + 1 and bylined and page[at].words <= 3 and not page[at].colon:
            told[at] = verdict("kicker", "label", 0.6)
    if lines == [top.headline + 1, top.headline + 2] and not page[lines[1]].closed:
        told[lines[1]] = verdict("caption", "second-line", 0.55)


def _fits_standfirst(block: Signs) -> bool:
    """Whether a line may be a standfirst: a sentence or the better part of one, not the story's dateline and all."""
    return block.words > 3 and len(block.text) < LONGEST_STANDFIRST and block.dateline is None


def opening(page: Sequence[Signs], told: Told, top: Top) -> None:
    """The first line under the byline may still be a standfirst, or the words of the picture under it."""
    at = next((at for at in range(top.front, min(len(page) - 1, top.front + 4)) if told[at] is None), -1)
    after = next((page[place] for place in range(at + 1, len(page)) if told[place] is None), None)
    if top.headline == NO_HEADLINE or at < 0 or after is None or len(page) < 4 or page[at].words < 5:
        return
    if len(page[at].text) > (LONGEST_STANDFIRST if after.dateline else LONGEST_STANDFIRST / 2):
        return
    has_one = any(role_at(told, place) == "standfirst" for place in range(at))
    if _announces(page[at], after):
        told[at] = verdict("standfirst", "before-the-story", 0.8)
    elif at == top.front and len(page[at].text) < 220 and role_at(told, at + 1) in ("credit", "caption"):
        words = has_one and role_at(told, at + 1) == "credit"
        told[at] = verdict("caption" if words else "standfirst", "before-the-picture", 0.65)


def _announces(block: Signs, after: Signs) -> bool:
    """Whether a line announces the story below it: said again there, without a full stop, or above its dateline."""
    unclosed = not block.closed and not block.colon and after.prose
    return block.echo >= 0 or block.again_below or unclosed or (after.dateline is not None and block.dateline is None)
