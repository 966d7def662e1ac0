"""What an archivist knows to have happened, and when: by it, undated articles are placed in time."""

from newsgen.model.value import Value


class Event(Value, frozen=True, kw_only=True):
    """A war, a flood, a tour. Dates are ISO, full or as far as they are known."""

    name: str
    aliases: tuple[str, ...] = ()
    start: str  # the first day that it may have begun
    start_by: str  # the last day that it may have begun: the same one when it is known
    end: str = ""  # the last day of it; empty while it goes on, or when nobody knows

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, *self.aliases)
