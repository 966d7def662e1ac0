"""The weekday of a story's opening, as evidence of when it was printed."""

from datetime import date, timedelta
from typing import Final, Literal

from msgspec.structs import replace

from newsgen.model.parts import When
from newsgen.model.value import Value

LATER: Final = 2  # days after a weekday on which papers still call it by its name alone
NARROWED: Final = 14  # days between bounds in which a weekday leaves out enough to narrow them
SURE: Final = 0.87  # share of modern news copy that is printed so soon after the weekday of its lead

Said = Literal["", "fits", "differs", "tells"]


class LeadDay(Value, frozen=True, kw_only=True):
    """A weekday, Monday = 0, on which a first paragraph says that something was: "on Tuesday"."""

    weekday: int
    words: str  # as they are printed
    start: int  # in the paragraph's text
    end: int

    @property
    def printed(self) -> tuple[int, ...]:
        """The weekdays on which such a paper came out."""
        return tuple((self.weekday + later) % 7 for later in range(LATER + 1))

    def says_of(self, published: When) -> Said:
        """Whether it fits or differs from a given day; of another date, whether it tells anything that can be."""
        if published.day:
            return "fits" if _weekday(published.day) in self.printed else "differs"
        low, high = published.earliest, published.latest
        # In a week there is every weekday.
        return "tells" if not (low and high) or _days(low, high) > LATER + 4 or self._within(low, high) else ""

    def narrowed(self, published: When) -> When:
        """Bounds of a fortnight at most without the days at their ends on which no such paper came out.

        As they were where they are wider, or where one day would be left: that would be a guess at the date.
        """
        low, high = published.earliest, published.latest
        if published.given or not (low and high) or _days(low, high) > NARROWED:
            return published
        days = self._within(low, high)
        return replace(published, earliest=days[0], latest=days[-1]) if len(days) > 1 else published

    def _within(self, low: str, high: str) -> list[str]:
        first = date.fromisoformat(low)
        days = (first + timedelta(days=after) for after in range(_days(low, high) + 1))
        return [day.isoformat() for day in days if day.weekday() in self.printed]


def _weekday(day: str) -> int:
    return date.fromisoformat(day).weekday()


def _days(low: str, high: str) -> int:
    return (date.fromisoformat(high) - date.fromisoformat(low)).days
