"""HTML: every page kind has the template of its name; this prints all that no other format claims."""

from typing import Final

from newsgen.model import Page
from newsgen.render.theme import Theme
from newsgen.render.years import veiled

VERSION: Final = 3
MEDIA_TYPE: Final = "text/html"
KINDS: Final[tuple[str, ...]] = ()


def render(page: Page, theme: Theme) -> str:
    """The page through `<kind>.html`; of an undated article with no year that could be taken for its date."""
    html = theme.page(f"{page.plan.kind}.html", page)
    return veiled(html) if page.article and not page.article.published.day else html
