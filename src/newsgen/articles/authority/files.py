"""The whole authority file as entries, by the form that its name says that it has.

It is a person's word: a name that is found in it is as good as one in front matter.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from newsgen.articles import authorities
from newsgen.articles.authority import listing, skos, table, turtle
from newsgen.articles.authority.entry import Entry, Row, entries
from newsgen.articles.authority.index import Index
from newsgen.problems import ConfigError, Problem

FORMS: Final[Mapping[str, Callable[..., Iterable[Row]]]] = {
    ".yaml": listing.rows,
    ".yml": listing.rows,
    ".csv": table.rows,
    ".rdf": skos.xml_rows,
    ".jsonld": skos.json_rows,
    ".ttl": turtle.rows,
}


class Authority(NamedTuple):
    """All entries of the file, and what is wrong with the file."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def load(root: str) -> Authority:
    """All that the file in this folder says; nothing when there is none.

    Raises ConfigError when it cannot be read as what its name says that it is: nothing is built then, since all its
    names would be gone from the pages.
    """
    file = authorities.file_of(root)
    if not file:
        return Authority()
    text = _text(authorities.read(file), file.name)
    return Authority(*entries(FORMS[file.suffix](text, path=file.name), path=file.name))


@lru_cache(maxsize=1)
def index_at(root: str, _digest: str) -> Index | None:
    """The names of the file in this folder, read once for each digest of it; None where there is no file.

    Raises ConfigError as `load` does.
    """
    return Index(load(root).entries) if authorities.file_of(root) else None


def _text(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told, mend = "A character is not UTF-8.", "Save the file as UTF-8."
        raise ConfigError(Problem(rule="authorities/utf-8", message=told, mend=mend, path=path, line=line)) from None
