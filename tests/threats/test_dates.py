"""Dates that never were, and dates at the ends of what is taken."""

import pytest

from proofs.archive import story
from proofs.attack import Attack

WRITE = "Write 2015-10-14, 2015-10-14T09:30+02:00, 2015-10 or 2015."
TIME = "Write a time from 00:00 to 23:59."
ZONE = "Write Z, or hours and minutes like +02:00."
REFUSED = {
    "0000-01-01": f"The year 0000 is not between 1500 and 2100. {WRITE}",
    "1499-12-31": f"The year 1499 is not between 1500 and 2100. {WRITE}",
    "2101-01-01": f"The year 2101 is not between 1500 and 2100. {WRITE}",
    "9999-12-31": f"The year 9999 is not between 1500 and 2100. {WRITE}",
    "2015-02-30": f"There is no day 2015-02-30. {WRITE}",
    "2015-13-01": f"There is no month 13. {WRITE}",
    "2015-00-01": f"There is no month 00. {WRITE}",
    "2015-10-14T24:00": f"There is no such time of the day: '2015-10-14T24:00'. {TIME}",
    "2015-10-14T09:61": f"There is no such time of the day: '2015-10-14T09:61'. {TIME}",
    "2015-10-14T09:30+99:99": f"There is no time zone +99:99. {ZONE}",
    "2015-10-14T09:30-24:00": f"There is no time zone -24:00. {ZONE}",
    "2015-10-14T09:30+02:75": f"There is no time zone +02:75. {ZONE}",
    "03/04/2015": f"'03/04/2015' may mean two days. {WRITE}",
    "２０１５-01-01": f"'２０１５-01-01' is not a date. {WRITE}",
    "yesterday": f"'yesterday' is not a date. {WRITE}",
}
# What is written → where it stands.
PUBLISHED = {
    "1500-01-01T00:00+14:00": "1500/01/01/",
    "2100-12-31T23:59-12:00": "2100/12/31/",
    "2015-10-14T00:30+02:00": "2015/10/14/",  # the day as written, not that of Greenwich
    "1582-10": "1582/10/",
    "2016-02-29": "2016/02/29/",
}


@pytest.fixture(scope="module")
def attack(tmp_path_factory):
    dates = [*REFUSED, *PUBLISHED]
    files = {f"{number}.md": story(f"Date {number}", f'"{date}"') for number, date in enumerate(dates)}
    return Attack(tmp_path_factory.mktemp("dates"), files)


def test_all_others_are_published_and_nothing_is_lost(attack):
    assert attack.harm() == []
    assert (attack.report.published, attack.report.refused) == (1 + len(PUBLISHED), len(REFUSED))


@pytest.mark.parametrize(("number", "date"), list(enumerate(REFUSED)))
def test_each_is_refused_with_its_line_and_mend(attack, number, date):
    assert attack.told(f"{number}.md") == [("front-matter/published", f"3 published: {REFUSED[date]}")]


@pytest.mark.parametrize(("number", "date"), list(enumerate(PUBLISHED, start=len(REFUSED))))
def test_what_is_only_far_away_stands_in_its_day(attack, number, date):
    assert attack.told(f"{number}.md") == []
    assert f"{PUBLISHED[date]}date-{number}.html" in attack.site
