"""Standing parts: what is the same on thousands of pages, printed once for all pages that stand alike.

The nameplate and the foot depend on the site, on how deep in which folder a page stands, and on which of the ways
into the archive it is itself. A standing part is given these and nothing else, so that it cannot depend on more. One
of an archive's own theme that uses other names is printed anew for every page.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from markupsafe import Markup

from newsgen.model import Page, Site
from newsgen.urls import above

KEPT: Final = 1024  # parts; about 2 kB each

# All that a standing part is given, of what `filters.names` gives a page, and the filters that look at no more.
GIVEN: Final = frozenset(("furniture", "here", "root", "site", "t", "way"))

ABOUT: Final = "about/index.html"
SEARCH: Final = "search/index.html"
A_TO_Z: Final = "a-z/index.html"
FRONT: Final = "index.html"
_ELSEWHERE: Final = "\x02"  # a folder to which nothing leads


class Standing:
    """Prints standing parts, and keeps them while the site's facts stay the same.

    `needs_only` tells whether a template depends on no more than the names that it is told.
    """

    def __init__(
        self,
        printed: Callable[[str, Mapping[str, Any]], str],
        needs_only: Callable[[str, frozenset[str]], bool],
        *,
        kept: int = KEPT,
    ) -> None:
        self._printed = printed
        self._needs_only = needs_only
        self._kept = kept
        self._site: Site | None = None
        self._ways: frozenset[str] = frozenset()
        self._folders: frozenset[str] = frozenset()
        self._apart: dict[str, bool] = {}
        self._parts: dict[tuple[str, ...], Markup] = {}

    def here(self, page: Page) -> str:
        """The page's site path when it is one of the ways into the archive, else empty."""
        self._look_at(page.site)
        return page.plan.url if page.plan.url in self._ways else ""

    def part(self, name: str, values: Mapping[str, Any]) -> Markup:
        """The part of this name for the page of these values."""
        if name not in self._apart:
            self._apart[name] = not self._needs_only(name, GIVEN)
        if self._apart[name]:
            return Markup(self._printed(name, values))  # noqa: S704 - a template made it
        page: Page = values["page"]
        self._look_at(page.site)
        stands, root = self._alike(page.plan.url), values["root"]
        key = (name, stands, root, values["here"], values["furniture"])
        if key not in self._parts:
            if len(self._parts) >= self._kept:
                self._parts.clear()
            given = {each: values[each] for each in GIVEN} | {"way": values["way"].moved(stands)}
            self._parts[key] = Markup(self._printed(name, given))  # noqa: S704 - a template made it
        return self._parts[key]

    def _look_at(self, site: Site) -> None:
        if site is self._site or site == self._site:
            return
        self._site = site
        self._parts.clear()
        indexes = (f"{name}/index.html" for name in site.indexes)
        self._ways = frozenset((FRONT, ABOUT, A_TO_Z, SEARCH, *indexes, *(section.url for section in site.sections)))
        self._folders = frozenset(folder for way in self._ways for folder in above(way))

    def _alike(self, url: str) -> str:
        """The place for all pages from which the ways into the archive are the same."""
        if url.partition("/")[0] not in self._folders:
            return f"{_ELSEWHERE}/" * url.count("/")
        folders = above(url)
        known = [folder for folder in folders if folder in self._folders]
        nearest = f"{known[-1]}/" if known else ""
        return nearest + f"{_ELSEWHERE}/" * (len(folders) - len(known))
