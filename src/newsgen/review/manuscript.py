"""An article's file in hand: its fields, its body, and the file that it becomes when some of them change."""

from collections.abc import Mapping
from typing import Any

from newsgen.articles import fields as front_matter
from newsgen.articles import frontmatter
from newsgen.articles.amendment import amended
from newsgen.articles.fields import Desk
from newsgen.digests import digest
from newsgen.model import Value


class Manuscript(Value, frozen=True, kw_only=True):
    """The text of a Markdown file, and what it holds."""

    text: str
    written: dict[str, Any]  # the fields as they are written
    words: Mapping[str, str]  # our name of a field → the word written for it
    body: str

    def field(self, name: str) -> Any:
        """The value of a field of ours as it is written, None when it is not."""
        return self.written.get(self.words.get(name, name))

    @property
    def reading(self) -> dict[str, Any]:
        """How each field was read from the original."""
        found = self.written.get("reading")
        return found if isinstance(found, dict) else {}

    @property
    def digest(self) -> str:
        """The digest of the text."""
        return digest(self.text.encode())

    def changed(self, changes: Mapping[str, Any], *, body: str | None = None) -> "Manuscript":
        """The same with these fields, by our names, and this body; None takes a field out.

        What was noted of how such a field was read goes with its value: the new one is given.
        """
        noted = {name: entry for name, entry in self.reading.items() if name not in changes}
        by_word = {self.words.get(name, name): value for name, value in changes.items()}
        if noted != self.reading and "reading" not in changes:
            by_word["reading"] = flowing(noted)
        return manuscript(amended(self.text, by_word, body=body))

    def noted(self, entries: Mapping[str, Any]) -> "Manuscript":
        """The same with other notes of how the original was read."""
        return manuscript(amended(self.text, {"reading": flowing(entries)}))


def manuscript(text: str) -> Manuscript:
    """The manuscript of a text whose front matter can be read."""
    matter = frontmatter.load(text)
    read = front_matter.read(matter.fields, {}, desk=Desk())
    return Manuscript(text=text, written=matter.fields, words=read.words, body=matter.body)


def flowing(entries: Mapping[str, Any]) -> dict[str, Any] | None:
    """The map `reading` as it is written: an entry a line; None when it holds nothing."""
    return {name: frontmatter.Flow(entry) for name, entry in entries.items() if isinstance(entry, dict)} or None
