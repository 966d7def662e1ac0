"""The section's page begins as every page does; what it holds is told in test_listings.py."""

from newsgen.plan.kinds import section as kind
from proofs.making import article, desk, filled


def test_it_is_in_the_language_of_the_site_whatever_its_articles_speak(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14", language="ar", direction="rtl", section="World"), language="de")
    page = filled(kind, on, "sections/world/index.html")
    assert (page.lang, page.dir, page.plan.kind) == ("de", "ltr", "section")
