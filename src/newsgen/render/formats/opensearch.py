"""OpenSearch 1.1: the description by which a browser or a program searches the archive."""

from typing import Final

from newsgen.model import Page
from newsgen.render.formats.xml import Element, child, document
from newsgen.render.theme import Theme
from newsgen.urls import absolute

VERSION: Final = 1
MEDIA_TYPE: Final = "application/opensearchdescription+xml"
KINDS: Final = ("opensearch",)

# Most characters that OpenSearch 1.1 allows.
NAME: Final = 16
LONG_NAME: Final = 48
DESCRIPTION: Final = 1024


def render(page: Page, _theme: Theme) -> str:
    """The description: its names cut to the length that the standard allows."""
    site = page.site
    root = Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    child(root, "ShortName", site.title[:NAME].strip())
    child(root, "LongName", site.title[:LONG_NAME].strip())
    child(root, "Description", (site.description or site.title)[:DESCRIPTION])
    template = absolute(site.base_url, "search/index.html") + "?q={searchTerms}"
    child(root, "Url", attributes={"type": "text/html", "method": "get", "template": template})
    here = absolute(site.base_url, page.plan.url)
    child(root, "Url", attributes={"type": MEDIA_TYPE, "rel": "self", "template": here})
    child(root, "Language", site.language)
    child(root, "InputEncoding", "UTF-8")
    child(root, "OutputEncoding", "UTF-8")
    return document(root)
