"""A look through content/ against what is known: what must be read, what is gone, what is tried again."""

import pytest

from newsgen.catalog.store import Catalog, Listing, Seen
from newsgen.problems import Problem
from proofs.making import article, stored

FILES = ["a.md", "2015/b.md", "2015/10/c.md", "2015/10/d.md", "2015-x/e.md"]


def folders(*paths, without=()):
    """The listings of a content folder that holds these files, each folder of another digest than it had."""
    found = {"": []}
    for path in paths:
        head = path.rpartition("/")[0]
        for depth in range(1, len(parts := head.split("/")) + 1 if head else 1):
            found.setdefault("/".join(parts[:depth]) + "/", [])
        found[f"{head}/" if head else ""].append(Seen(path, 1, 1, 1))
    return [Listing(path, f"{len(seen)}", False, tuple(seen)) for path, seen in found.items() if path not in without]


def unread(catalog):
    return [seen.path for seen, _ in catalog.unread()[1]]


def paths(catalog):
    return [path for (path,) in catalog.database.execute("select path from sources order by path")]


@pytest.fixture
def known(tmp_path):
    """A catalog that has read all the files, opened again."""
    path = tmp_path / "catalog.db"
    with Catalog(path) as catalog:
        catalog.look(folders(*FILES), reading="r")
        assert unread(catalog) == sorted(FILES)
        catalog.keep(stored(article(file)) for file in FILES)
    with Catalog(path) as catalog:
        yield catalog


@pytest.mark.parametrize(
    ("there", "left"),
    [
        (FILES, sorted(FILES)),
        (["a.md"], ["a.md"]),
        (["a.md", "2015/b.md", "2015-x/e.md"], ["2015-x/e.md", "2015/b.md", "a.md"]),
        (["a.md", "2015/10/c.md", "2015-x/e.md"], ["2015-x/e.md", "2015/10/c.md", "a.md"]),
        ([], []),
    ],
    ids=["nothing", "all folders", "a folder in a folder", "one file of each", "everything"],
)  # fmt: skip
def test_what_is_gone(known, there, left):
    known.look(folders(*there), reading="r")
    assert paths(known) == left
    assert unread(known) == []
    assert known.changed == (there != FILES)


def test_a_look_at_one_folder_forgets_no_other(known):
    known.look([Listing("2015/10/", "new", False, (Seen("2015/10/c.md", 1, 1, 1),))], reading="r", whole=False)
    assert paths(known) == ["2015-x/e.md", "2015/10/c.md", "2015/b.md", "a.md"]


def test_a_folder_that_moves_is_read_in_its_new_place(known):
    known.look(folders("a.md", "2016/b.md", "2016/10/c.md", "2016/10/d.md", "2015-x/e.md"), reading="r")
    assert paths(known) == ["2015-x/e.md", "a.md"]
    assert unread(known) == ["2016/10/c.md", "2016/10/d.md", "2016/b.md"]


def test_what_could_not_be_read_is_tried_again_though_its_folder_is_the_same(known):
    known.database.execute("update sources set digest = '' where path = '2015/b.md'")
    known.look([Listing(path, digest, True) for path, digest in known.folders().items()], reading="r")
    assert unread(known) == ["2015/b.md"]


@pytest.mark.parametrize("reading", ["r", "s"])
def test_what_is_gone_is_never_read_again(known, reading):
    known.database.execute("update sources set digest = '' where path = '2015/b.md'")
    known.look(folders("a.md"), reading=reading)
    assert unread(known) == ([] if reading == "r" else ["a.md"])


def test_a_folder_tells_what_is_wrong_until_it_is_otherwise(known):
    lost = Problem(rule="source/unreadable", path="content/2015/", message="It cannot be listed.", mend="Look.")
    known.look(
        [Listing("", "1", True), Listing("2015/", "", False, problems=(lost,), unread=1)], reading="r", whole=False
    )
    assert known.listed_problems() == (lost,)
    assert known.counts().refused == 1
    known.look([Listing("2015/", "2", False)], reading="r", whole=False)
    assert known.listed_problems() == ()
    assert known.counts().refused == 0
