"""The description of the search: only where there is a search, and an address to ask."""

import pytest
from msgspec.structs import replace

from newsgen.plan.kinds import opensearch as kind
from proofs.making import article, desk, planned


@pytest.mark.parametrize(
    ("search", "base_url", "there"),
    [(True, "https://post.example/", ["opensearch.xml"]), (False, "https://post.example/", []), (True, "", [])],
)
def test_it_is_there_where_a_search_can_be_asked(tmp_path, search, base_url, there):
    on = desk(tmp_path, article("a.md", "2015-10-14"), base_url=base_url)
    assert list(planned(kind, on._replace(site=replace(on.site, search=search)))) == there
