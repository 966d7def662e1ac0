"""What stands within the story: lists, subheads, posts, and the headlines of other stories.

Each judge looks at the blocks that nothing has told yet, and writes what it knows into `told`.
"""

import re
from collections.abc import Sequence
from typing import Final

from newsgen.articles.reading.above import Top
from newsgen.articles.reading.bylines import like_name
from newsgen.articles.reading.capitals import CAPITALISED
from newsgen.articles.reading.certain import goes_on
from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.verdicts import Told, Verdict, role_at, rule_at, verdict

ANNOUNCE: Final = ("roles/page-head", "roles/repeated-label")
ITEM_ENDS: Final = (";", "; and", "; or", ", and", "; und", "; y", "; et", "; e", "; en")
LONGEST_SUBHEAD: Final = 16  # words
LONGEST_ITEM: Final = 50  # words of an item without a bullet
_GLUED: Final = re.compile(r"[a-z]{3,}[A-Z]")  # "LinksVideo"
_NAME: Final = re.compile(rf"(?:{CAPITALISED}\s+){{1,3}}?({CAPITALISED})(?!\s+{CAPITALISED})")
RUN: Final = 4  # open lines one after the other that are a list: results, names, dates
ENDING: Final = ("note", "source_line", "boilerplate", "date", "byline")
BRIEF: Final = 7  # words of a usual subhead
LONG: Final = 9  # words from which a line among brief subheads is a headline of another story


# -- the headlines of other stories ------------------------------------------------------------


def related(page: Sequence[Signs], told: Told, top: Top) -> None:
    """Headlines of other stories, under a line that announces them."""
    listing = False
    for at in range(top.headline + 1, len(page)):
        if told[at] is not None:
            listing = rule_at(told, at) in ANNOUNCE and (page[at].colon or page[at].words < 6)
        elif listing and _like_headline(page[at]) and not _heads_story(page, told, at):
            told[at] = verdict("boilerplate", "related-headline", 0.8)
        else:
            listing = False


def _like_headline(block: Signs) -> bool:
    """Whether a line may be the headline of another story."""
    asks = block.text.endswith("?") and block.words < 16
    return (not block.closed or asks) and not block.colon and block.words >= 3 and len(block.text) < 160


def _heads_story(page: Sequence[Signs], told: Told, at: int) -> bool:
    """Whether a second line under "Read more" is no second headline but the subhead of what follows."""
    second = rule_at(told, at - 1) == "roles/related-headline" and rule_at(told, at - 2) != "roles/related-headline"
    return second and at + 1 < len(page) and page[at + 1].prose


def tables(page: Sequence[Signs], told: Told, top: Top) -> None:
    """Many open lines in a row are no subheads but a list; a last one of another shape heads what follows."""
    run: list[int] = []
    for at in range(top.headline + 1, len(page) + 1):
        if role_at(told, at) == "subhead":
            run.append(at)
            continue
        if len(run) >= RUN - 1 and at == len(page) - 1 and told[at] is None and _goes_with(page[at], page[at - 1]):
            run.append(at)
        if len(run) >= RUN:
            odd = _shape(page[run[-1]]) != _shape(page[run[-2]])
            heads = odd and at < len(page) and page[at].prose
            for place in run[:-1] if heads else run:
                told[place] = verdict("list_item", "many-open-lines", 0.6)
        run = []


def _goes_with(block: Signs, above: Signs) -> bool:
    """Whether the last line of all is one more of the list above it."""
    return not block.closed and not block.colon and block.words < LONG and _shape(block)[1] == _shape(above)[1]


def _shape(block: Signs) -> tuple[bool, bool]:
    """How a line of a list ends and begins, roughly: with a letter, with a figure."""
    return block.text[-1].isalpha(), block.text[0].isdigit()


def strays(page: Sequence[Signs], told: Told, top: Top) -> None:
    """Subheads that are none: among brief ones, and in pairs, the long lines are headlines of other stories.

    In pairs they all but always are; where a text has no pair, among brief ones, as often subheads after all.
    """
    subheads = [at for at in range(top.headline + 1, len(page)) if role_at(told, at) == "subhead"]
    brief = sum(page[at].words <= BRIEF for at in subheads)
    places = frozenset(subheads)
    paired = {
        at for at in subheads if any(other in places and page[other].words >= LONG - 1 for other in (at - 1, at + 1))
    }
    long = [at for at in subheads if _long_and_plain(page[at])]
    rule = "long-in-pairs" if paired.intersection(long) else "long-among-brief"
    for at in long:
        if at in paired or (brief >= 2 and brief * 3 >= len(subheads)):
            told[at] = verdict("boilerplate", rule, 0.6)


def _long_and_plain(block: Signs) -> bool:
    """Whether a line is long for a subhead, and neither quotes nor numbers nor breaks off."""
    return block.words >= LONG and not block.quoted and not block.text[0].isdigit() and not _breaks_off(block.text)


def _breaks_off(text: str) -> bool:
    """Whether a line is half a sentence of the story, or one that asks: at its end, or by a quotation left open."""
    opened = text.count('"') % 2 == 1 or text.count("“") > text.count("”")
    return opened or text.endswith((",", '"', "“", "?"))


# -- lists and posts ---------------------------------------------------------------------------


def lists(page: Sequence[Signs], told: Told, top: Top) -> None:
    """Items with bullets, items that end in a semicolon, and open lines under a line that ends in a colon."""
    listing = False
    for at in range(top.headline + 1, len(page)):
        if told[at] is None and _is_item(page, told, at, listing=listing):
            told[at] = verdict("list_item", "item", 0.85)
            listing = not page[at].text.endswith(".")
        else:
            listing = told[at] is None and page[at].colon and at + 1 < len(page) and not page[at + 1].quoted


def _is_item(page: Sequence[Signs], told: Told, at: int, *, listing: bool) -> bool:
    """Whether a block is an item of a list; `listing` says that one was announced or is under way."""
    block = page[at]
    beside = [page[place] for place in (at - 1, at + 1) if 0 < place < len(page)]
    numbered_subhead = block.text[0].isdigit() and not block.closed and any(other.prose for other in beside[-1:])
    if block.bullet and not numbered_subhead and any(other.bullet for other in beside):
        return True
    if block.words > LONGEST_ITEM:
        return False
    if block.text.endswith(ITEM_ENDS):
        return True
    under_way = role_at(told, at - 1) == "list_item"
    if under_way and page[at - 1].text.endswith(ITEM_ENDS[1:]):
        return True
    return listing and not block.closed and not (numbered_subhead and block.bullet) and (block.words > 1 or under_way)


def posts(page: Sequence[Signs], told: Told, top: Top) -> None:
    """The text of a post stands above its signature."""
    for at in range(top.headline + 2, len(page)):
        if role_at(told, at) == "embed" and told[at - 1] is None and page[at].signed:
            told[at - 1] = verdict("embed", "post-above-signature", 0.8)


# -- short lines -------------------------------------------------------------------------------


def short_lines(page: Sequence[Signs], told: Told, top: Top) -> None:
    """A line of its own kind between paragraphs: who the author is, a pull quote, a subhead."""
    begun = False  # no subhead stands before the story
    for at in range(top.headline + 1, len(page)):
        if told[at] is None:
            told[at] = _author(page, told, at) or _pullquote(page, at) or (_subhead(page, at) if begun else None)
            begun = begun or page[at].prose


def _author(page: Sequence[Signs], told: Told, at: int) -> Verdict | None:
    """Who the author is, told at the end; or only the name there."""
    block, left = page[at], len(page) - at
    after = (role_at(told, place) for place in range(at + 1, len(page)))
    near_end = left < 4 or role_at(told, at - 1) == "author_bio" or all(role in ENDING for role in after)
    if block.biography and block.words < 130 and at > 3 and near_end and not _told_of(page, told, at):
        return verdict("author_bio", "biography", 0.8)
    signed = left == 1 and block.named and page[at - 1].prose and not _GLUED.search(block.text)
    return verdict("byline", "last-name", 0.7) if signed else None


def _told_of(page: Sequence[Signs], told: Told, at: int) -> bool:
    """Whether the person with whom a block begins is one of whom the story tells, and so not its author."""
    name = _NAME.match(page[at].text)
    if name is None:
        return False
    surname = re.compile(rf"(?<!\w){re.escape(name[1])}(?!\w)")
    said = [role_at(told, place) for place in range(1, at) if surname.search(page[place].text)]
    return "byline" not in said and any(role in ("", "subhead", "caption") for role in said)


def _pullquote(page: Sequence[Signs], at: int) -> Verdict | None:
    """A line that the story says, too, or the signature under one."""
    block = page[at]
    if block.echo >= 0 and not block.colon and (block.closed or block.words > LONG):
        return verdict("pullquote", "said-in-the-text", 0.75)
    signature = block.signed and not block.closed and like_name(block.text.lstrip("—–- ")) and page[at - 1].quoted
    return verdict("pullquote", "signature", 0.6) if signature else None


def _subhead(page: Sequence[Signs], at: int) -> Verdict | None:
    """A short line without a full stop, or a question, above a paragraph."""
    block = page[at]
    if at + 1 == len(page) or block.colon or block.dateline or (block.closed and block.words > LONGEST_SUBHEAD):
        return None
    if block.text[0].islower() or goes_on(page, at) or _is_score(block.text):
        return None
    after = page[at + 1]
    if not block.closed and block.words <= LONGEST_SUBHEAD and len(block.text) < 110:
        above = after.prose or after.words >= LONG or not after.closed
        return verdict("subhead", "short-line", 0.8 if block.words < LONG else 0.65) if above else None
    asks = block.text[-1] in "?？…" and block.words < 13 and not block.quoted
    return verdict("subhead", "question", 0.6) if asks and after.prose and page[at - 1].words >= LONG else None


def _is_score(text: str) -> bool:
    """Whether a line is mostly figures, as the results of a match are."""
    words = text.split()
    figures = sum(word.strip("–-").isdigit() for word in words)
    return figures > 3 and figures > len(words) / 3
