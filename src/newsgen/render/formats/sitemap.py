"""Sitemaps (sitemaps.org, 0.9): the index, and the addresses that search engines may keep."""

from typing import Final

from newsgen.model import Page
from newsgen.render.formats.xml import Element, child, document
from newsgen.render.theme import Theme
from newsgen.urls import absolute

VERSION: Final = 1
MEDIA_TYPE: Final = "application/xml"
KINDS: Final = ("sitemap",)

_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render(page: Page, _theme: Theme) -> str:
    """An index of sitemaps when the page's facts name some, else a sitemap of its urls."""
    if "sitemaps" in page.facts:
        return _list(page, "sitemapindex", "sitemap", [(path, "") for path in page.facts["sitemaps"]])
    return _list(page, "urlset", "url", [(path, changed) for path, changed in page.facts["urls"]])


def _list(page: Page, outer: str, inner: str, places: list[tuple[str, str]]) -> str:
    root = Element(outer, {"xmlns": _NAMESPACE})
    for path, changed in places:
        place = child(root, inner)
        child(place, "loc", absolute(page.site.base_url, path))
        if changed:
            child(place, "lastmod", changed)
    return document(root)
