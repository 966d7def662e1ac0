"""render: a page with all that it shows → the bytes of its file. The only room that knows Jinja2.

`Press` is its face. The theme (`templates/`) is the default one, overridden file by file by the
archive's own folder; what a page looks like stands there, what it *is* stands in `formats/`.

What paid, measured on pages of an archive of ten thousand articles (Python 3.11, CPU): an article's page takes 0.15
ms where it took 0.30; a day's 0.04 of 0.17, a month's of thirty articles 0.55 of 1.35, a sitemap 0.16 of 0.82;
setting a card 0.007. Of an article's page, plates in place of ten templates (`plates.py`) save 0.055, and their
direct code (`environment.py`) 0.034; the rest are links by a `Way`, citations built row by row, and dates filled in
here and not by Babel. A day's page gained most by standing parts that are given only what they need, so that lists
share them as articles do. 0.02 of every article's page are its digest and its encoding.

What did not pay: to keep links that were made (2 per cent at best); to count on kept cards. A build goes through all
articles once for each kind of list, so that of 4,096 kept cards 29 per cent are found again, of 16,384 as many as 89,
but of a larger archive hardly any: what helps there is that setting one is cheap.

A guest of `newsgen.formats` is a module with

- `VERSION: int`, raised whenever the same page would give other bytes,
- `MEDIA_TYPE: str`,
- `KINDS: tuple[str, ...]`, the page kinds that it prints; the one with none prints all others,
- `render(page: Page, theme: Theme) -> str`.
"""

from newsgen.render.press import Press

__all__ = ["Press"]
