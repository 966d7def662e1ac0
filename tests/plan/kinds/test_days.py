"""The calendar without years; where its days lead is told in test_sameday.py."""

from newsgen.plan.kinds import days as kind
from proofs.making import article, desk


def test_one_more_article_of_a_known_day_does_not_change_it(tmp_path):
    prints = []
    for name, articles in {"one": ["1998-10-14"], "two": ["1998-10-14", "2015-10-14"], "three": ["1998-10-15"]}.items():
        (tmp_path / name).mkdir()
        on = desk(tmp_path / name, *(article(f"{date}.md", date) for date in articles))
        (plan,) = kind.plan(on)
        prints.append(plan.fingerprint)
    assert prints[0] == prints[1] != prints[2]
