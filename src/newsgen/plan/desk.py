"""What a planner has before it: the catalog's shelf, the settings, the facts of the site."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from newsgen.catalog.queries import Shelf
from newsgen.config import Config
from newsgen.model import Direction, Site, Term, TermKind

# Where the listings of each kind of term stand.
FOLDERS: Mapping[TermKind, str] = {
    "section": "sections",
    "topic": "topics",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "author": "authors",
    "agency": "agencies",
    "quotes": "quotes",
}
SEARCH = "search/index.html"
A_TO_Z = "a-z/index.html"
_SMALL: Final = 1024  # articles
_SHARE: Final = 12  # one in 2^12
RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


class Desk(NamedTuple):
    """All that a page kind may ask. `look(kind)` is a digest of how the kind's pages are rendered."""

    shelf: Shelf
    config: Config
    site: Site
    look: Callable[[str], str]


@lru_cache(maxsize=256)
def direction(language: str) -> Direction:
    """The way the language is written."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def least(desk: Desk, kind: TermKind) -> int:
    """How many articles a term of a kind must have for a page of its own."""
    if kind == "section":
        return 1
    if kind == "quotes":
        return desk.config.quotes_threshold or _of_speakers(desk.shelf.count_live())
    return desk.config.term_threshold


def _of_speakers(live: int) -> int:
    """The same of speakers in an archive of so many articles; like rareness, it changes at powers of two alone.

    Of 100,000 articles 125,000 people spoke, 70,000 of them in three or more: pages that nobody looks for.
    """
    return 1 if live < _SMALL else max(3, 1 << (live.bit_length() - 1) >> _SHARE)


def term_url(kind: TermKind, slug: str) -> str:
    """The site path of a term's listing."""
    return f"{FOLDERS[kind]}/{slug}/index.html"


def site_facts(shelf: Shelf, config: Config, *, assets: Mapping[str, str]) -> Site:
    """What every page may show of the site: never a figure that grows with the archive.

    Sections are those of the configuration that hold articles, in its order; without any, those that the articles
    name, by name.
    """
    found = {listed.slug: listed.name for listed in shelf.terms("section")}
    told = [(section.slug, section.title) for section in config.sections if section.slug in found]
    sections = told or sorted(found.items(), key=lambda item: (item[1].casefold(), item[0]))
    indexes = [FOLDERS[kind] for kind in FOLDERS if kind not in config.leave_out and shelf.has_terms(kind)]
    return Site(
        title=config.title,
        base_url=config.base_url,
        language=config.language,
        direction=direction(config.language),
        description=config.description,
        publisher=config.publisher,
        rights=config.rights,
        contact=config.contact,
        sections=tuple(
            Term(kind="section", slug=slug, name=name, url=term_url("section", slug)) for slug, name in sections
        ),
        indexes=(*indexes, *_shelves(shelf, config)),
        originals=config.photo_originals,
        nameplate=assets.get(config.nameplate, ""),
        nameplate_dark=assets.get("-dark.".join(config.nameplate.rsplit(".", 1)), ""),
        search=config.search,
        assets=dict(sorted(assets.items())),
    )


def _shelves(shelf: Shelf, config: Config) -> tuple[str, ...]:
    """The ways in that are no lists of names: the contact sheets, and the shelf of the undated."""
    photos = ("photos",) if "photos" not in config.leave_out and shelf.has_photos() else ()
    return (*photos, "undated") if shelf.undated_counts() else photos
