"""An article with its original; and what a hostile file cannot make of it."""

import pytest

from newsgen.problems import NewsgenError
from newsgen.review import files
from newsgen.review.manuscript import manuscript
from newsgen.review.proof import proof


def imported(config, ferry, **changes):
    text = ferry.manuscript.changed(changes).text if changes else ferry.manuscript.text
    return files.write(config, ferry, text).after


def test_an_original_that_is_gone_leaves_fields_and_quotes(config, ferry):
    path = imported(config, ferry)
    ferry.place.kept.unlink()
    found = proof(config, path, received="")
    assert (found.original, found.parts, found.told) == ("", (), {})
    assert found.article.headline == ferry.article.headline


def test_an_original_with_other_bytes_is_none(config, ferry):
    path = imported(config, ferry)
    ferry.place.kept.write_text("Something else\n\nAltogether.\n")
    assert proof(config, path, received="").original == ""


@pytest.mark.parametrize(
    "file", ["../secret.txt", "/etc/hosts", "newsgen.toml", "originals/../secret.txt", "a\0b", "x" * 5000, ""]
)
def test_a_file_elsewhere_is_never_read(config, ferry, file):
    (config.content_dir.parent / "secret.txt").write_text(ferry.original)
    (config.content_dir.parent.parent / "secret.txt").write_text(ferry.original)
    origin = dict(ferry.manuscript.written["origin"], file=file)
    path = imported(config, ferry)
    place = config.content_dir / path
    place.write_text(manuscript(place.read_text()).changed({"origin": origin}).text)
    assert proof(config, path, received="").original == ""


@pytest.mark.parametrize("path", ["../newsgen.toml", "/etc/passwd", "gone.txt", "a\0b.txt", "old", "x" * 5000])
def test_a_path_that_is_no_article_is_told(config, path):
    with pytest.raises(NewsgenError):
        proof(config, path, received="")


@pytest.mark.parametrize(
    "text",
    [
        "---\nheadline: a: b\nreading: {}\n---\n\nWords.\n",
        "---\nheadline: Ferry\nreading: [1, 2]\norigin: 7\n---\n\nWords.\n",
        "---\nheadline: Ferry\nreading: {roles: [x], headline: x, byline: {of: {}}}\norigin: [a]\n---\n\nWords.\n",
        "---\nheadline: Ferry\nreading: " + "{a: " * 60 + "}" * 60 + "\n---\n\nWords.\n",
        "---\nreading: {}\n---\n",
        "",
        "\0\0",
    ],
)
def test_a_broken_file_is_told_or_read_but_no_fault(config, text):
    (config.content_dir / "odd.md").write_text(text)
    told = ""
    try:
        found = proof(config, "odd.md", received="")
    except NewsgenError as error:
        told = f"{error.problems[0].message} {error.problems[0].mend}"
    assert len(told) > 20 or (found.article.headline, found.parts) == ("Ferry", ())
