"""What a planner has before it: the catalog's shelf, the settings, the facts of the site."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsgen.catalog.queries import Shelf
from newsgen.config import Config
from newsgen.model import Direction, Site, Term, TermKind
from newsgen.plugins import guests

# Where the listings of each kind of term stand.
FOLDERS: Mapping[TermKind, str] = {
    "section": "sections",
    "topic": "topics",
    "author": "authors",
    "agency": "agencies",
}
RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


class Desk(NamedTuple):
    """All that a page kind may ask. `look(kind)` is a digest of how the kind's pages are rendered."""

    shelf: Shelf
    config: Config
    site: Site
    look: Callable[[str], str]


def direction(language: str) -> Direction:
    """The way the language is written."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


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
        indexes=(*indexes, *(["undated"] if shelf.undated_counts() else [])),
        search="search" in guests("newsgen.kinds") and "search" not in config.leave_out,
        assets=dict(sorted(assets.items())),
    )
