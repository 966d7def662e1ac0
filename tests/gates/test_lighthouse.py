"""Lighthouse gives all its points for what a page is: 100 for access, good practice and what search engines need."""

import pytest

from proofs.lighthouse import KINDS, STEADY, scores


@pytest.mark.parametrize("kind", KINDS)
def test_it_gives_every_point(paper, host, kind):
    found = scores(host + paper.example(kind), preset="mobile", categories=STEADY)
    assert found == dict.fromkeys(STEADY, 100)
