"""HTML: every page kind has the template of its name; this prints all that no other format claims."""

import re
from typing import Final

from newsgen.model import Page
from newsgen.render.theme import Theme
from newsgen.render.years import veiled

VERSION: Final = 2
MEDIA_TYPE: Final = "text/html"
KINDS: Final[tuple[str, ...]] = ()

_INDENT: Final = re.compile("\n +")


def render(page: Page, theme: Theme) -> str:
    """The page through `<kind>.html`; of an undated article with no year that could be taken for its date."""
    html = theme.page(f"{page.plan.kind}.html", page)
    if not page.article:
        return _INDENT.sub("\n", html)  # a list of sixty is a tenth lighter; only articles hold text set in lines
    return html if page.article.published.day else veiled(html)
