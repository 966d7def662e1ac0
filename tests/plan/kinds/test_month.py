"""The month's page begins as every page does; what it holds is told in test_times.py."""

from newsgen.plan.kinds import month as kind
from proofs.making import article, desk, filled


def test_it_is_in_the_language_of_the_site_whatever_its_articles_speak(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14", language="ar", direction="rtl"), language="de")
    (plan,) = kind.plan(on)
    page = filled(kind, on, plan.url)
    assert (page.lang, page.dir, page.plan.kind) == ("de", "ltr", "month")
