"""The content folder: one order on every system, nothing from outside, everything told."""

import os
import socket
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import pytest

from newsgen.articles import folders
from newsgen.articles.sources import LARGEST, Entry, expect, read, suffix_of
from newsgen.digests import digest, sha256
from newsgen.model import Source
from newsgen.problems import Problem


def content(folder: Path, *paths: str) -> Path:
    root = folder / "content"
    root.mkdir()
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"# {path}\n", encoding="utf-8")
    return root


class Walked(NamedTuple):
    """All folders of a walk as one."""

    articles: list[Entry]
    photos: list[Entry]
    problems: list[Problem]


def walk(root: Path) -> Walked:
    found = list(folders.walk(root))
    problems = [problem for folder in found for problem in folder.problems]
    return Walked(
        sorted((entry for folder in found for entry in folder.articles), key=attrgetter("path")),
        sorted((entry for folder in found for entry in folder.photos), key=attrgetter("path")),
        sorted(problems, key=attrgetter("path")),
    )


def told(root: Path) -> list[str]:
    return [str(problem) for problem in walk(root).problems]


def test_articles_and_photos_in_the_order_of_their_paths(tmp_path):
    root = content(tmp_path, "b.md", "2015/10/a.TXT", "2015/9/z.markdown", "2015/10/a.jpg", "B.md", "ü.md")
    walked = walk(root)
    assert [entry.path for entry in walked.articles] == ["2015/10/a.TXT", "2015/9/z.markdown", "B.md", "b.md", "ü.md"]
    assert [entry.path for entry in walked.photos] == ["2015/10/a.jpg"]
    assert walked.problems == []


def test_an_entry_is_what_the_disk_says(tmp_path):
    root = content(tmp_path, "a.md")
    status = (root / "a.md").stat()
    entry = walk(root).articles[0]
    assert (entry.size, entry.mtime_ns, entry.inode) == (status.st_size, status.st_mtime_ns, status.st_ino)


def test_hidden_files_and_our_own_are_passed_over(tmp_path):
    root = content(tmp_path, ".hidden.md", ".git/a.md", "2015/.DS_Store", "addresses.tsv", "a.md")
    assert [entry.path for entry in walk(root).articles] == ["a.md"]
    assert told(root) == []


def test_other_files_are_noted(tmp_path):
    root = content(tmp_path, "notes.docx", "2015/README", "2015/addresses.tsv")
    mend = "Articles end in .markdown, .md, .txt, photos in .avif, .gif, .jpeg, .jpg, .png, .svg, .webp."
    assert told(root) == [
        f"content/2015/README: The file has no suffix that tells what it is; it is left out. {mend}",
        f"content/2015/addresses.tsv: No reader reads .tsv files; it is left out. {mend}",
        f"content/notes.docx: No reader reads .docx files; it is left out. {mend}",
    ]
    assert {problem.severity for problem in walk(root).problems} == {"note"}


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    root = content(tmp_path, "a.md")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "b.md").write_text("secret")
    (tmp_path / "content-2").mkdir()
    (root / "file.md").symlink_to(tmp_path / "secret" / "b.md")
    (root / "folder").symlink_to(tmp_path / "secret")
    (root / "near.md").symlink_to(tmp_path / "content-2")
    (root / "up").symlink_to("..")
    assert [entry.path for entry in walk(root).articles] == ["a.md"]
    message = "This symbolic link leaves the content folder; it is not followed. Copy the file into content/."
    assert told(root) == [f"content/{name}: {message}" for name in ("file.md", "folder", "near.md", "up")]


def test_links_inside_of_the_folder(tmp_path):
    root = content(tmp_path, "2015/a.md")
    (root / "b.md").symlink_to("2015/a.md")
    (root / "2015" / "round").symlink_to("..")
    (root / "again").symlink_to("2015")
    (root / "lost.md").symlink_to("nowhere.md")
    assert [entry.path for entry in walk(root).articles] == ["2015/a.md", "b.md"]
    assert told(root) == [
        "content/2015/round: This symbolic link leaves the content folder; it is not followed. "
        "Copy the file into content/.",
        "content/again: This symbolic link leads to a folder that is read in its own place. Remove the link.",
        "content/lost.md: This symbolic link leads nowhere. Remove it, or let it lead to a file.",
    ]


def test_names_that_no_list_can_hold(tmp_path):
    root = content(tmp_path, "a\nb.md", "bell\a.md")
    with open(os.fsencode(root) + b"/caf\xe9.md", "w") as file:
        file.write("# x")
    assert told(root) == [
        "content/aU+000Ab.md: The name holds U+000A. Rename it.",
        "content/bellU+0007.md: The name holds U+0007. Rename it.",
        "content/caf\\udce9.md: The name holds a byte that is not UTF-8. Rename it.",
    ]
    assert walk(root).articles == []


def test_pipes_and_sockets_are_not_opened(tmp_path, monkeypatch):
    root = content(tmp_path)
    os.mkfifo(root / "pipe.md")
    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        assert told(root) == [
            "content/pipe.md: This is neither a file nor a folder. Remove it from content/.",
            "content/socket.md: This is neither a file nor a folder. Remove it from content/.",
        ]


def test_a_huge_file_is_never_read(tmp_path):
    root = content(tmp_path)
    with (root / "a.md").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert told(root) == [
        "content/a.md: The file has 16,777,217 bytes; an article has at most 16,777,216. Divide it into articles."
    ]


def test_a_folder_that_is_not_there(tmp_path):
    assert told(tmp_path / "content") == [
        "content/: The folder cannot be listed: No such file or directory. Give the right to read it."
    ]


def test_a_source_is_its_bytes_and_their_digest(tmp_path):
    root = content(tmp_path, "2015/A.MD")
    data = b"# 2015/A.MD\n"
    source = Source(path="2015/A.MD", suffix=".md", data=data, sha256=sha256(data))
    assert read(root, "2015/A.MD") == source
    assert source.digest == digest(data)


@pytest.mark.parametrize("data", [b"", b"storm", b"storm " * 2**16])
@pytest.mark.parametrize("listed", [-1, 0, 4, 5, 6, 6 * 2**16 - 1, 6 * 2**16])
def test_a_file_is_read_whole_whatever_size_was_listed(tmp_path, data, listed):
    (tmp_path / "a.md").write_bytes(data)
    assert read(tmp_path, "a.md", size=listed).data == data


@pytest.mark.parametrize(
    ("path", "suffix"), [("a.md", ".md"), ("2015.10/a", ""), ("a.tar.MD", ".md"), (".md", ""), ("a.", ".")]
)
def test_suffixes(path, suffix):
    assert suffix_of(path) == suffix


def test_files_to_come_are_asked_of_the_disk_ahead(tmp_path, monkeypatch):
    root = content(tmp_path, "2015/storm.md")
    asked = []
    monkeypatch.setattr(os, "posix_fadvise", lambda file, *rest: asked.append((os.fstat(file).st_size, *rest)))
    expect(root, "2015/storm.md")
    assert asked == [(len("# 2015/storm.md\n"), 0, 0, os.POSIX_FADV_WILLNEED)]


@pytest.mark.parametrize("path", ["missing.md", "2015", "waiting"])
def test_what_cannot_be_asked_for_is_left_to_its_reader(tmp_path, path):
    root = content(tmp_path, "2015/storm.md")
    os.mkfifo(root / "waiting")
    assert expect(root, path) is None
