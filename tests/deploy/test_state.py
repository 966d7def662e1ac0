"""Addresses of a list that anybody may have written."""

import pytest

from newsgen.deploy.state import safe


@pytest.mark.parametrize(
    "url", ["a", "a/b.html", "...", ".a", "a/..b", ".newsgen-deployx/a", "a/.newsgen-deploy/b", "ä/ß"]
)
def test_addresses_inside_the_site(url):
    assert safe(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "/a", "a/", "a//b", "/", ".", "..", "../a", "a/..", "a/../b", "./a", "a/./b", "a/.\n", "a\n", "a\tb",
        "a\0b", "a\x7f", "a\\b", "..\\a", ".newsgen-deploy", ".newsgen-deploy/lock",
    ],
)  # fmt: skip
def test_addresses_that_lead_out_of_it_or_are_our_own(url):
    assert not safe(url)
