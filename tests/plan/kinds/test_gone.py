"""Addresses without an article say so, unless another article claims them."""

import pytest

from newsgen.catalog.store import Catalog
from newsgen.plan.kinds import gone as kind
from proofs.making import article, desk, planned


@pytest.mark.parametrize(("aliases", "expected"), [((), ["2001/old.html"]), (("2001/old.html",), [])])
def test_a_published_address_is_never_silent(tmp_path, aliases, expected):
    on = desk(tmp_path, article("a.md", "2015-10-14", aliases=aliases))
    with Catalog(tmp_path / "catalog.db") as catalog:
        lines = [("old", "2001/old.html"), ("a", "2015/10/14/a.html")]
        catalog.load_addresses(lambda: lines, fingerprint="new")
    assert list(planned(kind, on)) == expected
