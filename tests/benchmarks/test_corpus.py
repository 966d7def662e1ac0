"""The benchmark's articles: news-like, and the same bytes for everyone."""

from pathlib import Path

import pytest
from PIL import Image

from benchmarks import corpus
from newsgen.articles import frontmatter
from newsgen.digests import digest_of


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_number_and_seed_give_the_same_bytes_in_any_number_of_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(corpus, "BATCH", 7)
    for name, jobs in (("one", 1), ("two", 2), ("three", 3)):
        corpus.write(tmp_path / name, 40, seed=1, jobs=jobs)
    corpus.write(tmp_path / "other", 40, seed=2, jobs=1)
    first = tree(tmp_path / "one")
    assert len(first) == 40 + corpus.PHOTOS
    assert tree(tmp_path / "two") == first
    assert tree(tmp_path / "three") == first
    assert not {name for name in tree(tmp_path / "other") if name.endswith(".md")} & set(first)


def test_the_bytes_are_those_of_every_machine(tmp_path):
    """Figures of two days are of the same articles: a change of the generator is one of this digest."""
    size = corpus.write(tmp_path, 20)
    articles = {name: data.hex() for name, data in sorted(tree(tmp_path / "content").items())}
    assert (size, digest_of(articles)[:16]) == (86_185, "d4db9738e4e1123f")


def test_an_article_is_as_a_paper_has_it():
    stories = [corpus.story(number, 300) for number in range(300)]
    words = [len(story.body.split()) for story in stories]
    assert 560 <= sum(words) / len(words) <= 680
    marks = {
        mark: sum(mark in story.body for story in stories) for mark in ("\n## ", "” ", "](https://", "\n> ", "\n- ")
    }
    assert {mark for mark, found in marks.items() if found == 0} == set()
    assert all(" said." in story.body for story in stories)
    assert len({story.path for story in stories}) == 300
    assert [story.date for story in stories] == sorted(story.date for story in stories)
    assert {story.date.year for story in stories} == set(range(1998, 2026))


def test_news_is_newer_than_everything():
    assert corpus.story(300, 300).date > corpus.story(299, 300).date
    assert corpus.story(301, 300).date > corpus.story(300, 300).date


@pytest.mark.parametrize("number", range(0, 300, 7))
def test_front_matter_says_what_the_story_does(number):
    story = corpus.story(number, 300)
    matter = frontmatter.load(corpus.markdown(story))
    assert matter.problems == ()
    assert matter.fields["title"] == story.title
    assert matter.fields["authors"] == list(story.authors)
    assert matter.fields["tags"] == list(story.tags)
    assert matter.fields["agencies"] == list(story.agencies)
    assert matter.fields["image"] == {"src": story.photo, "caption": story.caption, "credit": story.credit}


def test_a_photo_is_a_whole_one(tmp_path):
    (tmp_path / "photo.png").write_bytes(corpus.photo(3))
    with Image.open(tmp_path / "photo.png") as picture:
        picture.load()
        assert (picture.format, picture.size) == ("PNG", (960, 640))
