"""Any tree of files, folders, links and odd names: seen as each name stands for, and a change where it is made."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from newsgen.articles import sources
from newsgen.articles.folders import walk
from newsgen.articles.sources import LARGEST, Found, look, suffix_of, suffixes, unknown

NAMES = [
    "a.md", "A.md", "b.txt", "ü.markdown", "c.jpg", "C.JPG", "notes.docx", "README", ".hidden.md", "addresses.tsv",
    "2015", "2015-x", "10", "line\nbreak.md", "bell\a", "caf\udce9.md", "end.",
]  # fmt: skip
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join)
TARGETS = st.one_of(PATHS, PATHS.map("../{}".format), st.sampled_from([".", "..", "../..", "/etc/hostname", "/"]))
FILES = st.tuples(st.just("file"), PATHS, st.sampled_from([0, 1, 7, LARGEST, LARGEST + 1]))
LINKS = st.tuples(st.just("link"), PATHS, TARGETS)
OTHERS = st.tuples(st.sampled_from(["folder", "pipe"]), PATHS, st.none())
TREES = st.lists(st.one_of(FILES, FILES, LINKS, OTHERS), max_size=12)
STEPS = st.tuples(st.sampled_from(["rewrite", "touch", "chmod", "delete", "rename", "relink", "add"]), TARGETS)


def grow(root: Path, tree: list) -> None:
    """The tree as far as it can stand: what is in the way of another thing, or of itself, is left out."""
    root.mkdir()
    for kind, path, how in tree:
        place = root / path
        if any(each.is_symlink() or (each.exists() and not each.is_dir()) for each in place.parents):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if not os.path.lexists(place):
            put(kind, place, how)


def put(kind: str, place: Path, how) -> None:
    if kind == "file":
        with place.open("wb") as file:
            file.truncate(how)
    elif kind == "link":
        place.symlink_to(how)
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.mkdir()


def plainly(root: Path, path: str = "") -> dict[str, list[Found]]:
    """What each folder's names stand for, one after the other."""
    with os.scandir(root / path) as names:
        shown = sorted(
            (n for n in names if n.name[0] != "." and (path or n.name != "addresses.tsv")), key=lambda name: name.name
        )
    seen = {path: [look(root, f"{path}{name.name}", name, os.path.realpath(root)) for name in shown]}
    for found in seen[path]:
        seen |= plainly(root, found.folder) if found.folder else {}
    return seen


def by_path(things: list) -> list:
    return sorted(things, key=lambda thing: (thing.path, str(thing)))


@given(TREES)
def test_any_tree_is_what_its_names_stand_for(tree):
    with TemporaryDirectory() as folder:
        root = Path(folder) / "content"
        grow(root, tree)
        walked, expected = list(walk(root)), plainly(root)
        assert [folder.path for folder in walked] == sorted(expected)
        for folder in walked:
            found = expected[folder.path]
            entries = by_path([one.entry for one in found if one.entry])
            others = [e for e in entries if suffix_of(e.path) not in suffixes() | sources.PHOTOS]
            problems = [one.problem for one in found if one.problem] + [unknown(root, entry) for entry in others]
            assert list(folder.articles) == [e for e in entries if suffix_of(e.path) in suffixes()]
            assert list(folder.photos) == [e for e in entries if suffix_of(e.path) in sources.PHOTOS]
            assert by_path(list(folder.problems)) == by_path(problems)


@given(TREES, STEPS, st.randoms(use_true_random=False))
def test_any_change_concerns_its_folders_alone(tree, step, random):
    with TemporaryDirectory() as folder:
        root = Path(folder) / "content"
        grow(root, tree)
        known, before = {folder.path: folder.digest for folder in walk(root)}, plainly(root)
        concerned = change(root, *step, random)
        after = plainly(root)
        concerned |= {path for path in after if after[path] != before.get(path)}
        assert [folder.path for folder in walk(root, known) if not folder.same] == sorted(concerned & set(after))


def change(root: Path, how: str, target: str, random) -> set[str]:
    """Make one change somewhere in the tree; the folder whose names, sizes or times it touches, if any is shown."""
    every = sorted(Path(top) / name for top, below, files in os.walk(root) for name in below + files)
    files = [path for path in every if path.is_file() and not path.is_symlink()]
    within = [root, *(path for path in every if path.is_dir() and not path.is_symlink())]
    fitting = {
        "rewrite": files,
        "touch": files,
        "chmod": files,
        "relink": [path for path in every if path.is_symlink()],
        "add": [path / "new.md" for path in within],
    }.get(how, every)
    if not fitting:
        return set()
    place = random.choice(fitting)
    DO[how](place, target)
    hidden = any(part.startswith(".") for part in place.relative_to(root).parts) or place == root / "addresses.tsv"
    above = place.parent.relative_to(root).as_posix()
    # A link counts by what is found behind it, which `plainly` sees; so does one that takes another's place.
    return set() if how == "relink" or (hidden and how != "rename") else {"" if above == "." else f"{above}/"}


def delete(place: Path, _target: str) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink()


def relink(place: Path, target: str) -> None:
    place.unlink()
    place.symlink_to(target)


DO = {
    "rewrite": lambda place, _: os.truncate(place, place.stat().st_size + 1),
    "touch": lambda place, _: os.utime(place, ns=(0, place.stat().st_mtime_ns + 1)),
    "chmod": lambda place, _: place.chmod(0o640),
    "delete": delete,
    "rename": lambda place, _: place.rename(place.with_name("renamed.md")),
    "relink": relink,
    "add": lambda place, _: place.touch(),
}
