"""The built site as a web of links: none broken, every page reached, nothing fetched from elsewhere."""

from proofs.crawl import broken, clicks, doubled_anchors, fetched_outside, files, pages

# From the front page to any article: front, year or section, month, article, and one to spare.
FARTHEST = 5


def test_no_link_is_broken(paper):
    assert broken(paper.folder) == []


def test_no_anchor_stands_twice(paper):
    assert doubled_anchors(paper.folder) == []


def test_nothing_is_fetched_from_another_host(paper):
    assert fetched_outside(paper.folder, base_url=paper.config.base_url) == []


def test_every_page_can_be_reached_from_the_front(paper):
    reached = clicks(paper.folder)
    alone = {path for path in pages(paper.folder) if 'content="noindex' in paper.text(path)} | {"404.html"}
    assert sorted(set(pages(paper.folder)) - set(reached) - alone) == []
    assert max(reached.values()) <= FARTHEST


def test_no_two_files_are_one_on_any_disk(paper):
    """Windows and macOS take Page.html and page.html for the same file."""
    folded = [path.casefold() for path in sorted(files(paper.folder))]
    assert len(folded) == len(set(folded))


def test_the_crawler_finds_what_is_broken(tmp_path):
    """A judge that never says no is none."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "index.html").write_text('<p id=a><p id=a><a href="../index.html">up</a>')
    (tmp_path / "lost.html").write_text("<p>Nobody links here.")
    (tmp_path / "style.css").write_text("body { background: url(none.png) }")
    (tmp_path / "index.html").write_text(
        '<a href="folder/">good</a> <a href="folder/#a">good</a> <a href="#top">good</a>'
        '<a href="folder/#b">no anchor</a> <a href="gone.html">gone</a> <a href="/folder">no file</a>'
        '<a href="../up.html">past the top</a> <a href="https://example.org/x">outside</a>'
        '<img src="https://example.org/x.png" srcset="small.png 1x"> <link rel=stylesheet href="style.css">'
    )
    assert broken(tmp_path) == [
        "index.html → ../up.html",
        "index.html → /folder",
        "index.html → folder/#b",
        "index.html → gone.html",
        "index.html → small.png",
        "style.css → none.png",
    ]
    assert doubled_anchors(tmp_path) == ["folder/index.html#a"]
    assert fetched_outside(tmp_path, base_url="https://example.com/") == ["index.html → https://example.org/x.png"]
    assert clicks(tmp_path) == {"index.html": 0, "folder/index.html": 1}
