"""What programs that read the web for people make of an article page of ours.

Four of them, as they come, without options: what each finds is what Zotero's users, readers of a quiet mode,
search engines' clones and corpus builders would keep of the archive. Photos and their captions are left
out: some keep them and some do not.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import newspaper
import readability
import trafilatura
from lxml import html as lxml_html
from playwright.sync_api import Page

from proofs.judges import script


class Extract(NamedTuple):
    """What a reader found. A field is None where this reader never looks for it."""

    headline: str
    byline: frozenset[str] | None
    date: str | None
    paragraphs: tuple[str, ...]


def by_trafilatura(page: str, url: str) -> Extract:
    """As trafilatura reads it, with the search for a date that it does by default."""
    found = trafilatura.bare_extraction(page, url=url, with_metadata=True, include_comments=False)
    assert found, url
    names = frozenset(filter(None, re.split(r"\s*;\s*", found.author or "")))
    # It sets bars between the cells of a table.
    text = (found.text or "").replace("|", " ")
    return Extract(plain(found.title or ""), names, found.date or "", lines(text))


def by_newspaper(page: str, url: str) -> Extract:
    """As newspaper4k reads it; it looks at the address, too."""
    found = newspaper.Article(url, fetch_images=False)
    found.download(input_html=page)
    found.parse()
    date = found.publish_date.date().isoformat() if found.publish_date else ""
    return Extract(plain(found.title), frozenset(found.authors), date, lines(found.text))


def by_readability_lxml(page: str, _url: str) -> Extract:
    """As readability-lxml reads it: it knows headline and body alone."""
    found = readability.Document(page)
    body = lxml_html.fromstring(found.summary(html_partial=True))
    for figure in body.findall(".//figure"):
        figure.drop_tree()
    for block in body.iter("p", "li", "h2", "h3", "blockquote", "td", "div", "section"):
        block.tail = f"\n{block.tail or ''}"
    return Extract(plain(found.short_title()), None, None, lines(body.text_content()))


READABILITY = """
([page, url]) => {
    const sheet = new DOMParser().parseFromString(page, 'text/html');
    const found = new Readability(sheet).parse();
    const body = new DOMParser().parseFromString(found.content, 'text/html').body;
    body.querySelectorAll('figure').forEach(each => each.remove());
    for (const block of body.querySelectorAll('p, li, h2, h3, blockquote, td, div, section')) {
        block.append('\\n');
    }
    return [found.title, found.byline || '', found.publishedTime || '', body.textContent];
}
"""


def by_readability(blank: Page) -> Callable[[str, str], Extract]:
    """As Firefox's reader view reads it, in the browser; `blank` is an empty page to work in."""
    blank.add_script_tag(content=script("@mozilla/readability/Readability.js"))

    def read(page: str, url: str) -> Extract:
        title, byline, date, body = blank.evaluate(READABILITY, [page, url])
        names = frozenset(filter(None, re.split(r"\s*(?:,|\band\b)\s*", plain(byline))))
        return Extract(plain(title), names, date[:10], lines(body))

    return read


def plain(text: str) -> str:
    """The words alone, one space between them."""
    return re.sub(r"\s+", " ", text).strip()


def lines(text: str) -> tuple[str, ...]:
    """The text's lines that say something, as plain words, without the list marks of some readers."""
    said = (re.sub(r"^\s*(?:[-*•|>#]+\s+)+", "", line) for line in text.splitlines())
    return tuple(filter(None, map(plain, said)))
