"""The archive's authority file: who and what articles name, in a person's words, and finding them in articles.

`files` reads the file, `table`, `listing`, `skos` and `turtle` are its forms, `entry` checks what it says; `index`
finds its names in a text, `matching` tells apart those that share a name, `naming` gives an article what was found.
"""

from typing import Final

from newsgen.articles.authority.entry import Entry
from newsgen.articles.authority.files import Authority, index_at, load
from newsgen.articles.authority.index import Index
from newsgen.articles.authority.matching import Doubt, Match, Matches, matches
from newsgen.articles.authority.naming import FIELDS, with_names

VERSION: Final = 1  # raised whenever the same file may give the same article other names

__all__ = [
    "FIELDS",
    "VERSION",
    "Authority",
    "Doubt",
    "Entry",
    "Index",
    "Match",
    "Matches",
    "index_at",
    "load",
    "matches",
    "with_names",
]
