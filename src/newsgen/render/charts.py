"""The bar charts of articles a month or a year: heights and places, for an inline SVG in the template."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.model import Period, Value
from newsgen.render.dates import month
from newsgen.render.words import Words

WIDTH: Final = 960  # units of the drawing, which scales to its column
HEIGHT: Final = 120
MOST_MONTHS: Final = 144  # bars; more than twelve years of months are shown as years
SHARE: Final = 0.8  # of its place that a bar fills
LEAST_HEIGHT: Final = 3  # so that one article among thousands is still seen


class Bar(Value, frozen=True, kw_only=True):
    """One bar: where it stands, and what it leads to."""

    key: str  # "2015" or "2015-10"
    url: str
    count: int
    x: int
    width: int
    height: int


class Chart(Value, frozen=True, kw_only=True):
    """A bar chart; `marks` are the places (x, text) under the axis."""

    bars: tuple[Bar, ...]
    marks: tuple[tuple[int, str], ...]
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def chart(periods: Sequence[Period], words: Words) -> Chart:
    """Articles a month, oldest first; a year when there are more months than can be told apart.

    In a language that is written from right to left time runs that way, too.
    """
    slots = _slots(sorted(periods, key=lambda period: period.key))
    step = WIDTH / max(len(slots), 12)
    most = max((count for _, _, count in slots), default=0)
    rightwards = words.direction == "ltr"
    bars = []
    for place, (key, url, count) in enumerate(slots):
        height = max(LEAST_HEIGHT, round(HEIGHT * count / most)) if count else 0
        x = place * step if rightwards else WIDTH - (place + 1) * step
        bars.append(Bar(key=key, url=url, count=count, x=round(x), width=round(step * SHARE), height=height))
    return Chart(bars=tuple(bars), marks=tuple(_marks(bars, words)), most=most)


def _slots(periods: Sequence[Period]) -> list[tuple[str, str, int]]:
    years = [period for period in periods if len(period.key) == 4 and period.key.isdigit()]
    if not years:
        return _year_of_months(periods)
    if len(years) * 12 > MOST_MONTHS:
        return [(year.key, year.url, year.count) for year in years]
    return [slot for year in years for slot in _months(year)]


def _months(year: Period) -> Iterator[tuple[str, str, int]]:
    for number, count in enumerate(year.months, 1):
        url = year.url.removesuffix("index.html") + f"{number:02}/index.html"
        yield f"{year.key}-{number:02}", url if count else "", count


def _year_of_months(periods: Sequence[Period]) -> list[tuple[str, str, int]]:
    held = {period.key: period for period in periods}
    years = sorted({key[:4] for key in held})
    keys = [f"{year}-{number:02}" for year in years for number in range(1, 13)]
    return [(key, held[key].url, held[key].count) if key in held else (key, "", 0) for key in keys]


def _marks(bars: Sequence[Bar], words: Words) -> Iterator[tuple[int, str]]:
    """The year under the first bar of each, or under about ten of many; of one year its months by name."""
    if len({bar.key[:4] for bar in bars}) == 1 < len(bars):
        yield from ((bar.x, month(bar.key, words.language, year=False, short=True)) for bar in bars)
        return
    firsts = [bar for bar in bars if len(bar.key) == 4 or bar.key.endswith("-01")]
    every = max(1, len(firsts) // 10)
    for bar in firsts[::every]:
        yield bar.x, bar.key[:4]
