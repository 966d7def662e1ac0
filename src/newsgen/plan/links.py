"""Links from one article's body to another: written as content paths or site paths, published as relative links."""

import html
import re

import msgspec

from newsgen import urls
from newsgen.catalog.rows import HREF, inner_link
from newsgen.model import Article, Block
from newsgen.plan.desk import Desk


def relinked(desk: Desk, article: Article, address: str) -> tuple[Block, ...]:
    """The body with every inner link made relative to the page at `address`.

    So the archive works at any sub-path and from a disk. A link to a content file that is not published keeps its
    words and loses its address; the check of links has named it.
    """

    def mended(found: re.Match[str]) -> str:
        href = html.unescape(found[1])
        link = inner_link(href, article.origin.path)
        if link is None:
            return found[0]
        kind, target = link
        if kind != "site":
            target = desk.shelf.address(target) if kind == "id" else desk.shelf.address_of_file(target)
        if not target:
            return ""
        fragment = href[href.index("#") :] if "#" in href else ""
        return f'href="{html.escape(urls.relative(address, target) + fragment)}"'

    if not any(_leads_inside(block) for block in article.body if 'href="' in block.html):
        return article.body
    return tuple(
        msgspec.structs.replace(block, html=HREF.sub(mended, block.html)) if _leads_inside(block) else block
        for block in article.body
    )


def _leads_inside(block: Block) -> bool:
    """Whether a block has a link that is not plainly one to another site."""
    text = block.html
    return text.count('href="') > text.count('href="https://') + text.count('href="http://')
