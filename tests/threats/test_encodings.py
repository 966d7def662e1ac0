"""Bytes that are no UTF-8, and characters that no page can hold."""

import pytest

from proofs.attack import Attack

WINDOWS = "The text is not UTF-8; it was read as Windows-1252. "
WINDOWS += "Save it in UTF-8, and see that its accents and quotation marks are right."
ZERO = "This is no text: it holds a zero byte. Save it as plain text in UTF-8."
NO_HEADLINE = (
    "headline: The article has no headline. Write `headline: …` in the front matter, or `# …` on the first line."
)
STORY = "Storm over Größe\n\nThe storm came on Monday, and it broke every roof of the town, the mayor said.\n"


def control(name: str) -> str:
    return f"The control character {name} cannot stand on a page; it was taken out. Write the character that is meant."


# path → (bytes, what is told)
REFUSED = {
    "zero.md": (b"# Zero\n\nx\0y\n", [("source/binary", f"3: {ZERO}")]),
    "zeros.txt": (b"\0" * 10, [("source/binary", f"1: {ZERO}")]),
    "unmarked.txt": (STORY.encode("utf-16-le"), [("source/binary", f"1: {ZERO}")]),
    "half.md": (b"\xff\xfe#\0 \0x", [
        ("source/encoding", "1: The file says that it is UTF-16, but it is not. Save it in UTF-8.")]),
    "empty.txt": (b"", [("text/empty", "The file holds no text. Put the article's text into it, the headline on the "
                         "first line, or delete the file.")]),
    "mark-alone.md": (b"\xef\xbb\xbf", [("front-matter/headline", NO_HEADLINE)]),
    "spaces.md": (b"  \n\t\n", [("front-matter/headline", NO_HEADLINE)]),
    "nothing-left.md": (b'---\nheadline: "\\x07\\u202e"\n---\n\nx\n', [
        ("front-matter/headline", "2 headline: A control character, U+0007, was taken out. Remove it from the file."),
        ("front-matter/headline", "2 headline: A character that overrides the direction of the text, U+202E, was "
         "taken out. Remove it from the file."),
        ("front-matter/headline", NO_HEADLINE)]),
    "image.md": (b"\x89PNG\r\n\x1a\n\0\0\0", [("source/binary", f"3: {ZERO}")]),
}  # fmt: skip
PUBLISHED = {
    "utf-16.md": ("# Größe sixteen\n\nx\n".encode("utf-16"), []),
    "sixteen.txt": (STORY.replace("Größe", "Straße").encode("utf-16"), []),
    "latin.md": ("# Größe latin\n\nx\n".encode("latin-1"), [("source/encoding", f"1: {WINDOWS}")]),
    "western.txt": (STORY.replace("Größe", "Höhe").encode("latin-1"), [("source/encoding", f"1: {WINDOWS}")]),
    "broken.md": (b"# Broken\n\nabc \xe2\x80 def\n", [("source/encoding", f"3: {WINDOWS}")]),
    "surrogate.md": (b"# Surrogate\n\nabc \xed\xa0\x80 def\n", [("source/encoding", f"3: {WINDOWS}")]),
    "escape.md": (b"# Escape\n\n\x1b[31mred\x1b[0m\n", [("source/control", f"3: {control('U+001B')}")]),
    "ffff.md": ("# Last\n\nx\uffff\ufffe\n".encode(), [("source/control", f"3: {control('U+FFFF')}")]),
    "bidi.md": ('---\nheadline: "Pay \u202eradek\u2066"\n---\n\nx\n'.encode(), [
        ("front-matter/headline", "2 headline: A character that overrides the direction of the text, U+202E, was "
         "taken out. Remove it from the file.")]),
}  # fmt: skip


@pytest.fixture(scope="module")
def attack(tmp_path_factory):
    return Attack(
        tmp_path_factory.mktemp("encodings"), {path: one[0] for path, one in {**REFUSED, **PUBLISHED}.items()}
    )


def test_all_others_are_published_and_nothing_is_lost(attack):
    assert attack.harm() == []
    assert attack.report.exit_code() == 1
    assert (attack.report.published, attack.report.refused) == (1 + len(PUBLISHED), len(REFUSED))


@pytest.mark.parametrize("path", [*REFUSED, *PUBLISHED])
def test_each_is_told_with_its_line_and_mend(attack, path):
    assert attack.told(path) == {**REFUSED, **PUBLISHED}[path][1]


def test_no_file_of_the_site_holds_what_no_page_may_hold(attack):
    text = "".join(data.decode() for path, data in attack.site.items() if path.endswith((".html", ".xml")))
    assert not set("\0\x07\x1b\u202e\u2066\ufffe\uffff") & set(text)
    assert "Pay radek" in text
    assert "[31mred" in text
