"""The undated shelf: by headline, cut by letter where it is long."""

from newsgen.model import When
from newsgen.plan.kinds import undated as kind
from proofs.making import article, desk, filled, planned, shown


def test_there_is_none_where_every_article_has_a_date(tmp_path):
    assert planned(kind, desk(tmp_path, article("a.md", "2015"))) == {}


def test_a_short_shelf_is_one_page_by_letters(tmp_path):
    headlines = ("Storm at sea", "Élan vital", "99 days", "!!!", "Arts", "中国新闻")
    on = desk(tmp_path, *(article(f"{n}.md", headline=headline) for n, headline in enumerate(headlines)))
    assert list(planned(kind, on)) == ["undated/index.html"]
    page = filled(kind, on, "undated/index.html")
    assert shown(page) == {"0-9": ["2"], "A": ["4"], "E": ["1"], "S": ["0"], "Z": ["5"], "other": ["3"]}
    assert page.periods == ()


def test_a_long_shelf_is_cut_by_letters(tmp_path):
    on = desk(tmp_path, *(article(f"{letter}{n:03}.md") for letter in "ab" for n in range(151)))
    assert list(planned(kind, on)) == [
        "undated/letter-a.html",
        "undated/letter-b.html",
        "undated/index.html",
    ]
    whole = filled(kind, on, "undated/index.html")
    assert [(letter.key, letter.url, letter.count) for letter in whole.periods] == [
        ("A", "undated/letter-a.html", 151),
        ("B", "undated/letter-b.html", 151),
    ]
    assert whole.groups == ()
    assert len(shown(filled(kind, on, "undated/letter-a.html"))["A"]) == 151


def test_an_article_bounded_by_inference_stands_here(tmp_path):

    on = desk(tmp_path, article("a.md", published=When(precision="bounded", earliest="2012-07-20")))
    assert shown(filled(kind, on, "undated/index.html")) == {"A": ["a"]}


def test_an_article_called_like_a_letters_page_does_not_take_its_place(tmp_path, monkeypatch):
    monkeypatch.setattr(kind, "LONG", 1)
    on = desk(tmp_path, article("a.md", slug="letter-l", headline="Letter L"), article("b.md", headline="Lost"))
    assert on.shelf.address("a") == "undated/letter-l-2.html"
    assert sorted(planned(kind, on)) == ["undated/index.html", "undated/letter-l.html"]
