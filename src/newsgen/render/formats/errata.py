"""The feed of corrections, in Atom (RFC 4287): an entry for each article and day."""

from typing import Final

from newsgen.model import Page
from newsgen.render.formats.xml import Element, child, document
from newsgen.render.theme import Theme
from newsgen.urls import absolute

VERSION: Final = 1
MEDIA_TYPE: Final = "application/atom+xml"
KINDS: Final = ("errata",)


def render(page: Page, theme: Theme) -> str:
    """The feed; an entry is known by the article's address and the day of the correction."""
    site = page.site
    words, corrections = theme.tables.words(site.language), page.facts["corrections"]
    here = absolute(site.base_url, page.plan.url)
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": site.language})
    child(root, "title", f"{site.title}: {words('corrections')}")
    child(root, "id", here)
    child(root, "updated", f"{corrections[0][0]}T00:00:00Z")
    child(root, "link", attributes={"rel": "self", "type": MEDIA_TYPE, "href": here})
    overview = absolute(site.base_url, "corrections/index.html")
    child(root, "link", attributes={"rel": "alternate", "type": "text/html", "href": overview})
    child(child(root, "author"), "name", site.publisher or site.title)
    for day, url, headline, language, text in corrections:
        address = absolute(site.base_url, url)
        entry = child(root, "entry", attributes={"xml:lang": language})
        child(entry, "title", headline)
        child(entry, "id", f"{address}#correction-{day}")
        child(entry, "link", attributes={"rel": "alternate", "type": "text/html", "href": address})
        child(entry, "updated", f"{day}T00:00:00Z")
        child(entry, "summary", text)
    return document(root)
