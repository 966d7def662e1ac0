"""The index's page begins as every page does; what it holds is told in test_listings.py."""

import pytest

from newsgen.plan.kinds import index as kind
from proofs.making import article, desk, filled, planned


def test_it_is_in_the_language_of_the_site_whatever_its_articles_speak(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14", language="ar", direction="rtl", topics=("World",)), language="de")
    page = filled(kind, on, "topics/index.html")
    assert (page.lang, page.dir, page.plan.kind) == ("de", "ltr", "index")


@pytest.fixture
def cut(tmp_path, monkeypatch):
    monkeypatch.setattr(kind, "LONG", 3)
    monkeypatch.setattr(kind, "FIRST", 2)
    names = ("Ash", "Élan", "Elm", "42", "静か", "Elm", "Ash")
    return desk(tmp_path, *(article(f"{n}.md", "2015", people=(name,)) for n, name in enumerate(names)))


def test_a_long_one_is_cut_by_initials(cut):
    assert list(planned(kind, cut)) == [f"people/{key}.html" for key in ("index", "0-9", "a", "e", "j")]


def test_its_first_page_shows_the_letters_and_the_most_often_named(cut):
    page = filled(kind, cut, "people/index.html")
    assert [(letter.key, letter.count) for letter in page.periods] == [("0-9", 1), ("A", 1), ("E", 2), ("J", 1)]
    assert [term.name for term in page.terms] == ["Ash", "Elm"]
    assert page.facts == {"terms": 5}


def test_a_letter_holds_its_terms(cut):
    page = filled(kind, cut, "people/e.html")
    assert ([term.name for term in page.terms], page.period.key, page.facts) == (["Elm", "Élan"], "E", {"terms": 2})
