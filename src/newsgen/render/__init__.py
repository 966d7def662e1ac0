"""render: a page with all that it shows → the bytes of its file. The only room that knows Jinja2.

`Press` is its face. The theme (`templates/`) is the default one, overridden file by file by the
archive's own folder; what a page looks like stands there, what it *is* stands in `formats/`.

A guest of `newsgen.formats` is a module with

- `VERSION: int`, raised whenever the same page would give other bytes,
- `MEDIA_TYPE: str`,
- `KINDS: tuple[str, ...]`, the page kinds that it prints; the one with none prints all others,
- `render(page: Page, theme: Theme) -> str`.
"""

from newsgen.render.press import Press

__all__ = ["Press"]
