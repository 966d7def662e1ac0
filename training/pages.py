"""The visible blocks of a web page in the order of its source, each with the tags and names of what it stands in."""

import re
from html.parser import HTMLParser
from typing import Final, NamedTuple


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID: Final = _words("area base br col embed hr img input link meta param source track wbr")
UNSEEN: Final = _words("script style noscript svg nav template form button select iframe head textarea audio")
APART: Final = _words(
    """article aside blockquote body dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header li
    main ol p pre section summary table tbody td th tr ul time"""
)
_SPACE: Final = re.compile(r"\s+")


class Seen(NamedTuple):
    """A block: its words, and the tags and names (class, id) around it, the outermost first."""

    words: str
    tags: tuple[str, ...]
    names: str


class Page(HTMLParser):
    """Collects the blocks of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Seen] = []
        self._open: list[tuple[str, str]] = []
        self._unseen = 0
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins, or a line breaks."""
        if tag in APART or tag == "br":
            self._flush()
        if tag in VOID:
            return
        held = dict(attrs)
        names = f"{held.get('class') or ''} {held.get('id') or ''} {held.get('itemprop') or ''}".lower()
        if tag == "p" and self._open and self._open[-1][0] == "p":
            self.handle_endtag("p")
        self._open.append((tag, names))
        self._unseen += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """A block ends; what was left open in it, too."""
        if tag in APART:
            self._flush()
        if tag not in (name for name, _ in self._open[-12:]):
            return
        while self._open:
            name, _ = self._open.pop()
            self._unseen -= name in UNSEEN
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Words of the block that is open."""
        if not self._unseen:
            self._words.append(data)

    def close(self) -> None:
        """The last block ends."""
        super().close()
        self._flush()

    def _flush(self) -> None:
        words = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if any(char.isalnum() for char in words):
            tags = tuple(tag for tag, _ in self._open)
            self.found.append(Seen(words, tags, " ".join(names for _, names in self._open[-6:])))


def blocks(html: str) -> list[Seen]:
    """The blocks of a page in order."""
    page = Page()
    page.feed(html)
    page.close()
    return page.found
