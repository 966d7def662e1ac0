"""A source becomes a draft, by the reader of its suffix."""

from functools import cache
from types import ModuleType
from typing import NamedTuple

from newsgen import plugins
from newsgen.config import Config
from newsgen.model import Draft, Source
from newsgen.problems import Problem


class Drafted(NamedTuple):
    """What a reader made of a source: its name, the draft, the problems."""

    reader: str
    draft: Draft
    problems: tuple[Problem, ...]


@cache
def readers() -> dict[str, tuple[str, ModuleType]]:
    """The reader of each suffix, with its name. The first by the alphabet wins a suffix."""
    found: dict[str, tuple[str, ModuleType]] = {}
    for name, reader in plugins.guests("newsgen.readers").items():
        for suffix in reader.SUFFIXES:
            found.setdefault(suffix, (name, reader))
    return found


def drafted(source: Source, *, config: Config) -> Drafted:
    """The draft of a source, by the reader of its suffix."""
    if source.suffix not in readers():
        message, mend = f"No reader reads {source.suffix} files.", f"Known: {', '.join(sorted(readers()))}."
        return Drafted("", Draft(fields={}), (Problem(rule="source/suffix", message=message, mend=mend),))
    name, reader = readers()[source.suffix]
    era = (config.era.earliest, config.era.latest)
    draft, problems = reader.read(source, language=config.language, era=era, events=config.known_events)
    return Drafted(name, draft, problems)
