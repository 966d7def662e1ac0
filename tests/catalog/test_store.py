"""The catalog kept up to date: what is read again, what is forgotten, what stands twice, where it stands."""

import pytest

from newsgen.catalog.queries import Shelf
from newsgen.catalog.store import Catalog, Listing, Seen, Stored
from newsgen.model import Figure, Origin
from proofs.making import article, listing, stored

PATTERN = "{year}/{month}/{day}/{slug}.html"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "catalog.db"


def keep(path, *rows, ledger=(), fingerprint="none"):
    """One run over content/ that holds exactly these rows; (problems, minted) of it."""
    with Catalog(path) as catalog:
        catalog.look([listing(*rows)], reading="r")
        catalog.keep(rows)
        catalog.load_addresses(lambda: ledger, fingerprint=fingerprint)
        catalog.settle(PATTERN, threshold=1)
        duplicates = catalog.duplicates()
    with Shelf(path) as shelf:
        return duplicates, tuple(shelf.fresh_addresses())


def unread(path, *seen, reading="r"):
    """What a look at a folder that holds exactly these files finds to be read."""
    with Catalog(path) as catalog:
        catalog.look([listing(*seen)], reading=reading)
        count, found = catalog.unread()
        found = list(found)
        assert count == len(found)
        return found


def test_a_file_that_is_as_it_was_is_not_read(path):
    keep(path, stored(article("a.md", "2015-10-14")))
    assert unread(path, Seen("a.md", 1, 1, 1)) == []


@pytest.mark.parametrize("seen", [Seen("a.md", 2, 1, 1), Seen("a.md", 1, 2, 1), Seen("a.md", 1, 1, 2)])
def test_another_size_time_or_inode_is_a_reason_to_read(path, seen):
    row = stored(article("a.md", "2015-10-14"))
    keep(path, row)
    assert unread(path, seen) == [(seen, row.source[4])]


def test_another_way_of_reading_is_a_reason_to_parse(path):
    keep(path, stored(article("a.md", "2015-10-14")))
    # Without the digest that it had, its bytes cannot count as known.
    assert unread(path, Seen("a.md", 1, 1, 1), reading="s") == [(Seen("a.md", 1, 1, 1), "")]


def test_a_folder_that_is_the_same_is_not_compared(path):
    keep(path, stored(article("a.md", "2015-10-14")))
    with Catalog(path) as catalog:
        ((folder, digest),) = catalog.folders().items()
        catalog.look([Listing(folder, digest, True)], reading="r")
        assert catalog.unread()[0] == 0
        assert not catalog.changed
    assert [mark.id for mark in Shelf(path).article_marks(threshold=1)] == ["a"]


def test_a_folder_that_is_gone_takes_its_files_along(path):
    rows = stored(article("a.md", "2015-10-14")), stored(article("2015/b.md", "2015-10-15"))
    with Catalog(path) as catalog:
        seen = [Seen(row.source[0], 1, 1, 1) for row in rows]
        catalog.look([Listing("", "1", False, (seen[0],)), Listing("2015/", "2", False, (seen[1],))], reading="r")
        catalog.keep(rows)
    with Catalog(path) as catalog:
        catalog.look([Listing("", "1", True)], reading="r")
        catalog.settle(PATTERN, threshold=1)
    assert [mark.id for mark in Shelf(path).article_marks(threshold=1)] == ["a"]


def test_a_file_that_was_only_touched_is_noted_and_not_parsed(path):
    keep(path, stored(article("a.md", "2015-10-14")))
    with Catalog(path) as catalog:
        assert catalog.keep([Seen("a.md", 1, 9, 1)]) == (0, 1)
    assert unread(path, Seen("a.md", 1, 9, 1)) == []


def test_a_file_that_is_gone_is_forgotten(path):
    keep(path, stored(article("a.md", "2015-10-14")), stored(article("b.md", "2015-10-15")))
    keep(path, stored(article("b.md", "2015-10-15")))
    with Shelf(path) as shelf:
        assert [mark.id for mark in shelf.article_marks(threshold=1)] == ["b"]


def test_what_a_build_that_failed_did_is_not_kept(path):
    keep(path)

    def fail():
        with Catalog(path) as catalog:
            catalog.keep([stored(article("a.md", "2015-10-14"))])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with Shelf(path) as shelf:
        assert list(shelf.article_marks(threshold=1)) == []


def test_the_same_bytes_are_published_once(path):
    problems, minted = keep(path, stored(article("b.txt"), data=b"same"), stored(article("a.txt"), data=b"same"))
    assert [(p.rule, p.path, p.severity) for p in problems] == [("duplicate/bytes", "b.txt", "note")]
    assert minted == (("a", "undated/a-2.html"),)  # undated/a.html is the list of all under A


def test_of_two_copies_the_one_with_the_shorter_path_stands(path):
    problems, _ = keep(
        path, stored(article("storm-copy.txt"), data=b"same"), stored(article("storm.txt"), data=b"same")
    )
    assert [problem.path for problem in problems] == ["storm-copy.txt"]


def test_a_raw_file_stands_back_for_what_was_imported_from_it(path):
    raw = article("a-raw.txt")
    origin = Origin(path="z.md", format="markdown", file="originals/12/12ab.txt", sha256="12ab")
    imported = article("z.md", "1998-10-14", origin=origin)
    problems, minted = keep(path, stored(raw, sha256="12ab"), stored(imported, sha256="ffff"))
    assert [(p.rule, p.path) for p in problems] == [("duplicate/imported", "a-raw.txt")]
    assert minted == (("z", "1998/10/14/z.html"),)


def test_one_id_twice_is_an_error(path):
    problems, _ = keep(path, stored(article("a.md", id="x")), stored(article("b.md", id="x")))
    assert [(p.rule, p.path, p.severity) for p in problems] == [("duplicate/id", "b.md", "error")]


def test_doubles_are_told_again_when_nothing_has_changed(path):
    rows = stored(article("b.txt"), data=b"same"), stored(article("a.txt"), data=b"same")
    first, _ = keep(path, *rows)
    with Catalog(path) as catalog:
        catalog.look([listing(*rows)], reading="r")
        catalog.settle(PATTERN, threshold=1)
        assert catalog.duplicates() == first


def test_a_double_takes_the_place_of_the_one_that_went(path):
    twin = stored(article("b.txt"), data=b"same")
    keep(path, stored(article("a.txt"), data=b"same"), twin)
    problems, minted = keep(path, twin)
    assert problems == ()
    assert minted == (("b", "undated/b-2.html"),)


def test_articles_in_and_out_add_up(path):
    keep(
        path,
        stored(article("a.txt"), data=b"same"),
        stored(article("b.txt"), data=b"same"),
        stored(article("c.md", "1998")),
    )
    with Catalog(path) as catalog:
        counts = catalog.counts()
    assert (counts.sources, counts.published, counts.duplicates) == (3, 2, 1)


def test_addresses_of_the_ledger_are_kept(path):
    row = stored(article("a.md", "2015-10-14"))
    _, minted = keep(path, row, ledger=[("a", "2015/10/14/first-headline.html")], fingerprint="one")
    assert minted == ()
    with Shelf(path) as shelf:
        assert shelf.address("a") == "2015/10/14/first-headline.html"


def test_a_moved_article_leaves_its_old_address_behind(path):
    row = stored(article("a.md", "2015-10-15"))
    _, minted = keep(path, row, ledger=[("a", "2015/10/14/a.html")], fingerprint="one")
    assert minted == (("a", "2015/10/15/a.html"),)
    with Shelf(path) as shelf:
        assert list(shelf.old_addresses()) == [("2015/10/14/a.html", "2015/10/15/a.html")]


def test_an_address_whose_article_is_gone_says_so(path):
    keep(path, ledger=[("a", "2015/10/14/a.html")], fingerprint="one")
    with Shelf(path) as shelf:
        assert list(shelf.old_addresses()) == [("2015/10/14/a.html", "")]


def test_a_renamed_file_takes_its_address_over(path):
    _, minted = keep(
        path,
        stored(article("new.md", "2015-10-14", slug="storm")),
        ledger=[("old", "2015/10/14/storm.html")],
        fingerprint="one",
    )
    assert minted == (("new", "2015/10/14/storm.html"),)
    with Shelf(path) as shelf:
        assert list(shelf.old_addresses()) == []


def test_a_living_articles_old_address_is_never_given_away(path):
    _, minted = keep(
        path,
        stored(article("a.md", "2015-10-15", slug="storm")),
        stored(article("b.md", "2015-10-14", slug="storm")),
        ledger=[("a", "2015/10/14/storm.html")],
        fingerprint="one",
    )
    assert minted == (("a", "2015/10/15/storm.html"), ("b", "2015/10/14/storm-2.html"))


def test_addresses_that_were_not_published_are_minted_anew(path):
    row = stored(article("a.md", "2015-10-14"))
    first = keep(path, row)[1]
    # The build kept the old site, so the ledger is as it was: the address is still to be published.
    assert keep(path, row)[1] == first == (("a", "2015/10/14/a.html"),)


def test_a_catalog_of_another_kind_is_made_anew(path):
    path.write_bytes(b"not a database, but long enough to look like a file of some sort" * 20)
    assert keep(path, stored(article("a.md", "2015-10-14")))[1] == (("a", "2015/10/14/a.html"),)


def unmeasured(path, *photos):
    with Catalog(path) as catalog:
        catalog.look([listing(photos=photos)], reading="r")
        return list(catalog.unmeasured()[1])


def test_photos_are_measured_once(path):
    seen = Seen("storm.jpg", 10, 1, 1)
    assert unmeasured(path, seen) == [seen]
    with Catalog(path) as catalog:
        catalog.keep_photos([Stored(*seen, "d1", 640, 480, "")])
    assert unmeasured(path, seen) == []
    assert unmeasured(path, Seen("storm.jpg", 10, 2, 1)) == [Seen("storm.jpg", 10, 2, 1)]


def test_only_photos_that_an_article_shows_are_published(path):
    keep(path, stored(article("a.md", "2015", figures=(Figure(file="storm.jpg"), Figure(file="lost.jpg")))))
    with Catalog(path) as catalog:
        photos = [Stored("storm.jpg", 1, 1, 1, "d1", 640, 480, ""), Stored("spare.jpg", 1, 1, 2, "d2", 1, 1, "")]
        catalog.keep_photos(photos)
    with Shelf(path) as shelf:
        assert list(shelf.photos()) == [("storm.jpg", "d1", 640, 480, "")]
        assert list(shelf.photo_problems()) == [("a.md", "lost.jpg", "")]


def test_a_photo_that_stands_back_for_its_twin_is_not_published(path):
    keep(path, stored(article("a.md", "2015", figures=(Figure(file="A.jpg"), Figure(file="a.jpg")))))
    with Catalog(path) as catalog:
        catalog.keep_photos([Stored(name, 1, 1, 1, "d", 640, 480, "") for name in ("A.jpg", "a.jpg")])
        catalog.keep_twins([("a.jpg", "A.jpg")])
    with Shelf(path) as shelf:
        assert [row[0] for row in shelf.photos()] == ["A.jpg"]
        assert list(shelf.photo_problems()) == [("a.md", "a.jpg", "")]
