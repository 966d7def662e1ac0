"""A page as a parser sees it: its tags and attributes, and the text that a reader is shown."""

from html.parser import HTMLParser
from typing import NamedTuple

INLINE = frozenset(("a", "b", "bdi", "code", "em", "i", "span", "strong", "wbr"))
UNSHOWN = frozenset({"script", "style", "title"})


class Tag(NamedTuple):
    name: str
    attributes: dict[str, str]


class Markup(HTMLParser):
    """Every opening tag in its order, and the text shown, in one line."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.scripts: list[str] = []
        self._inside = ""
        self._texts: list[str] = []
        self.feed(html)
        self.close()
        self.text = " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))
        self._inside = tag
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside
        self._break(tag)

    def _break(self, tag: str) -> None:
        self._texts.append("" if tag in INLINE else " ")

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts.append(data)
        elif self._inside not in UNSHOWN:
            self._texts.append(data)

    def every(self, name: str) -> list[dict[str, str]]:
        """The attributes of every tag of this name."""
        return [tag.attributes for tag in self.tags if tag.name == name]

    def meta(self, name: str) -> list[str]:
        """The contents of the head's `<meta>` of this name or property."""
        return [tag.get("content", "") for tag in self.every("meta") if name in (tag.get("name"), tag.get("property"))]

    def links(self) -> list[str]:
        """Where anything on the page leads or is loaded from."""
        return [tag.attributes[at] for tag in self.tags for at in ("href", "src") if at in tag.attributes]
