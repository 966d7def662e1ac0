"""Atom (RFC 4287): the newest articles of the archive, and its history as archive documents (RFC 5005)."""

from typing import Final

from newsgen.model import Card, Page, Site, Term
from newsgen.render.cards import sections_of
from newsgen.render.formats.xml import Element, child, document
from newsgen.render.theme import Theme
from newsgen.urls import absolute

VERSION: Final = 2
MEDIA_TYPE: Final = "application/atom+xml"
KINDS: Final = ("feed", "history")

_HISTORY: Final = "http://purl.org/syndication/history/1.0"

_DAY: Final = 10
_MINUTE: Final = 16


def render(page: Page, _theme: Theme) -> str:
    """The feed of this page's cards, whose dates are all given to the day."""
    site = page.site
    here = absolute(site.base_url, page.plan.url)
    archived = page.plan.kind == "history"
    names = {"xmlns:fh": _HISTORY} if archived else {}
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", **names, "xml:lang": site.language})
    child(root, "title", f"{site.title}: {page.plan.key}" if archived else site.title)
    if site.description:
        child(root, "subtitle", site.description)
    child(root, "id", here)
    child(root, "updated", str(page.facts["updated"]))
    child(root, "link", attributes={"rel": "self", "type": MEDIA_TYPE, "href": here})
    child(root, "link", attributes={"rel": "alternate", "type": "text/html", "href": site.base_url})
    _chain(root, page, archived=archived)
    if site.rights:
        child(root, "rights", site.rights)
    child(root, "generator", "newsgen")
    sections = sections_of(site)
    for card in page.cards:
        _entry(root, card, page, sections.get(card.section))
    return document(root)


def _chain(root: Element, page: Page, *, archived: bool) -> None:
    """Where the older articles stand, and of an archive document the newer ones and the feed that it belongs to."""
    base = page.site.base_url
    linked = [("prev-archive", page.previous.url if page.previous else "")]
    if archived:
        child(root, "fh:archive")
        linked += [("current", "atom.xml"), ("next-archive", page.following.url if page.following else "")]
    for rel, path in linked:
        if path:
            child(root, "link", attributes={"rel": rel, "type": MEDIA_TYPE, "href": absolute(base, path)})


def rfc3339(text: str) -> str:
    """A full date or time as Atom wants it: with seconds and a zone.

    A time whose zone was not given is written as if it were UTC: a feed has no way to say "local".
    """
    if len(text) == _DAY:
        return f"{text}T00:00:00Z"
    seconds = text if text[_MINUTE : _MINUTE + 1] == ":" else f"{text[:_MINUTE]}:00{text[_MINUTE:]}"
    return seconds if seconds.endswith("Z") or "+" in seconds or "-" in seconds[_DAY:] else f"{seconds}Z"


def _entry(root: Element, card: Card, page: Page, section: Term | None) -> None:
    address = absolute(page.site.base_url, card.url)
    entry = child(root, "entry", attributes={"xml:lang": card.language or page.site.language})
    child(entry, "title", card.headline)
    child(entry, "id", address)
    child(entry, "link", attributes={"rel": "alternate", "type": "text/html", "href": address})
    moment = str(page.facts.get("moments", {}).get(card.id) or rfc3339(card.published.text))
    child(entry, "published", moment)
    child(entry, "updated", moment)
    # RFC 4287, 4.1.2: an entry has an author of its own or its feed has one.
    for name in card.byline or (_house(page.site),):
        child(child(entry, "author"), "name", name)
    if section:
        child(entry, "category", attributes={"term": section.slug, "label": section.name})
    if card.standfirst:
        child(entry, "summary", card.standfirst)


def _house(site: Site) -> str:
    return site.publisher or site.title
