"""What each block of a text is: headline, byline, caption, paragraph and the rest.

Certain signs decide first (`certain`), then what stands above the story is told from the story (`above`), then what
stands by its pictures (`captions`), then each block that is left is judged by its place among its neighbours
(`within`). What nothing tells, or only the looks of a line, is weighed (`weighing`), and stays a paragraph unless
another role is likely: losing a line of the story costs more than keeping one of the page.
"""

from collections.abc import Sequence
from typing import Final

from newsgen.articles.reading.above import (
    agency_bylines,
    filed,
    headline,
    names,
    opening,
    standfirsts,
    top,
    trades,
)
from newsgen.articles.reading.captions import beside_credit, pictured
from newsgen.articles.reading.certain import certain
from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.verdicts import Told, Verdict, verdict
from newsgen.articles.reading.weighing import weigh
from newsgen.articles.reading.within import lists, posts, related, short_lines, strays, tables

# In this order: each judges what those before it left untold.
JUDGES: Final = (
    agency_bylines, trades, names, filed, pictured, beside_credit, standfirsts, opening,
    posts, related, lists, short_lines, tables, strays,
)  # fmt: skip


def roles(page: Sequence[Signs]) -> tuple[Verdict, ...]:
    """The role of every block, in order."""
    if not page:
        return ()
    first = headline(page)
    return weigh(page, judged(page, first), first)


def judged(page: Sequence[Signs], first: int) -> Told:
    """What rules tell of a text whose headline stands at a place; nothing of many a block."""
    told = _told(page, first)
    above = top(page, told, first)
    for judge in JUDGES:
        judge(page, told, above)
    return told


def _told(page: Sequence[Signs], first: int) -> Told:
    """What certain signs tell, with the headline at its place and wherever it is printed again."""
    told: Told = [certain(page, at) for at in range(len(page))]
    for at, block in enumerate(page):
        if block.same_as == first >= 0:
            told[at] = verdict("headline", "headline-again", 0.9)
        elif at < first and block.section:
            told[at] = verdict("kicker", "label", 0.7)
    if first >= 0:
        told[first] = verdict("headline", "first-line", 0.99 if first == 0 else 0.9)
    return told
