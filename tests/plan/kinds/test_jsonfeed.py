"""The JSON feed: the same articles as the Atom feed, where there is one."""

from newsgen.plan.kinds import jsonfeed as kind
from proofs.making import article, desk, filled, planned


def test_it_holds_the_newest_whose_day_is_given(tmp_path):
    articles = [article(f"{name}.md", date) for name, date in {"a": "2015-07-14", "b": "2015-10", "c": ""}.items()]
    page = filled(kind, desk(tmp_path, *articles), "feed.json")
    assert [card.id for card in page.cards] == ["a"]
    assert page.facts["moments"] == {"a": "2015-07-14T00:00:00+00:00"}


def test_there_is_none_without_an_address_to_feed_from(tmp_path):
    assert planned(kind, desk(tmp_path, article("a.md", "2015-10-14"), base_url="")) == {}
