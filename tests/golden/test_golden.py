"""The golden paper, read and built: the same articles at the same addresses, or a difference to look at.

After a change that is meant, `make golden` writes what is expected anew.
"""

import json

from proofs.golden import ADDRESSES, READ, addresses, read


def test_every_article_in_is_accounted_for(paper):
    report = paper.report
    assert report.sources == report.published + report.refused + report.drafts + report.duplicates
    assert report.refused == 0


def test_the_site_has_exactly_these_files(paper):
    assert addresses(paper).splitlines() == ADDRESSES.read_text(encoding="utf-8").splitlines()


def test_every_article_is_read_as_it_was(paper):
    assert json.loads(read(paper)) == json.loads(READ.read_text(encoding="utf-8"))
