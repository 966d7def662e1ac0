"""Whether what was taken back is gone: the proof that a site must pass before it is published."""

from collections.abc import Sequence
from itertools import chain
from typing import Final, NamedTuple
from urllib.parse import unquote

from newsgen.catalog.queries import Shelf
from newsgen.config import Config
from newsgen.problems import Problem
from newsgen.site import addresses
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
    asked, and where one that is not withdrawn has the name, a person must say what is to be done there. Nothing excuses
    a trace at an address of the withdrawn article itself, nor the whole of its text in another.
    """
    known = frozenset(() if whole else excused)
    looked_for = sought(shelf.withheld())
    files = chain(
        ((file.url, staging.folder / file.url) for file in manifest.new_files()),
        ((url, config.output_dir / url) for url in (standing(manifest) if whole else ())),
    )
    found: dict[str, list[str]] = {}
    told = (each for each in files if not is_own_theme(config, each[0]))
    for trace in traces(told, looked_for) if looked_for else ():
        found.setdefault(trace.path, []).append(trace.url)
    problems, also = [], set(known)
    for one in looked_for:
        urls = found.get(one.withheld.path, [])
        own = [url for url in urls if url in shelf.addresses_of(one.withheld.own, one.withheld.id)]
        if own:
            problems.append(_left(config, one, own))
        elif urls and one.withheld.path not in known:
            problem = _judged(config, shelf, one, urls)
            problems.append(problem)
            also |= {one.withheld.path} if problem.severity == "warning" else set()
    return Proof(tuple(problems), tuple(sorted(also)))


def is_own_theme(config: Config, url: str) -> bool:
    """Whether a file is newsgen's own style or script: `lang` and `page` are words of its language and name nobody."""
    return url.startswith("assets/") and not config.templates_dir.is_dir()


def _judged(config: Config, shelf: Shelf, one: Sought, urls: Sequence[str]) -> Problem:
    """What traces mean that stand at no address of the article's own: left behind, told again, or others' by right."""
    others, copies = list[str](), list[str]()
    for path, body in shelf.bodies():
        seen = Seen("", body)
        if seen.holds(one):
            if path == one.withheld.path:
                return _left(config, one, urls)
            (copies if seen.holds_all(one) else others).append(path)
    if copies:
        return _told_again(config, one, copies)
    return _elsewhere(config, one, others) if others else _left(config, one, urls)


def _left(config: Config, one: Sought, urls: Sequence[str]) -> Problem:
    mend = "Add the name as it is written there to the names, or take it out of the settings or the theme."
    if any(one.veil.finds(unquote(url)) for url in urls):
        mend = (
            f"Take the lines with that address out of {config.content}/{addresses.NAME}, if they mean the same person."
        )
    return Problem(
        rule="withdrawal/left",
        path=f"{config.content}/{one.withheld.path}",
        message=f"What was withdrawn would still stand in {_few([f'{config.output}/{url}' for url in urls])}.",
        mend=mend,
    )


def _told_again(config: Config, one: Sought, copies: Sequence[str]) -> Problem:
    return Problem(
        rule="withdrawal/copy",
        path=f"{config.content}/{one.withheld.path}",
        message=f"The same text stands in other articles: {_few([f'{config.content}/{copy}' for copy in copies])}.",
        mend="Withdraw it there as well, or take the file away.",
    )


def _elsewhere(config: Config, one: Sought, others: Sequence[str]) -> Problem:
    return Problem(
        rule="withdrawal/elsewhere",
        path=f"{config.content}/{one.withheld.path}",
        message=f"What was withdrawn stands in other articles, too, or in earlier states of theirs: "
        f"{_few([f'{config.content}/{other}' for other in others])}.",
        mend="Withdraw it there as well, if it is the same person or story.",
        severity="warning",
    )


def _few(names: Sequence[str]) -> str:
    more = " and others" if len(names) > FEW else ""
    return f"{', '.join(names[:FEW])}{more}"
