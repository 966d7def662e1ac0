"""What can only be seen once all pages are planned: links that lead nowhere, addresses wanted twice, photos lost."""

from collections.abc import Iterable, Iterator
from heapq import merge
from typing import Final

from msgspec.structs import replace

from newsgen.catalog.aliases import file_of
from newsgen.catalog.queries import Shelf
from newsgen.config import Config
from newsgen.model import PagePlan
from newsgen.plan.plan import YIELDING
from newsgen.problems import Problem
from newsgen.site import addresses, hosts
from newsgen.site.manifest import Manifest

PUT_THERE: Final = "Put the file there, or leave `file:` out."
SAVE_ANEW: Final = "Save the photo anew as JPEG, PNG, GIF, WebP or AVIF, or leave `file:` out."


# More of one kind help nobody to mend them; `newsgen check` names all.
MOST: Final = 1000
BROKEN: Final = "address/broken"  # a site with such a problem is not published
LEADING: Final = (*YIELDING, "lapsed")  # kinds that only answer for what was there
LONGEST_SHOWN: Final = 100  # characters of what a person wrote


def planned_problems(
    config: Config, shelf: Shelf, manifest: Manifest, refused: Iterable[PagePlan], *, every: bool = False
) -> tuple[Problem, ...]:
    """All of them, links first; of each kind the first thousand, unless `every` one is asked for."""
    found = (
        _broken_links(config, shelf, manifest),
        _taken(config, shelf, manifest, refused),
        _shared_aliases(config, shelf),
        _strange_kin(config, shelf),
        _strange_front(config, shelf),
        _missing_photos(config, shelf, count=-1 if every else MOST + 1),
        _odd_photos(config, shelf, count=-1 if every else MOST + 1),
    )
    return tuple(problem for some in found for problem in (some if every else _most(some)))


def _most(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first thousand, and, where there are more, that there are."""
    for number, problem in enumerate(problems):
        if number == MOST:
            message = f"There are more than {MOST:,} of these."
            yield replace(problem, path="", field="", message=message, mend="`newsgen check` names all.")
            return
        yield problem


def _broken_links(config: Config, shelf: Shelf, manifest: Manifest) -> Iterator[Problem]:
    lost = [target for (target,) in shelf.site_links() if not _answers(manifest, target)]
    of_site = ((path, f"/{target}") for target in lost for (path,) in shelf.linking_to(target))
    of_content = ((path, f"{config.content}/{target}") for path, target in shelf.broken_links())
    for path, shown in merge(sorted(of_site), of_content):
        yield Problem(
            rule="link/broken",
            path=f"{config.content}/{path}",
            message=f"A link leads to {shown}, which is not in the archive.",
            mend="Link to the file of another article (../10/storm.md), or to an address beginning with a slash.",
            severity="warning",
        )


def _answers(manifest: Manifest, target: str) -> bool:
    return any(manifest.planned(path) for path in (target or "index.html", f"{target}/index.html"))


def _taken(config: Config, shelf: Shelf, manifest: Manifest, refused: Iterable[PagePlan]) -> Iterator[Problem]:
    """Addresses that two pages want, in the words of the place where one of the two is written."""
    plans = tuple(refused)
    aliases = _aliases(shelf) if plans else {}
    for plan in plans:
        if plan.kind in LEADING and shelf.was_published(plan.url) and not manifest.planned(plan.url):
            yield _no_answer(config, plan.url)
        elif plan.url in aliases:
            yield _alias_taken(f"{config.content}/{aliases[plan.url][0]}", plan.url)
        elif plan.kind in YIELDING:
            yield Problem(
                rule="address/taken",
                path=f"{config.content}/{addresses.NAME}",
                message=f"The old address /{plan.url} is another page's now; it does not lead to its article any more.",
                mend="If the list was edited, restore it from version control.",
                severity="warning",
            )
        else:
            yield Problem(
                rule="address/taken",
                path=plan.url,
                message=f"Another page has this address; the {plan.kind} of {plan.key or plan.url!r} does not get it.",
                mend="Give one of the two another `slug:`.",
            )


def _no_answer(config: Config, url: str) -> Problem:
    return Problem(
        rule=BROKEN,
        path=f"{config.content}/{addresses.NAME}",
        message=f"/{url} was published, and nothing could answer there any more: a folder would take its place.",
        mend="Change the alias or the address that wants the folder; or, if the list was edited, restore it.",
    )


def unwritten_rules(config: Config, host: str) -> tuple[Problem, ...]:
    """That there is no list of redirects for hosts, where one of them would not take it; none where none is named."""
    told = Problem(
        rule="hosts/redirects",
        path=f"{config.output}/{hosts.RULES}",
        message=f"It is not written: {host.capitalize()} would not take so many redirects, or one so long.",
        mend="Pages answer at all old addresses, too: leave that host out of `hosts` if the site stands elsewhere.",
    )
    return (told,) if host else ()


def _shared_aliases(config: Config, shelf: Shelf) -> Iterator[Problem]:
    """Aliases that more than one article gives: the first by its path has it."""
    for address, (_, *others) in _aliases(shelf).items():
        yield from (_alias_taken(f"{config.content}/{path}", address) for path in others)


def _aliases(shelf: Shelf) -> dict[str, list[str]]:
    """The file of each alias → the content paths of the articles that give it."""
    found: dict[str, list[str]] = {}
    for address, _, path in shelf.aliases():
        found.setdefault(file_of(address), []).append(path)
    return found


def _alias_taken(path: str, address: str) -> Problem:
    return Problem(
        rule="address/taken",
        path=path,
        field="aliases",
        message=f"The alias /{address} is the address of another page; it does not lead here.",
        mend="Take it out of `aliases:`.",
        severity="warning",
    )


def _strange_kin(config: Config, shelf: Shelf) -> Iterator[Problem]:
    """Articles that are named as versions of a story and are not there."""
    for path, same, target in shelf.strange_kin():
        shown = target if len(target) <= LONGEST_SHOWN else f"{target[:LONGEST_SHOWN]}…"
        yield Problem(
            rule="story/unknown",
            path=f"{config.content}/{path}",
            field="same_story" if same else "not_same_story",
            message=f"No article of the archive has the id or the path {shown!r}.",
            mend=f"Write an article's `id`, or its path below {config.content}/, such as 2015/10/storm.md.",
            severity="warning",
        )


def _strange_front(config: Config, shelf: Shelf) -> Iterator[Problem]:
    """Articles that the settings want on the front page and that are not there."""
    for name in shelf.strange_names(config.front):
        yield Problem(
            rule="config/front",
            path="newsgen.toml",
            field="front",
            message=f"No article of the archive has the id or the path {name[:LONGEST_SHOWN]!r}.",
            mend=f"Write an article's path below {config.content}/, such as 2015/10/storm.md, or its `id`.",
            severity="warning",
        )


def _missing_photos(config: Config, shelf: Shelf, *, count: int) -> Iterator[Problem]:
    for path, file, wrong in shelf.photo_problems(count=count):
        yield Problem(
            rule="photo/broken" if wrong else "photo/missing",
            path=f"{config.content}/{path}",
            field="figures",
            message=f"The photo {file} {f'cannot be shown: {wrong}' if wrong else 'is not in the content folder'}.",
            mend=f"The page says that it is not preserved. {SAVE_ANEW if wrong else PUT_THERE}",
            severity="warning",
        )


def _odd_photos(config: Config, shelf: Shelf, *, count: int) -> Iterator[Problem]:
    for path, file, why in shelf.odd_photos(count=count):
        yield Problem(
            rule="photo/words",
            path=f"{config.content}/{path}",
            field="figures",
            message=f"What the photo {file} says of itself is left out: {why}.",
            mend="The photo is shown. Save it anew in a photo program, or write its caption and credit here.",
            severity="warning",
        )
