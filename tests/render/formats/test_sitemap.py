"""Sitemaps: whole addresses as canonical links write them, dates only where there are some."""

from xml.etree import ElementTree as ET

from render.sample import BASE_URL, others

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_an_index_of_sitemaps(press):
    root = ET.fromstring(press.render(others()["sitemap-index"]).data)
    assert root.tag == SPACE + "sitemapindex"
    assert [place.text for place in root.iter(SPACE + "loc")] == [
        BASE_URL + "sitemaps/2015-10.xml",
        BASE_URL + "sitemaps/undated.xml",
    ]


def test_a_sitemap_of_pages(press):
    printed = press.render(others()["sitemap"])
    assert printed.media_type == "application/xml"
    assert printed.data.decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        " <url>\n"
        f"  <loc>{BASE_URL}2015/10/14/island-ferry.html</loc>\n"
        "  <lastmod>2015-10-15</lastmod>\n"
        " </url>\n"
        " <url>\n"
        f"  <loc>{BASE_URL}2015/10/</loc>\n"
        " </url>\n"
        "</urlset>\n"
    )
