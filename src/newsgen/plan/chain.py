"""The documents of the feed's history (RFC 5005): one for each month that has articles, in a chain."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from newsgen.plan.desk import Desk

# A month with more articles than this is cut into its days: a feed reader takes a document whole.
LONG: Final = 500
MONTH: Final = len("2015-10")


def documents(desk: Desk, *, within: str = "") -> Iterator[str]:
    """The months ("2015-10"), or days of a long one, that have articles whose day is given; oldest first."""
    for month, days in groupby(desk.shelf.counts("day", within=within), key=lambda row: row[0][:MONTH]):
        counted = list(days)
        if sum(count for _, count in counted) <= LONG:
            yield month
        else:
            yield from (day for day, _ in counted)


def neighbours(desk: Desk, key: str) -> tuple[str, str]:
    """The documents before and after this one in the chain, or empty: of the months beside it, not of all there are."""
    month = key[:MONTH]
    around = (desk.shelf.beside("day", month)[0], desk.shelf.beside("day", f"{month}~")[1])
    before, after = (list(documents(desk, within=day[:MONTH])) if day else [] for day in around)
    near = [*before[-1:], *documents(desk, within=month), *after[:1]]
    place = near.index(key)
    return (near[place - 1] if place else ""), (near[place + 1] if place + 1 < len(near) else "")


def url(key: str) -> str:
    """The site path of a document: "feeds/2015-10.xml"."""
    return f"feeds/{key}.xml"


def newest(desk: Desk) -> str:
    """The last document of the chain, or empty when there is none."""
    days = desk.shelf.beside("day", "~")[0]
    return list(documents(desk, within=days[:MONTH]))[-1] if days else ""
