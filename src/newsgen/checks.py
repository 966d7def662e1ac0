"""What can only be seen once all pages are planned: links that lead nowhere, addresses wanted twice, photos lost."""

from collections.abc import Iterable, Iterator

from newsgen.catalog.queries import Shelf
from newsgen.config import Config
from newsgen.model import PagePlan
from newsgen.problems import Problem
from newsgen.site.manifest import Manifest


def planned_problems(
    config: Config, shelf: Shelf, manifest: Manifest, refused: Iterable[PagePlan]
) -> tuple[Problem, ...]:
    """All of them, links first."""
    return (
        *_broken_links(config, shelf, manifest),
        *_taken(refused),
        *_missing_photos(config, shelf),
    )


def _broken_links(config: Config, shelf: Shelf, manifest: Manifest) -> Iterator[Problem]:
    for path, kind, target, address in shelf.links():
        if address or (kind == "site" and _answers(manifest, target)):
            continue
        shown = f"/{target}" if kind == "site" else f"{config.content}/{target}"
        yield Problem(
            rule="link/broken",
            path=f"{config.content}/{path}",
            message=f"A link leads to {shown}, which is not in the archive.",
            mend="Link to the file of another article (../10/storm.md), or to an address beginning with a slash.",
            severity="warning",
        )


def _answers(manifest: Manifest, target: str) -> bool:
    return any(manifest.planned(path) for path in (target or "index.html", f"{target}/index.html"))


def _taken(refused: Iterable[PagePlan]) -> Iterator[Problem]:
    for plan in refused:
        yield Problem(
            rule="address/taken",
            path=plan.url,
            message=f"The address is wanted by two pages; the {plan.kind} of {plan.key or plan.url!r} does not get it.",
            mend="Give one of the two another `slug:`, or take the address out of its `aliases:`.",
        )


def _missing_photos(config: Config, shelf: Shelf) -> Iterator[Problem]:
    for path, file, wrong in shelf.photo_problems():
        yield Problem(
            rule="photo/broken" if wrong else "photo/missing",
            path=f"{config.content}/{path}",
            field="figures",
            message=f"The photo {file} {f'cannot be shown: {wrong}' if wrong else 'is not in the content folder'}.",
            mend="The page says that it is not preserved. Put the file there, or leave `file:` out.",
            severity="warning",
        )
