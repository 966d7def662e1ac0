"""The body of an article in reading order: runs of prose, with figures and pull quotes between them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from markupsafe import Markup

from newsgen.model import Article, Block, Figure, PullQuote, Value
from newsgen.render.environment import escaped


class Run(Value, frozen=True, kw_only=True):
    """What stands at one place of the body: blocks of prose, or a figure, or a pull quote."""

    html: Any = ""
    figure: Figure | None = None
    pullquote: PullQuote | None = None


def runs(article: Article) -> Iterator[Run]:
    """The body from the first block to the last, each paragraph with its anchor.

    Figures that stand above the body are not among them: the page shows those under the headline.
    """
    blocks = [
        # Nine of ten blocks.
        f'<p id="{anchor}">{html[3:]}'
        if (html := block.html).startswith("<p>") and (anchor := block.anchor).isalnum() and block.kind == "paragraph"
        else anchored(block)
        for block in article.body
    ]
    begun = 0
    for thing in _beside(article):
        if some := blocks[begun : thing.after]:
            yield _prose(some)
            begun = min(thing.after, len(blocks))
        yield Run(figure=thing) if isinstance(thing, Figure) else Run(pullquote=thing)
    if begun < len(blocks):
        yield _prose(blocks[begun:] if begun else blocks)


def _beside(article: Article) -> list[Figure | PullQuote]:
    """What stands between the blocks, in its order."""
    beside: list[Figure | PullQuote] = [*article.pullquotes, *[each for each in article.figures if each.after]]
    return sorted(beside, key=_place) if len(beside) > 1 else beside


def anchored(block: Block) -> str:
    """A block's HTML with the anchor by which it can be cited.

    No link stands in it: programs that extract the text take short paragraphs with a link for furniture and
    leave them out. The mark that leads to the anchor is set by the script.
    """
    if block.kind in _WIDE:
        return _scrolling(block.html)
    if not block.anchor:
        return block.html
    opening, closing = block.html.split(">", 1)
    return f'{opening} id="{escaped(block.anchor)}">{closing}'


# What may be wider than a phone scrolls in a place of its own, which the keyboard can reach.
_WIDE: Final = frozenset(("table", "code"))
_EMPTY_HEAD: Final = re.compile("<th[^>]*></th>")
_FIRST_TAG: Final = re.compile("^(<[a-z]+)")
_CELL_END: Final = re.compile("(?<=</t[dh]>)(?=<)")


def _scrolling(html: str) -> str:
    """A wide block. A head without words is no head; a space between cells keeps their words apart as text."""
    cells = _CELL_END.sub(" ", _EMPTY_HEAD.sub("<td></td>", html))
    return _FIRST_TAG.sub(r'\1 class="broad" tabindex="0"', cells, count=1)


def _place(thing: Figure | PullQuote) -> int:
    return thing.after


def _prose(blocks: Sequence[str]) -> Run:
    # Sanitised as they are; `Markup()` itself first looks for markup in them, which takes as long as all else here.
    return Run(html=str.__new__(Markup, "".join(blocks)))
