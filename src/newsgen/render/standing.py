"""Standing parts: what is the same on thousands of pages, printed once for each way to the site's root.

The nameplate and the foot of an article's page depend on the site and on how deep the page stands; on other
pages they also mark where the reader is.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from markupsafe import Markup

from newsgen.model import Page, Site

KEPT: Final = 256  # parts


class Standing:
    """Prints standing parts, and keeps them while the site's facts stay the same."""

    def __init__(self, printed: Callable[[str, Mapping[str, Any]], str], *, kept: int = KEPT) -> None:
        self._printed = printed
        self._kept = kept
        self._site: Site | None = None
        self._parts: dict[tuple[str, ...], Markup] = {}

    def part(self, name: str, values: Mapping[str, Any]) -> Markup:
        """The part of this name for the page of these values."""
        page: Page = values["page"]
        if page.site != self._site or len(self._parts) >= self._kept:
            self._site = page.site
            self._parts.clear()
        place = "" if page.article else page.plan.url
        key = (name, values["root"], values["furniture"], place)
        if key not in self._parts:
            self._parts[key] = Markup(self._printed(name, values))  # noqa: S704 - a template made it
        return self._parts[key]
