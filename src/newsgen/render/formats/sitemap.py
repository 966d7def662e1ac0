"""Sitemaps (sitemaps.org, 0.9): the index, and the addresses that search engines may keep."""

from collections.abc import Iterable
from html import escape
from typing import Final

from newsgen.model import Page
from newsgen.render.formats.xml import DECLARATION, fit
from newsgen.render.links import encoded
from newsgen.render.theme import Theme
from newsgen.urls import pretty

VERSION: Final = 1
MEDIA_TYPE: Final = "application/xml"
KINDS: Final = ("sitemap",)

_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render(page: Page, _theme: Theme) -> str:
    """An index of sitemaps when the page's facts name some, else a sitemap of its urls."""
    if "sitemaps" in page.facts:
        return _list(page, "sitemapindex", "sitemap", [(path, "") for path in page.facts["sitemaps"]])
    return _list(page, "urlset", "url", [(path, changed) for path, changed in page.facts["urls"]])


def _list(page: Page, outer: str, inner: str, places: Iterable[tuple[str, str]]) -> str:
    """The list as the serializer writes it; through elements an address took 20 µs, as much as a card."""
    base_url = fit(page.site.base_url)
    rows = [
        f" <{inner}>\n  <loc>{escape(base_url + encoded(pretty(path)), quote=False)}</loc>\n"
        + (f"  <lastmod>{escape(fit(changed), quote=False)}</lastmod>\n" if changed else "")
        + f" </{inner}>\n"
        for path, changed in places
    ]
    begun = f'{DECLARATION}<{outer} xmlns="{_NAMESPACE}"'
    return f"{begun}>\n{''.join(rows)}</{outer}>\n" if rows else f"{begun} />\n"
