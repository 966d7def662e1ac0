"""Whether an archive's dated articles bear out the weekdays of their leads, and what turns with that."""

import pytest

from newsgen.catalog.queries import Shelf
from newsgen.catalog.store import Catalog
from newsgen.catalog.weekdays import Weekdays, weekdays_at
from newsgen.model import LeadDay
from proofs.making import article, listing, stored

TUESDAY = LeadDay(weekday=1, words="on Tuesday", start=0, end=10)
PATTERN = "{year}/{month}/{day}/{slug}.html"


@pytest.mark.parametrize(
    ("counts", "agreeing"),
    [
        ((0, 0), True),
        ((0, 19), True),  # too few to tell
        ((14, 6), False),
        ((15, 5), True),  # a quarter may differ
        ((300, 100), True),
        ((299, 101), False),
    ],
)
def test_a_quarter_of_twenty_may_differ(counts, agreeing):
    assert Weekdays(*counts).agreeing is agreeing
    assert Weekdays(*counts).heeded("auto") is agreeing
    assert Weekdays(*counts).heeded("on")
    assert not Weekdays(*counts).heeded("off")


def settle(path, articles, changed):
    """One look at content/ that holds these articles, of which some are new; what it touched since the one before."""
    rows = {one.origin.path: stored(one, data=repr(one).encode()) for one in articles}
    with Catalog(path) as catalog:
        since = int(catalog.fact("generation") or 0)
        catalog.look([listing(*rows.values())], reading="r")
        catalog.keep([rows[name] for name in changed])
        catalog.load_addresses(list, fingerprint="none")
        catalog.settle(PATTERN, threshold=1)
        catalog.note("published", "1000")  # all that was minted
    with Shelf(path) as shelf:
        return set(shelf.touched(since).get("article", ())), shelf.weekdays()


def test_when_it_turns_all_that_hang_on_it_are_planned_anew(tmp_path, monkeypatch):
    monkeypatch.setattr("newsgen.catalog.weekdays.ENOUGH", 2)
    path = tmp_path / "catalog.db"
    undated = [article(f"u{number}.md", lead_day=TUESDAY) for number in range(3)]
    plain = article("plain.md")
    fits = article("a.md", "2015-10-14", lead_day=TUESDAY)  # a Wednesday
    differs = article("b.md", "2015-10-16", lead_day=TUESDAY)  # a Friday
    paper = [*undated, plain, fits]
    assert settle(path, paper, [one.origin.path for one in paper]) == (set(), Weekdays(1, 0))
    assert settle(path, [*paper, differs], ["b.md"]) == ({"a", "b", "u0", "u1", "u2"}, Weekdays(1, 1))
    # One that changes nothing about it touches none of them.
    mended = article("b.md", "2015-10-16", lead_day=TUESDAY, rights="Ours")
    assert settle(path, [*paper, mended], ["b.md"]) == ({"b"}, Weekdays(1, 1))
    assert settle(path, paper, []) == ({"a", "b", "u0", "u1", "u2"}, Weekdays(1, 0))


def test_the_counts_of_a_catalog_that_is_not_there_or_no_catalog(tmp_path):
    path = tmp_path / "catalog.db"
    assert weekdays_at(path) == Weekdays()
    path.write_bytes(b"no database at all, " * 100)
    assert weekdays_at(path) == Weekdays()
