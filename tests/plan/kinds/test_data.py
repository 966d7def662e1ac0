"""The whole articles by month, cut where a file would be too large."""

from newsgen.model import Block, Figure
from newsgen.plan.kinds import data as kind
from proofs.making import article, desk, filled, planned

LINK = (Block(kind="paragraph", html='<p>As <a href="b.md">told</a>.</p>', text="As told.", anchor="p1"),)


def ids(page):
    return [each.id for each, _, _ in page.facts["articles"]]


def test_each_article_stands_in_the_file_of_its_month_or_year_or_in_that_of_the_undated(tmp_path):
    dates = {"a": "2015-10-14", "b": "2015-10", "c": "2015", "d": "", "e": "2015-10-02"}
    on = desk(tmp_path, *(article(f"{name}.md", date) for name, date in dates.items()))
    held = {url: ids(kind.fill(on, plan)) for url, plan in planned(kind, on).items()}
    assert held == {
        "data/articles-undated.jsonl": ["d"],
        "data/articles-2015.jsonl": ["c"],
        "data/articles-2015-10.jsonl": ["b", "e", "a"],
    }


def test_a_large_month_is_cut_so_that_one_more_changes_one_file(tmp_path, monkeypatch):
    monkeypatch.setattr(kind, "MOST", 10)
    paper = [article(f"a{number}.md", "2015-10-14") for number in range(30)]
    on = desk(tmp_path, *paper)
    before = planned(kind, on)
    assert list(before) == [f"data/articles-2015-10-{number}-of-4.jsonl" for number in (1, 2, 3, 4)]
    held = [one for plan in before.values() for one in ids(kind.fill(on, plan))]
    assert sorted(held) == sorted(each.id for each in paper)
    (tmp_path / "catalog.db").unlink()
    after = planned(kind, desk(tmp_path, *paper, article("new.md", "2015-10-14")))
    assert len([url for url in after if after[url] != before[url]]) == 1


def test_a_month_of_long_articles_is_cut_by_its_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(kind, "LARGEST", 100_000)
    long = tuple(Block(kind="paragraph", html="<p>It froze.</p>", text="It froze. " * 500, anchor="p1") for _ in "ab")
    paper = [article(f"a{number}.md", "2015-10-14", body=long) for number in range(12)]
    on = desk(tmp_path, *paper, article("b.md", "2015-11-02"))
    held = {url: ids(kind.fill(on, plan)) for url, plan in planned(kind, on).items()}
    assert {url.partition("-of-")[2] for url in held} == {"4.jsonl", ""}
    assert sorted(one for some in held.values() for one in some) == sorted([*(each.id for each in paper), "b"])


def test_a_link_leads_where_the_page_has_it(tmp_path):
    on = desk(tmp_path, article("a.md", "2015-10-14", body=LINK), article("b.md", "2015-11-02"))
    page = filled(kind, on, "data/articles-2015-10.jsonl")
    ((published, address, _),) = page.facts["articles"]
    assert (address, published.body[0].html) == (
        "2015/10/14/a.html",
        '<p>As <a href="../../11/02/b.html">told</a>.</p>',
    )


def test_what_its_photos_and_links_are_is_in_the_fingerprint(tmp_path):
    with_link = article("a.md", "2015-10-14", body=LINK, figures=(Figure(file="p.png"),))
    before = planned(kind, desk(tmp_path, with_link))
    (tmp_path / "catalog.db").unlink()
    after = planned(kind, desk(tmp_path, with_link, article("b.md", "2015-11-02")))
    url = "data/articles-2015-10.jsonl"
    assert before[url].fingerprint != after[url].fingerprint
