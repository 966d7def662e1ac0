"""The feed: the newest with a full date, each at a moment."""

import pytest

from newsgen.plan.kinds import feed as kind
from proofs.making import article, desk, filled, planned


def test_only_full_dates_are_fed_newest_first(tmp_path):
    dates = {"a": "2015-07-14", "b": "2015-10", "c": "", "d": "2015-12-01"}
    articles = [article(f"{name}.md", date) for name, date in dates.items()]
    page = filled(kind, desk(tmp_path, *articles, timezone="Europe/Berlin"), "atom.xml")
    assert [card.id for card in page.cards] == ["d", "a"]
    assert page.facts == {
        "updated": "2015-12-01T00:00:00+01:00",
        "moments": {"a": "2015-07-14T00:00:00+02:00", "d": "2015-12-01T00:00:00+01:00"},
    }


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2015-10-14T09:30", "2015-10-14T09:30:00+00:00"),
        ("2015-10-14T09:30:15+03:00", "2015-10-14T09:30:15+03:00"),
        ("2015-10-14T09:30Z", "2015-10-14T09:30:00+00:00"),
    ],
)
def test_a_time_is_kept_as_it_was_written(tmp_path, published, moment):
    page = filled(kind, desk(tmp_path, article("a.md", published)), "atom.xml")
    assert page.facts["moments"] == {"a": moment}


def test_there_is_no_feed_without_an_address_to_feed_from(tmp_path):
    assert planned(kind, desk(tmp_path, article("a.md", "2015-10-14"), base_url="")) == {}
    (tmp_path / "catalog.db").unlink()
    assert planned(kind, desk(tmp_path)) == {}
