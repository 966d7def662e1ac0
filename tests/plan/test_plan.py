"""What is planned of some scopes is what is planned of all, as far as it is of these."""

import pytest

from newsgen.catalog.queries import Shelf
from newsgen.catalog.store import Catalog
from newsgen.model import Block, Figure
from newsgen.plan.plan import plan, planned_whole, replan
from newsgen.plugins import guests
from proofs.making import article, desk, people

LINK = (Block(kind="paragraph", html='<p>As <a href="b.md">told</a>.</p>', text="As told.", anchor="p1"),)
FIELDS = {
    "section": "World",
    "byline": people("Ada Quill"),
    "agencies": ("Reuters",),
    "people": ("Ben Ink", "Ada Quill"),
    "places": ("Oldport",),
}
PAPER = (
    article("a.md", "2014", topics=("Sea", "Ice"), aliases=("/old/1",), **FIELDS),
    article("b.md", "2015-10", topics=("Sea",), figures=(Figure(file="b.png"),), **FIELDS),
    article("c.md", "2015-10-14", topics=("SEA",), body=LINK, aliases=("/Old/2.htm",), **FIELDS),
    article("d.md", "2015-10-14", section="Sport", topics=("Ice",)),
    article("e.md", "2016-02-29", section="Sport"),
    article("f.md", topics=("Sea",), section="Sport"),
)
KNOWING_SCOPES = sorted(name for name, kind in guests("newsgen.kinds").items() if hasattr(kind, "replan"))


@pytest.fixture(params=[{}, {"term_threshold": 2, "listing_articles": 1}], ids=["plain", "cut"])
def on(tmp_path, request):
    made = desk(tmp_path, *PAPER, **request.param)
    lines = [("a", "2014/01/a.html"), ("lost", "2013/Lost.html"), ("lost", "2013/found.html")]
    made.shelf.database.close()
    with Catalog(tmp_path / "catalog.db") as catalog:
        catalog.load_addresses(lambda: lines, fingerprint="some")
        catalog.settle(made.config.address, threshold=made.config.term_threshold)
    return made._replace(shelf=Shelf(tmp_path / "catalog.db"))


def scope(planned):
    return planned.scope or planned.key


def by_url(plans):
    return sorted(plans, key=lambda planned: planned.url)


@pytest.mark.parametrize("name", KNOWING_SCOPES)
def test_each_scope_alone_is_planned_as_among_all(on, name):
    kind = guests("newsgen.kinds")[name]
    all_of_it = list(kind.plan(on))
    for one in {scope(planned) for planned in all_of_it}:
        among_all = [planned for planned in all_of_it if scope(planned) == one]
        alone = [planned for planned in kind.replan(on, [one]) if scope(planned) == one]
        assert by_url(alone) == by_url(among_all)


@pytest.mark.parametrize("name", KNOWING_SCOPES)
def test_a_scope_that_is_not_there_has_no_pages(on, name):
    found = guests("newsgen.kinds")[name].replan(on, ["1999-09-09"])
    assert {scope(planned) for planned in found} <= {"pages", "shelf"}  # the few that are planned with any of theirs


def test_all_scopes_together_are_the_whole_plan(on):
    all_of_it = list(plan(on))
    touched: dict[str, list[str]] = {}
    for planned in all_of_it:
        touched.setdefault(planned.kind, []).append(scope(planned))
    unique = {kind: sorted(set(scopes)) for kind, scopes in touched.items()}
    assert by_url(replan(on, unique)) == by_url(all_of_it)


def test_nothing_touched_plans_the_few_that_are_about_the_archive(on):
    whole = {"about", "atoz", "days", "feed", "front", "jsonfeed", "notfound", "opensearch"}
    assert planned_whole(on) == whole | {"corrections", "errata", "revisions"}  # of which this archive has none
    assert {planned.kind for planned in replan(on, {})} == whole


def test_what_yields_its_address_is_planned_last(on):
    kinds = list(dict.fromkeys(planned.kind for planned in plan(on)))
    assert kinds[-3:] == ["article", "redirect", "gone"]
    assert kinds[:-3] == sorted(kinds[:-3])


def test_without_data_there_are_no_tables_either(tmp_path):
    on = desk(tmp_path, *PAPER, leave_out=("data",))
    assert {"cards", "data"}.isdisjoint(planned.kind for planned in plan(on))


def test_kinds_left_out_are_not_planned(tmp_path):
    on = desk(tmp_path, *PAPER, leave_out=("day", "topic"))
    assert {"day", "topic"}.isdisjoint(planned.kind for planned in plan(on))
    assert {"day", "topic"}.isdisjoint(
        planned.kind for planned in replan(on, {"day": ["2015-10-14"], "topic": ["sea"]})
    )
