"""Sitemaps: an index, a file a month."""

from newsgen.plan.kinds import sitemap as kind
from proofs.making import article, desk, filled, planned


def test_every_article_stands_in_one_file(tmp_path):
    on = desk(
        tmp_path,
        article("a.md", "2015-10-14", topics=("Sea",)),
        article("b.md", "2015-10"),
        article("c.md", "2014"),
        article("d.md"),
    )
    assert sorted(planned(kind, on)) == [
        "sitemap.xml",
        "sitemaps/2014.xml",
        "sitemaps/2015-10.xml",
        "sitemaps/pages.xml",
        "sitemaps/undated.xml",
    ]
    assert filled(kind, on, "sitemap.xml").facts["sitemaps"] == [
        "sitemaps/pages.xml",
        "sitemaps/undated.xml",
        "sitemaps/2014.xml",
        "sitemaps/2015-10.xml",
    ]
    assert filled(kind, on, "sitemaps/2015-10.xml").facts["urls"] == [
        ["2015/10/b.html", ""],
        ["2015/10/14/a.html", "2015-10-14"],
    ]
    assert [url for url, _ in filled(kind, on, "sitemaps/pages.xml").facts["urls"]] == [
        "index.html",
        "about/index.html",
        "search/index.html",
        "a-z/index.html",
        "days/index.html",
        "topics/index.html",
        "undated/index.html",
        "2014/index.html",
        "2015/index.html",
        "2015/10/index.html",
        "topics/sea/index.html",
    ]


def test_there_is_none_without_absolute_addresses(tmp_path):
    assert planned(kind, desk(tmp_path, article("a.md", "2015-10-14"), base_url="")) == {}
