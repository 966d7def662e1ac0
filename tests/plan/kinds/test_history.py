"""The feed's history: a document a month, each linked to those beside it, none of which ever shifts."""

from newsgen.plan import chain
from newsgen.plan.kinds import history as kind
from proofs.making import article, desk, filled, planned

DATES = ("2015-07-14", "2015-07-02", "2015-10", "2015", "", "2015-12-01", "2016-02-03")
PAPER = [article(f"{'abcdefg'[place]}.md", date) for place, date in enumerate(DATES)]


def beside(page):
    return tuple(each.url if each else "" for each in (page.previous, page.following))


def test_there_is_a_document_for_each_month_that_has_articles_of_a_given_day(tmp_path):
    on = desk(tmp_path, *PAPER)
    assert list(planned(kind, on)) == ["feeds/2015-07.xml", "feeds/2015-12.xml", "feeds/2016-02.xml"]
    page = filled(kind, on, "feeds/2015-07.xml")
    assert [card.id for card in page.cards] == ["a", "b"]
    assert page.facts["updated"] == "2015-07-14T00:00:00+00:00"
    assert beside(page) == ("", "feeds/2015-12.xml")
    assert beside(filled(kind, on, "feeds/2015-12.xml")) == ("feeds/2015-07.xml", "feeds/2016-02.xml")
    assert beside(filled(kind, on, "feeds/2016-02.xml")) == ("feeds/2015-12.xml", "")


def test_a_long_month_is_cut_into_its_days(tmp_path, monkeypatch):
    monkeypatch.setattr(chain, "LONG", 1)
    on = desk(tmp_path, *PAPER)
    assert list(planned(kind, on))[:3] == ["feeds/2015-07-02.xml", "feeds/2015-07-14.xml", "feeds/2015-12.xml"]
    page = filled(kind, on, "feeds/2015-07-14.xml")
    assert ([card.id for card in page.cards], beside(page)) == (["a"], ("feeds/2015-07-02.xml", "feeds/2015-12.xml"))
    assert chain.newest(on) == "2016-02"


def test_a_new_month_changes_its_neighbours_alone(tmp_path):
    before = planned(kind, desk(tmp_path, *PAPER))
    (tmp_path / "catalog.db").unlink()
    after = planned(kind, desk(tmp_path, *PAPER, article("new.md", "2015-08-01")))
    assert {url for url in after if before.get(url) != after[url]} == {
        "feeds/2015-07.xml",
        "feeds/2015-08.xml",
        "feeds/2015-12.xml",
    }


def test_there_is_no_history_without_an_address(tmp_path):
    assert planned(kind, desk(tmp_path, *PAPER, base_url="")) == {}


def test_each_document_has_beside_it_those_that_stand_beside_it_in_the_chain(tmp_path, monkeypatch):
    monkeypatch.setattr(chain, "LONG", 1)
    on = desk(tmp_path, *PAPER, article("h.md", "2016-02-29"), article("i.md", "2016-02-29"))
    whole = ["", *chain.documents(on), ""]
    assert whole[1:-1] == ["2015-07-02", "2015-07-14", "2015-12", "2016-02-03", "2016-02-29"]
    around = [chain.neighbours(on, key) for key in whole[1:-1]]
    assert around == list(zip(whole[:-2], whole[2:], strict=True))
