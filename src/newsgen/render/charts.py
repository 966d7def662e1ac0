"""The bar charts of articles a month or a year: heights and places, for an inline SVG in the template."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsgen.model import Period, Value
from newsgen.render.dates import month
from newsgen.render.words import Words

WIDTH: Final = 960  # units of the drawing, which scales to its column
HEIGHT: Final = 120
MOST_MONTHS: Final = 144  # bars; more than twelve years of months are shown as years
MOST_LINKS: Final = 12  # on a phone of 360 pixels each is then wider than the 24 that WCAG 2.5.8 asks for
MOST_MARKS: Final = 10  # years under the axis; more would run into each other on a phone
SHARE: Final = 0.8  # of its place that a bar fills
LEAST_HEIGHT: Final = 3  # so that one article among thousands is still seen


class Stretch(Value, frozen=True, kw_only=True):
    """A run of bars that lead to the same page: a month's one bar, or the twelve of a year."""

    key: str  # "2015" or "2015-10"
    url: str
    count: int
    x: int
    width: int
    bars: str  # the bars of months or years that hold articles, as one path


class Chart(Value, frozen=True, kw_only=True):
    """A bar chart; `marks` are the places (x, text) under the axis, `leads` whether stretches are links."""

    stretches: tuple[Stretch, ...]
    marks: tuple[tuple[int, str], ...]
    leads: bool
    width: int = WIDTH
    height: int = HEIGHT


class _Scale(NamedTuple):
    """How places and counts become units of the drawing."""

    step: float
    most: int
    rightwards: bool

    def x(self, place: int, width: int = 1) -> int:
        return round(place * self.step if self.rightwards else WIDTH - (place + width) * self.step)

    def height(self, count: int) -> int:
        return max(LEAST_HEIGHT, round(HEIGHT * count / self.most)) if count else 0


def chart(periods: Sequence[Period], words: Words) -> Chart:
    """Articles a month, oldest first; a year when there are more months than can be told apart.

    Time runs evenly: a year or month that holds nothing keeps its place. In a language that is written from
    right to left it runs that way, too.
    """
    rows = _rows(periods)
    counts = [count for _, _, held in rows for count in held]
    scale = _Scale(WIDTH / max(len(counts), 12), max(counts, default=0), words.direction == "ltr")
    stretches, place = [], 0
    for key, url, held in rows:
        stretches.append(_stretch(key, url, held, place, scale))
        place += len(held)
    return Chart(
        stretches=tuple(stretches),
        marks=tuple(_marks(stretches, words, rightwards=scale.rightwards)),
        leads=len(stretches) <= MOST_LINKS,
    )


_Row = tuple[str, str, Sequence[int]]  # key, url, how many articles in each bar


def _rows(periods: Sequence[Period]) -> list[_Row]:
    held = {period.key: period for period in periods if period.key[:4].isdigit()}
    years = sorted(int(key) for key in held if len(key) == 4)
    if not years:
        return [_row(key, held, 1) for year in sorted({key[:4] for key in held}) for key in _months(year)]
    span = range(years[0], years[-1] + 1)
    bars = 12 if len(span) * 12 <= MOST_MONTHS else 1
    return [_row(f"{year:04}", held, bars) for year in span]


def _row(key: str, held: dict[str, Period], bars: int) -> _Row:
    period = held.get(key)
    if not period:
        return key, "", (0,) * bars
    return key, period.url, period.months if bars > 1 and period.months else (period.count,) * bars


def _months(year: str) -> list[str]:
    return [f"{year}-{number:02}" for number in range(1, 13)]


def _stretch(key: str, url: str, held: Sequence[int], place: int, scale: _Scale) -> Stretch:
    width = max(1, round(scale.step * SHARE))
    drawn = ((scale.x(place + nth), scale.height(count)) for nth, count in enumerate(held))
    return Stretch(
        key=key,
        url=url,
        count=sum(held),
        x=scale.x(place, len(held)),
        width=round(scale.step * len(held)),
        bars="".join(f"M{x} {HEIGHT}v-{height}h{width}v{height}" for x, height in drawn if height),
    )


def _marks(stretches: Sequence[Stretch], words: Words, *, rightwards: bool) -> Iterator[tuple[int, str]]:
    """The year under the first bar of each, or under ten of many at most; of one year its months by name.

    A text runs from its place on, which is where its bars begin: at the right of them, if that is the way of reading.
    """
    begun = {each.key: each.x if rightwards else each.x + each.width for each in stretches}
    if len({stretch.key[:4] for stretch in stretches}) == 1 < len(stretches):
        yield from ((begun[each.key], month(each.key, words.language, year=False, short=True)) for each in stretches)
        return
    for each in stretches[:: -(-len(stretches) // MOST_MARKS)]:
        yield begun[each.key], each.key[:4]
