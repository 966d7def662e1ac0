"""The body of an article in reading order: runs of prose, with figures and pull quotes between them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from newsgen.model import Article, Block, Figure, PullQuote, Value


class Run(Value, frozen=True, kw_only=True):
    """What stands at one place of the body: blocks of prose, or a figure, or a pull quote."""

    html: Any = ""
    figure: Figure | None = None
    pullquote: PullQuote | None = None


def runs(article: Article) -> Iterator[Run]:
    """The body from the first block to the last, each paragraph with its anchor.

    Figures that stand above the body are not among them: the page shows those under the headline.
    """
    last = len(article.body)
    figures = (figure for figure in article.figures if figure.after)
    beside: list[Figure | PullQuote] = [*article.pullquotes, *figures]
    places: dict[int, list[Figure | PullQuote]] = {
        place: list(things) for place, things in groupby(sorted(beside, key=_place), key=_place)
    }
    prose: list[str] = []
    for number in range(last + 1):
        if number:
            prose.append(anchored(article.body[number - 1]))
        things = [thing for place in places if min(place, last) == number for thing in places[place]]
        if things or number == last:
            if prose:
                yield Run(html=Markup("".join(prose)))  # noqa: S704 - blocks are sanitised
                prose = []
            yield from (_beside(thing) for thing in things)


def anchored(block: Block) -> str:
    """A block's HTML with the anchor by which it can be cited.

    No link stands in it: programs that extract the text take short paragraphs with a link for furniture and
    leave them out. The mark that leads to the anchor is set by the script.
    """
    if not block.anchor:
        return block.html
    opening, closing = block.html.split(">", 1)
    return f'{opening} id="{escape(block.anchor)}">{closing}'


def _place(thing: Figure | PullQuote) -> int:
    return thing.after


def _beside(thing: Figure | PullQuote) -> Run:
    return Run(figure=thing) if isinstance(thing, Figure) else Run(pullquote=thing)
