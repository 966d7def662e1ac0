"""Whether what was taken back is gone: the proof that a site must pass before it is published."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from newsgen.catalog.queries import Shelf
from newsgen.config import Config
from newsgen.problems import Problem
from newsgen.site.absence import Seen, Sought, sought, traces
from newsgen.site.manifest import Manifest
from newsgen.site.roll import standing
from newsgen.site.staging import Staging

FEW: Final = 5  # files that a problem names


class Proof(NamedTuple):
    """What was found, and the content paths of articles whose names others have a right to."""

    problems: tuple[Problem, ...] = ()
    excused: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the site may be published."""
        return not any(problem.severity == "error" for problem in self.problems)


def proof(
    config: Config, shelf: Shelf, manifest: Manifest, staging: Staging, *, whole: bool, excused: Sequence[str]
) -> Proof:
    """Look through all files that were printed, and with `whole` through all that stay.

    A name may stand in the story of somebody else: of the `excused` it was seen before; of others every article is
    asked, and where one that is not withdrawn has the name, a person must say what is to be done there.
    """
    known = frozenset(() if whole else excused)
    looked_for = [one for one in sought(shelf.withheld()) if one.withheld.path not in known]
    if not looked_for:
        return Proof(excused=tuple(sorted(known)))
    files = chain(
        ((file.url, staging.folder / file.url) for file in manifest.new_files()),
        ((url, config.output_dir / url) for url in (standing(manifest) if whole else ())),
    )
    found: dict[str, list[str]] = {}
    for trace in traces(files, looked_for):
        found.setdefault(trace.path, []).append(trace.url)
    problems, also = [], set(known)
    for one in looked_for:
        if urls := found.get(one.withheld.path):
            others = list(islice(_naming(shelf, one), FEW + 1))
            also |= {one.withheld.path} if others else set()
            problems.append(_elsewhere(config, one, others) if others else _left(config, one, urls))
    return Proof(tuple(problems), tuple(sorted(also)))


def _naming(shelf: Shelf, one: Sought) -> Iterator[str]:
    """The content paths of the articles that hold the same and were not withdrawn themselves."""
    for path, body in shelf.bodies():
        if path != one.withheld.path and Seen("", body).holds(one):
            yield path


def _left(config: Config, one: Sought, urls: Sequence[str]) -> Problem:
    return Problem(
        rule="withdrawal/left",
        path=f"{config.content}/{one.withheld.path}",
        message=f"What was withdrawn would still stand in {_few([f'{config.output}/{url}' for url in urls])}.",
        mend="Add the name as it is written there to the names, or take it out of the settings or the theme.",
    )


def _elsewhere(config: Config, one: Sought, others: Sequence[str]) -> Problem:
    return Problem(
        rule="withdrawal/elsewhere",
        path=f"{config.content}/{one.withheld.path}",
        message=f"What was withdrawn stands in other articles, too: {_few([f'{config.content}/{o}' for o in others])}.",
        mend="Withdraw it there as well, if it is the same person or story.",
        severity="warning",
    )


def _few(names: Sequence[str]) -> str:
    more = " and others" if len(names) > FEW else ""
    return f"{', '.join(names[:FEW])}{more}"
