"""Captions that don't end in a credit: told by a credit beside them, or by a place and a date."""

import re
from collections.abc import Sequence
from typing import Final

from newsgen.articles.reading.above import Top
from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.verdicts import Told, role_at, verdict

_DATED_END: Final = re.compile(r"[\s,](?:1[89]|20)\d\d\)?[.\s]*$")

# A comma or a word such as "on", then the day: two or three words and figures up to the year.
_PLACED_END: Final = re.compile(
    r"(?:,|(?<!\w)(?:on|in|am|im|le|el|il|em|den|op))\s(?:\S+\s){0,4}(?:1[89]|20)\d\d\)?[.\s]*$"
)


def beside_credit(page: Sequence[Signs], told: Told, top: Top) -> None:
    """The caption of a credit: the line above or below it, whichever looks more like one.

    A paper sets all its captions on the same side of their credits, so the sides are weighed together.
    """
    sides = {run: _sides(page, told, run, top.headline) for run in _credit_runs(told)}
    habit = {
        above: sum(like for run, likes in sides.items() for at, like in likes.items() if (at < run[0]) == above)
        for above in (True, False)
    }
    for run, likes in sides.items():
        likely = ((like + habit[at < run[0]] / (len(sides) + 1), at) for at, like in likes.items())
        like, best = max(likely, default=(0.0, 0))
        if like > 0.6 and told[best] is None:
            told[best] = verdict("caption", "beside-credit", 0.85)


def _sides(page: Sequence[Signs], told: Told, run: tuple[int, ...], headline: int) -> dict[int, float]:
    """The untold lines above and below a run of credits, and how much each looks like its caption."""
    places = (at for at in (run[0] - 1, run[-1] + 1) if headline < at < len(page) and told[at] is None)
    likes = {at: _like_caption(page, at, headline, run) for at in places}
    return {at: like for at, like in likes.items() if like > 0}


def _credit_runs(told: Told) -> list[tuple[int, ...]]:
    """Credits that follow each other, but for those that have their caption already."""
    runs: list[tuple[int, ...]] = []
    for at in range(len(told)):
        if role_at(told, at) == "credit":
            if runs and runs[-1][-1] == at - 1:
                runs[-1] = (*runs[-1], at)
            else:
                runs.append((at,))
    return [run for run in runs if "caption" not in (role_at(told, run[0] - 1), role_at(told, run[-1] + 1))]


def _like_caption(page: Sequence[Signs], at: int, headline: int, run: tuple[int, ...]) -> float:
    """How much an untold line beside a credit looks like a caption, from 0 to about 2."""
    block = page[at]
    if block.words < 2 or block.colon or len(block.text) > 420:
        return 0.0
    dated = block.stamp is not None or _DATED_END.search(block.text, max(0, len(block.text) - 30)) is not None
    bracketed = at < run[0] and page[run[0]].text.startswith("(")
    like = 0.2 + 0.5 * (bracketed + (not block.closed) + dated + block.tight + block.sited) - 0.4 * block.quoted
    return like - 0.3 * (at == headline + 1) - 0.3 * (len(block.text) > 260)


def _placed(block: Signs) -> bool:
    """Whether a line ends in a date after a comma, as behind a place: "…, Oldport, March 3, 2014"."""
    if _DATED_END.search(block.text, max(0, len(block.text) - 30)) is None:
        return False
    if not block.text[0].isalpha():
        return False
    return block.sited or _PLACED_END.search(block.text, max(0, len(block.text) - 40)) is not None


def pictured(page: Sequence[Signs], told: Told, top: Top) -> None:
    """A line that ends with a place and a full date, or says who is where in the picture, and has no full stop."""
    begun = False  # within the story only a picture beside it makes such a line a caption
    for at in range(top.headline + 1, len(page)):
        block = page[at]
        if told[at] is not None:
            continue
        begun = begun or block.prose
        fits = not block.closed and 5 < block.words < 70 and not block.note and _placed(block)
        if fits and (not begun or _pictures_near(told, at)):
            told[at] = verdict("caption", "place-and-date", 0.8)


def _pictures_near(told: Told, at: int) -> bool:
    return any(role_at(told, place) in ("credit", "caption") for place in range(at - 2, at + 3))
