"""One row to learn from for each block that rules are not certain of, and whose role is known."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.articles.reading.above import headline
from newsgen.articles.reading.blocks import blocks
from newsgen.articles.reading.language import detect
from newsgen.articles.reading.roles import judged
from newsgen.articles.reading.signs import signs
from newsgen.articles.reading.traits import traits, whole
from newsgen.articles.reading.verdicts import Verdict
from newsgen.articles.reading.weighing import WEIGHED, flows
from training.texts import Text


class Row(NamedTuple):
    """A block: what rules told of it, its traits, the roles that are right; `flows` if it is not weighed."""

    text: str
    publisher: str
    found: Verdict | None
    traits: tuple[str, ...]
    roles: frozenset[str]
    flows: bool

    @property
    def told(self) -> str:
        """The role that rules give it."""
        return self.found.role if self.found else "paragraph"

    @property
    def role(self) -> str:
        """The role to learn: what rules tell if that is right; of several right ones rather a paragraph."""
        likely = (self.told, "paragraph", *sorted(self.roles))
        return next(role for role in likely if role in self.roles)


def rows(texts: Iterable[Text]) -> Iterator[Row]:
    """The rows of all texts, in order."""
    for text in texts:
        yield from _of(text)


def _of(text: Text) -> Iterator[Row]:
    spans = [(lines[0].start, lines[-1].end) for lines in blocks(text.words)]
    page = signs(text.words, spans, language=detect(text.words)[0])
    known = {block.start: block.roles for block in text.blocks if block.roles}
    first = headline(page)
    told, seen = judged(page, first), whole(page, first)
    for at, (start, _) in enumerate(spans):
        found = told[at]
        if start in known and (found is None or found.rule in WEIGHED):
            plain = found is None and flows(page, at, first)
            yield Row(text.id, text.publisher, found, traits(page, told, at, seen), known[start], plain)
