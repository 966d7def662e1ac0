"""The tables of all articles: one for each year, and one for the undated."""

from newsgen.plan.kinds import cards as kind
from proofs.making import article, desk, planned


def test_each_card_stands_in_the_table_of_its_year_or_of_the_undated(tmp_path):
    dates = {"a": "2015-10-14", "b": "2015-10", "c": "2014", "d": ""}
    on = desk(tmp_path, *(article(f"{name}.md", date) for name, date in dates.items()))
    held = {url: [card.id for card in kind.fill(on, plan).facts["cards"]] for url, plan in planned(kind, on).items()}
    assert held == {
        "data/articles-undated.csv": ["d"],
        "data/articles-2014.csv": ["c"],
        "data/articles-2015.csv": ["b", "a"],
    }
