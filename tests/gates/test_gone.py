"""An article that is taken out of the archive: its address answers, and nothing else speaks of it."""

import pytest

from proofs.crawl import broken, links
from proofs.judges import nu
from proofs.paper import Built, built, copied


@pytest.fixture(scope="module")
def without(tmp_path_factory) -> tuple[str, Built]:
    """The site path of an article that is gone, and the paper without it."""
    root = copied(tmp_path_factory.mktemp("without"))
    full = built(root)
    path, article = next((path, article) for path, article in full.articles.items() if article.published.day)
    (full.config.content_dir / article.origin.path).unlink()
    return path, built(root)


def test_its_address_says_that_it_is_gone(without):
    path, paper = without
    assert path in paper.pages
    assert path not in paper.articles
    assert '<meta name="robots" content="noindex">' in paper.text(path)


def test_no_page_links_to_it(without):
    path, paper = without
    assert [link for link in links(paper.folder) if not link.outside and link.path == path != link.page] == []


def test_no_feed_and_no_sitemap_names_it(without):
    path, paper = without
    named = [found.name for found in paper.folder.rglob("*.xml") if path in found.read_text(encoding="utf-8")]
    assert named == []


def test_the_rest_is_whole(without):
    _, paper = without
    assert broken(paper.folder) == []
    assert nu(paper.folder) == []
