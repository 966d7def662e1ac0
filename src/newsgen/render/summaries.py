"""The sentence or two by which search engines and shared links announce a page."""

import re
from typing import Final

from newsgen.model import Page

LENGTH: Final = 160  # characters; what search engines show

_SENTENCE_END: Final = re.compile(r"[.!?…؟。][”\"’»)]*(?=\s|$)")


def summary(page: Page) -> str:
    """The page's description; of an article its standfirst, else its opening."""
    if page.description or not page.article:
        return page.description or page.site.description
    return page.article.standfirst or opening(page.article.body_text)


def opening(text: str, *, length: int = LENGTH) -> str:
    """The first sentences that fit into `length` characters; when not even one does, the first words."""
    first = " ".join(text.split("\n\n", 1)[0].split())
    if len(first) <= length:
        return first
    ends = [found.end() for found in _SENTENCE_END.finditer(first, 0, length)]
    return first[: ends[-1]] if ends else first[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–—-") + "…"
