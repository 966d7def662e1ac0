"""The documents of the feed's history (RFC 5005): one for each month that has articles, in a chain."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from newsgen.plan.desk import Desk

# A month with more articles than this is cut into its days: a feed reader takes a document whole.
LONG: Final = 500


def documents(desk: Desk, *, within: str = "") -> Iterator[str]:
    """The months ("2015-10"), or days of a long one, that have articles whose day is given; oldest first."""
    for month, days in groupby(desk.shelf.counts("day", within=within), key=lambda row: row[0][:7]):
        counted = list(days)
        if sum(count for _, count in counted) <= LONG:
            yield month
        else:
            yield from (day for day, _ in counted)


def url(key: str) -> str:
    """The site path of a document: "feeds/2015-10.xml"."""
    return f"feeds/{key}.xml"


def newest(desk: Desk) -> str:
    """The last document of the chain, or empty when there is none."""
    days = desk.shelf.beside("day", "~")[0]
    return list(documents(desk, within=days[:7]))[-1] if days else ""
