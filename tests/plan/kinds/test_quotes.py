"""A speaker's pages: who has one, what they show, and what changes them."""

import pytest
from msgspec.structs import replace

from newsgen.model import Named, Quote
from newsgen.plan.desk import least
from newsgen.plan.kinds import index
from newsgen.plan.kinds import quotes as kind
from proofs.making import article, desk, filled, planned

ADA = "quotes/ada-quill/index.html"


def quote(text: str = "The ice will hold.", speaker: str = "Ada Quill", **fields) -> Quote:
    return Quote(**{"start": 0, "end": len(text), "text": text, "speaker": speaker, "anchor": "p3"} | fields)


def test_each_quote_is_under_its_article_verbatim_the_newest_first(tmp_path):
    said = (quote(), quote("We  sail at “dawn”.", anchor="p4", inferred=True, mention="she"))
    on = desk(tmp_path, article("a.md", "2015-10-14", quotes=said), article("b.md", "2015-11-01", quotes=(said[0],)))
    page = filled(kind, on, ADA)
    assert [card.id for group in page.groups for card in group.cards] == ["b", "a"]
    assert page.quotes == {"a": said, "b": said[:1]}
    assert page.term.count == 2


@pytest.mark.parametrize(
    ("speaker", "fields", "pages"),
    [
        ("Ada Quill", {}, [ADA]),
        ("Quill", {}, []),
        ("", {}, []),
        ("the mayor", {}, []),
        ("Ada quill", {}, []),
        ("Ada Quill", {"text": "thin ice"}, []),
        ("Ada Quill", {"anchor": ""}, []),
        ("Quill", {"rule": "front-matter/quotes", "text": "Ice"}, ["quotes/quill/index.html"]),
    ],
)
def test_only_who_is_known_by_a_full_name_or_given_by_a_person_has_a_page(tmp_path, speaker, fields, pages):
    on = desk(tmp_path, article("a.md", "2015-10-14", quotes=(quote(speaker=speaker, **fields),)))
    assert list(planned(kind, on)) == pages


def test_who_is_in_the_authority_file_speaks_under_the_name_that_it_prefers(tmp_path):
    ada = Named(id="ada", type="person", name="Quill", preferred="Ada Quill")
    on = desk(tmp_path, article("a.md", "2015-10-14", quotes=(quote(speaker="Quill"),), named=(ada,)))
    assert list(planned(kind, on)) == [ADA]


@pytest.mark.parametrize(
    "other",
    [
        quote("The ice will not hold."),
        quote(anchor="p4"),
        quote(inferred=True, mention="she"),
        quote(inferred=True, mention="Quill"),
    ],
)
def test_another_quote_is_another_page_though_the_card_is_the_same(tmp_path, other):
    on = [desk(tmp_path / name, article("a.md", "2015-10-14", quotes=(said,)))
          for name, said in (("one", quote()), ("other", other))]  # fmt: skip
    first, second = (planned(kind, each)[ADA].fingerprint for each in on)
    assert first != second


def test_another_speaker_of_the_article_changes_nothing(tmp_path):
    said = (quote(), quote(speaker="Ben Ink"))
    on = [desk(tmp_path / str(n), article("a.md", "2015-10-14", quotes=said[:n])) for n in (1, 2)]
    assert planned(kind, on[0])[ADA].fingerprint == planned(kind, on[1])[ADA].fingerprint


def test_below_the_threshold_a_speaker_has_no_page(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14", quotes=(quote(),)), quotes_threshold=2)
    assert planned(kind, on) == {}


def test_it_leads_to_the_articles_that_name_the_speaker(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14", quotes=(quote(),), people=("Ada Quill",)))
    assert filled(kind, on, ADA).links == {"aside": "people/ada-quill/index.html"}


def test_who_is_quoted_in_few_articles_stands_in_the_index_alone(tmp_path):
    spoken = {"quotes": (quote(),)}
    articles = [article(f"{number}.md", **spoken) for number in range(2)]
    on = desk(tmp_path, *articles, quotes_threshold=3)
    assert planned(kind, on) == {}
    assert [(term.name, term.url) for term in filled(index, on, "quotes/index.html").terms] == [("Ada Quill", "")]


@pytest.mark.parametrize(
    ("live", "articles"), [(1, 1), (1023, 1), (1024, 3), (16_383, 3), (16_384, 4), (131_071, 16), (1_000_000, 128)]
)
def test_the_larger_the_archive_the_more_often_a_speaker_is_quoted_for_a_page(tmp_path, monkeypatch, live, articles):
    on = desk(tmp_path)
    monkeypatch.setattr(type(on.shelf), "count_live", lambda _shelf: live)
    assert least(on, "quotes") == articles
    assert least(on._replace(config=replace(on.config, quotes_threshold=2)), "quotes") == 2


def test_of_very_many_speakers_only_those_with_a_page_stand_in_the_index(tmp_path, monkeypatch):
    monkeypatch.setattr(index, "LONG", 2)
    names = ["Ada Quill", "Ada Quill", "Ben Ink", "Cleo Vane"]
    articles = [article(f"{number}.md", quotes=(quote(speaker=name),)) for number, name in enumerate(names)]
    on = desk(tmp_path, *articles, quotes_threshold=2)
    assert [(term.name, term.count) for term in filled(index, on, "quotes/index.html").terms] == [("Ada Quill", 2)]
