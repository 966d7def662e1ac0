"""The author's page begins as every page does; what it holds is told in test_listings.py."""

from newsgen.plan.kinds import author as kind
from proofs.making import article, desk, filled, people


def test_it_is_in_the_language_of_the_site_whatever_its_articles_speak(tmp_path):
    one = article("a.md", "2015-10-14", language="ar", direction="rtl", byline=people("World"))
    on = desk(tmp_path, one, language="de")
    page = filled(kind, on, "authors/world/index.html")
    assert (page.lang, page.dir, page.plan.kind) == ("de", "ltr", "author")
