"""The search index: a SQLite FTS5 database cut into small files, which a browser reads without a server's help.

`wording` says what of an article is searched, `packs` what of it a hit shows, `tables` where both are kept; `binding`
makes an index whole, on the highest of its `levels`, `revision` brings one up to date; `files` are the files of the
site that it is cut into, of which the `entry` holds what every search asks for first; `Search` is what an edition asks.

A page of the database is a file, named by its digest, so that no host need know of ranges and a file once fetched is
good for ever. A word's occurrences lie together, newest article first: the ten newest hits of the most frequent word
are in one or two files.

Tried, and left: FTS5's own order of time in ascending rowids (a walk from the end asks for two pages more of every
word); rowids made of the date itself (5 bytes more an occurrence, a third of the index); cards in the database (ten
hits in ten pages of 16 kB, where packs of 5 kB do); the articles' text for excerpts, which stands on their pages
already; trigrams for Chinese and Japanese, by which words of two characters, which most are, cannot be found.
"""

from newsgen.search.reader import Reader
from newsgen.search.search import KIND, LAST, VERSION, File, Search

__all__ = ["KIND", "LAST", "VERSION", "File", "Reader", "Search"]
