"""The feed of corrections."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from newsgen.model import Page, PagePlan
from newsgen.plan.desk import Desk
from newsgen.plan.fingerprint import Tally, surroundings
from newsgen.plan.pages import page

VERSION: Final = 1
ORDER: Final = 3
URL: Final = "corrections.xml"
WHOLE: Final = 10  # characters of a date that is given to the day


def plan(desk: Desk) -> Iterator[PagePlan]:
    """`corrections.xml`, where there is a `base_url` to make its links absolute and a correction with a full date."""
    dated = (mark for mark in desk.shelf.correction_marks() if len(mark.day) == WHOLE)
    tally = Tally(surroundings(desk, "errata", VERSION))
    for mark in islice(dated, desk.config.feed_articles):
        tally.add(mark.day, mark.shown)
        tally.count += 1
    if desk.site.base_url and tally.count:
        yield PagePlan(url=URL, kind="errata", order=ORDER, fingerprint=tally.digest())


def fill(desk: Desk, planned: PagePlan) -> Page:
    """The newest corrections whose day is given: (day, address, headline, language, text) of each."""
    found = ((day, url, article) for day, url, article in desk.shelf.corrected(None) if len(day) == WHOLE)
    told = [
        [
            day,
            url,
            article.headline,
            article.language,
            "\n\n".join(n.text for n in article.corrections if n.date == day),
        ]
        for day, url, article in islice(found, desk.config.feed_articles)
    ]
    return page(desk, planned, facts={"corrections": told})
