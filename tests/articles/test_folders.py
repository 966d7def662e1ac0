"""The content folder, folder by folder: all that the rules say, and nothing for a folder that is as it was."""

import os
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsgen.articles import folders
from newsgen.articles.folders import Folder, twin, twins, walk
from newsgen.articles.sources import LARGEST, Entry


def content(folder: Path, *paths: str) -> Path:
    root = folder / "content"
    root.mkdir()
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"# {path}\n", encoding="utf-8")
    return root


def digests(root: Path) -> dict[str, str]:
    return {folder.path: folder.digest for folder in walk(root)}


def moved(root: Path, known: dict[str, str]) -> list[str]:
    """The folders that are not the same any more."""
    return [folder.path for folder in walk(root, known) if not folder.same]


# -- one folder after the other -------------------------------------------------------------------


def test_folders_in_the_order_of_their_paths(tmp_path):
    root = content(tmp_path, "2015/10/a.md", "2015-x/a.md", "2015/9/a.md", "a.md", "2015.md/a.md")
    assert list(digests(root)) == ["", "2015-x/", "2015.md/", "2015/", "2015/10/", "2015/9/"]


def test_a_folder_holds_its_own_files_in_the_order_of_their_paths(tmp_path):
    root = content(tmp_path, "2015/b.md", "2015/B.TXT", "2015/ü.jpg", "2015/a.png", "2015/README", "2015/10/a.md")
    (root / "2015" / "a.md").symlink_to("10/a.md")
    folder = list(walk(root))[1]
    assert [entry.path for entry in folder.articles] == ["2015/B.TXT", "2015/a.md", "2015/b.md"]
    assert [entry.path for entry in folder.photos] == ["2015/a.png", "2015/ü.jpg"]
    assert [problem.path for problem in folder.problems] == ["content/2015/README"]
    assert folder.unread == 0


def test_an_entry_is_what_the_disk_says(tmp_path):
    root = content(tmp_path, "a.md")
    status = (root / "a.md").stat()
    found = Entry(path="a.md", size=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino)
    assert next(walk(root)).articles == (found,)


def test_problems_by_their_paths_and_then_the_notes_on_what_is_left_out(tmp_path):
    root = content(tmp_path, "a\nb.md", "README")
    (root / "lost.md").symlink_to("nowhere.md")
    (root / "round").symlink_to(".")
    with (root / "huge.md").open("wb") as file:
        file.truncate(LARGEST + 1)
    folder = next(walk(root))
    assert [(problem.rule, problem.path) for problem in folder.problems] == [
        ("source/name", "content/aU+000Ab.md"),
        ("source/size", "content/huge.md"),
        ("source/link", "content/lost.md"),
        ("source/link", "content/round"),
        ("source/suffix", "content/README"),
    ]
    assert folder.unread == 3


def test_a_folder_that_is_the_same_says_no_more_than_that(tmp_path):
    root = content(tmp_path, "README", "a.md", "2015/a.jpg")
    known = digests(root)
    assert list(walk(root, known)) == [Folder(path=path, digest=made, same=True) for path, made in known.items()]


# -- the same, or not -----------------------------------------------------------------------------


def rewritten(root: Path) -> None:
    (root / "2015" / "a.md").write_text("# longer than before\n")


def touched(root: Path) -> None:
    os.utime(root / "2015" / "a.md", ns=(0, 1))


def touched_in_another_age(root: Path) -> None:
    os.utime(root / "2015" / "a.md", ns=(0, 2**63 + 10**9))


def replaced_by_one_of_the_same_size_and_time(root: Path) -> None:
    status = (root / "2015" / "a.md").stat()
    shutil.copy2(root / "2015" / "a.md", root / "2015" / "new")
    (root / "2015" / "new").replace(root / "2015" / "a.md")
    os.utime(root / "2015" / "a.md", ns=(0, status.st_mtime_ns))


def made_readable_for_others(root: Path) -> None:
    (root / "2015" / "a.md").chmod(0o600)


def behind_a_link_rewritten(root: Path) -> None:
    (root / "2016" / "target.md").write_text("# longer than before\n")


def link_led_elsewhere(root: Path) -> None:
    (root / "2015" / "link.md").unlink()
    (root / "2015" / "link.md").symlink_to("../2016/other.md")


def link_broken(root: Path) -> None:
    (root / "2016" / "target.md").unlink()


def our_own_and_hidden_ones_written(root: Path) -> None:
    (root / "addresses.tsv").write_text("a\tb\n")
    (root / "2015" / ".a.md.swp").write_text("")
    (root / ".git").mkdir()


CHANGES = [
    (rewritten, ["2015/"]),
    (touched, ["2015/"]),
    (touched_in_another_age, ["2015/"]),
    (replaced_by_one_of_the_same_size_and_time, ["2015/"]),
    (made_readable_for_others, ["2015/"]),
    (behind_a_link_rewritten, ["2015/", "2016/"]),
    (link_led_elsewhere, ["2015/"]),
    (link_broken, ["2015/", "2016/"]),
    (our_own_and_hidden_ones_written, []),
    (lambda root: (root / "2015" / "b.md").touch(), ["2015/"]),
    (lambda root: (root / "2015" / "a.md").unlink(), ["2015/"]),
    (lambda root: (root / "2015" / "a.md").rename(root / "2015" / "A.md"), ["2015/"]),
    (lambda root: (root / "2015" / "12").mkdir(), ["2015/", "2015/12/"]),
    (lambda root: (root / "2015").rename(root / "2014"), ["", "2014/", "2014/10/"]),
]


@pytest.mark.parametrize(("change", "concerned"), CHANGES)
def test_a_change_concerns_its_folder_alone(tmp_path, change, concerned):
    root = content(tmp_path, "a.md", "2015/a.md", "2015/10/a.md", "2016/target.md", "2016/other.md")
    (root / "2015" / "link.md").symlink_to(root / "2016" / "target.md")
    known = digests(root)
    change(root)
    assert moved(root, known) == concerned


@pytest.mark.parametrize(("what", "other"), [("suffixes", lambda: frozenset({".md"})), ("RULES", 0), ("LARGEST", 9)])
def test_other_rules_make_everything_new(tmp_path, monkeypatch, what, other):
    root = content(tmp_path, "a.md", "2015/a.txt")
    known = digests(root)
    monkeypatch.setattr(folders, what, other)
    assert moved(root, known) == ["", "2015/"]


def test_another_name_of_the_whole_makes_everything_new(tmp_path):
    """Problems show it."""
    root = content(tmp_path, "a.md", "2015/README")
    known = digests(root)
    assert moved(root.rename(tmp_path / "articles"), known) == ["", "2015/"]


def test_the_order_of_the_disk_plays_no_part(tmp_path, monkeypatch):
    root = content(tmp_path, "a.md", "b.md", "2015/a.md", "2016/a.md", "README")
    (root / "link.md").symlink_to("a.md")
    inward = list(walk(root))
    listed = os.scandir

    @contextmanager
    def backwards(place):
        with listed(place) as names:
            yield sorted(names, key=lambda name: name.name, reverse=True)

    monkeypatch.setattr(os, "scandir", backwards)
    assert list(walk(root)) == inward


def test_where_a_folder_cannot_be_listed_by_its_number(tmp_path, monkeypatch):
    root = content(tmp_path, "a.md", "2015/a.md", "README")
    by_number = list(walk(root))
    monkeypatch.setattr(os, "supports_fd", set())
    assert list(walk(root)) == by_number


# -- what cannot be seen --------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_never_the_same(tmp_path):
    folder = next(walk(tmp_path / "content", {"": ""}))
    assert [str(problem) for problem in folder.problems] == [
        "content/: The folder cannot be listed: No such file or directory. Give the right to read it."
    ]
    assert (folder.digest, folder.same) == ("", False)


def refusing(call: Callable, place: str) -> Callable:
    """The same call, but the system gives no right to this place."""

    def refuse(path, *args, **named):
        if str(path).endswith(place):
            raise PermissionError(13, "Permission denied", path)
        return call(path, *args, **named)

    return refuse


def test_a_folder_that_cannot_be_listed_is_never_the_same(tmp_path, monkeypatch):
    root = content(tmp_path, "a.md", "2015.md/a.md", "2016/a.md")
    known = digests(root)
    for call in ("open", "scandir"):
        monkeypatch.setattr(os, call, refusing(getattr(os, call), "/2015.md/"))
    monkeypatch.setattr(os, "supports_fd", {os.scandir})
    seen = list(walk(root, known))
    assert [(folder.path, folder.same, folder.unread) for folder in seen] == [
        ("", True, 0), ("2015.md/", False, 1), ("2016/", True, 0)
    ]  # fmt: skip
    assert [str(problem) for problem in seen[1].problems] == [
        "content/2015.md: The folder cannot be listed: Permission denied. Give the right to read it."
    ]
    assert moved(root, {folder.path: folder.digest for folder in seen}) == ["2015.md/"]


def test_a_folder_with_a_link_that_cannot_be_looked_at_is_never_the_same(tmp_path, monkeypatch):
    root = content(tmp_path, "a.md", "2015/b.md")
    (root / "2015" / "link.md").symlink_to("../a.md")
    monkeypatch.setattr(os.path, "isdir", refusing(os.path.isdir, "/a.md"))
    seen = list(walk(root))
    assert [entry.path for entry in seen[1].articles] == ["2015/b.md"]
    assert [str(problem) for problem in seen[1].problems] == [
        "content/2015/link.md: The file cannot be looked at: Permission denied. Give the right to read it."
    ]
    assert moved(root, {folder.path: folder.digest for folder in seen}) == ["2015/"]


def test_a_folder_where_a_file_cannot_be_looked_at_is_seen_name_by_name(tmp_path, monkeypatch):
    root = content(tmp_path, "b.md", "README", ".hidden.md", "addresses.tsv", "2015/addresses.tsv", "2015/a.md")
    whole = list(walk(root))

    def refuse(_status):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(folders, "_STATUS", refuse)
    seen = list(walk(root, {"": "", "2015/": ""}))
    assert [folder.digest for folder in seen] == ["", ""]
    assert [(one.path, one.articles, one.problems) for one in seen] == [
        (one.path, one.articles, one.problems) for one in whole
    ]


# -- twins ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([], ()),
        (["a.jpg", "b.jpg"], ()),
        (["a.jpg", "A.jpg", "a.JPG"], (("a.JPG", "A.jpg"), ("a.jpg", "A.jpg"))),
        (["x/a.jpg", "X/a.jpg"], (("x/a.jpg", "X/a.jpg"),)),
        (["e\u0301.jpg", "é.jpg"], (("é.jpg", "e\u0301.jpg"),)),
    ],
)
def test_twins(paths, expected):
    assert twins(paths) == expected


def test_a_twin_is_told():
    told = twin(Path("content"), "2015/a.jpg", "2015/A.jpg")
    assert (told.rule, told.severity) == ("source/twin", "warning")
    assert str(told) == (
        "content/2015/a.jpg: On many disks it is the same file as 2015/A.jpg, which is taken in its place. "
        "Give it another name."
    )
