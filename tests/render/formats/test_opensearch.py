"""OpenSearch 1.1: a description that a browser can take."""

from xml.etree import ElementTree as ET

from msgspec.structs import replace

from render.sample import BASE_URL, page

NAMES = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_it_leads_to_the_search_page_and_keeps_to_the_lengths(press):
    shown = page("opensearch", "opensearch.xml")
    printed = press.render(replace(shown, site=replace(shown.site, title="The Harbour Courier & Gazette " * 4)))
    root = ET.fromstring(printed.data)
    assert root.tag == f"{NAMES}OpenSearchDescription"
    assert root.findtext(f"{NAMES}ShortName") == "The Harbour Cour"
    assert len(root.findtext(f"{NAMES}LongName")) <= 48
    first, own = root.findall(f"{NAMES}Url")
    assert first.get("template") == f"{BASE_URL}search/?q={{searchTerms}}"
    assert (own.get("rel"), own.get("template")) == ("self", f"{BASE_URL}opensearch.xml")
