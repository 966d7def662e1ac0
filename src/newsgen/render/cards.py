"""Cards: what lists show of an article, set once each and joined into every list that shows them.

Ten thousand cards through a template for each list that holds them take longer than all article pages,
and the same card stands in five lists: its day, month, section, topics and author. So a card is set once with
a mark where the way to the site's root goes, and put into a list by replacing the mark.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from markupsafe import Markup

from newsgen.model import Card, Page, Photo, Site, Term
from newsgen.render.links import Way
from newsgen.render.words import Words

CARD: Final = "parts/card.html"
ROOT: Final = "\x02root\x02"  # no such character is ever in an article or in an address
KEPT: Final = 4096  # cards; about 1 kB each

Shape = str  # "lead", "story", "brief", "line": how much of the article the card shows

_PLACE: Final = {"root": ROOT, "way": Way("", ROOT)}

_Key = tuple[Card, Shape, Photo | None, Term | None, str]


class Cards:
    """Sets cards by the theme's `parts/card.html`, and keeps the latest few thousand."""

    def __init__(self, printed: Callable[[str, Mapping[str, Any]], str], *, kept: int = KEPT) -> None:
        self._printed = printed
        self._kept = kept
        self._set: dict[_Key, str] = {}
        self._site: Site | None = None
        self._sections: dict[str, Term] = {}

    def joined(self, cards: Iterable[Card], *, page: Page, words: Words, root: str, shape: Shape) -> Markup:
        """The HTML of these cards in this order, with links that work from the page."""
        if page.site is not self._site:
            self._site = page.site
            self._sections = sections_of(page.site)
        html = "".join([self._html(card, photos=page.photos, words=words, shape=shape) for card in cards])
        return Markup(html.replace(ROOT, root))  # noqa: S704 - a template made it

    def _html(self, card: Card, *, photos: Mapping[str, Photo], words: Words, shape: Shape) -> str:
        photo = photos.get(card.image) if card.image else None
        section = self._sections.get(card.section)
        key = (card, shape, photo, section, words.language)
        found = self._set.get(key)
        if found is None:
            if len(self._set) >= self._kept:
                del self._set[next(iter(self._set))]
            given = {"card": card, "shape": shape, "photo": photo, "section": section, "t": words}
            found = self._set[key] = self._printed(CARD, given | _PLACE)
        return found


def sections_of(site: Site) -> dict[str, Term]:
    """The site's sections by slug and by name; where both are of several, the first has it."""
    found: dict[str, Term] = {}
    for term in site.sections:
        found.setdefault(term.slug, term)
        found.setdefault(term.name, term)
    return found


def section_of(page: Page, section: str) -> Term | None:
    """The site's section of this slug or name, or none when it has no listing of its own."""
    return sections_of(page.site).get(section)
