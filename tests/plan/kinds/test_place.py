"""The place's page begins as every page does; what it holds is told in test_listings.py and test_company.py."""

from newsgen.model import Provenance
from newsgen.plan.kinds import place as kind
from proofs.making import article, desk, filled, planned


def test_it_is_in_the_language_of_the_site_whatever_its_articles_speak(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14", language="ar", direction="rtl", places=("Vane",)), language="de")
    page = filled(kind, on, "places/vane/index.html")
    assert (page.lang, page.dir, page.plan.kind) == ("de", "ltr", "place")


def test_a_name_that_was_only_inferred_is_no_term(tmp_path):
    guessed = {"places": Provenance(status="inferred", rule="names/title", confidence=0.9)}
    on = desk(tmp_path, article("a.md", "2015-10-14", places=("Vane",), provenance=guessed))
    assert planned(kind, on) == {}
