"""Which articles were corrected, and when: what the pages of corrections ask of thousands at once."""

from collections.abc import Iterator
from typing import Final

from newsgen.digests import digest_of
from newsgen.model import Article

TABLES: Final = """
create table corrections (
    day text not null,              -- as exact as it is given, or empty
    n integer not null,
    digest text not null,           -- of what was corrected then
    primary key (day, n)
) without rowid;
"""
INDEXES: Final = """
create index corrections_article on corrections (n);
"""


def corrected(article: Article) -> Iterator[tuple[str, str]]:
    """(day, digest of all that was corrected then) of each day on which the article was."""
    for day in sorted({note.date for note in article.corrections}):
        yield day, digest_of([note.text for note in article.corrections if note.date == day])
