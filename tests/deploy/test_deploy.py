"""What a deploy does to a target: whatever happens meanwhile, readers find no broken link, and the next one goes on."""

import pytest

from newsgen.problems import ConfigError, Locked, NotDeployed
from newsgen.site.manifest import Manifest
from proofs.archive import Archive
from proofs.depot import Depot, Killed, Place, lost
from proofs.dispatch import FIRST, deployed, edit


def names(done):
    return [step.name for step in done.steps]


def missing(archive, place):
    return {url for url, data in archive.site().items() if place.files.get(url) != data}


def test_a_first_deploy_sends_all_and_a_second_nothing(archive, monkeypatch):
    place = Place()
    done = deployed(archive, Depot(place), monkeypatch)
    assert place.files == archive.site()
    assert (done.sent, done.deleted, done.exit_code()) == (len(place.files), 0, 0)
    assert names(done) == [
        "assets", "new articles", "new listings", "new feeds, sitemap, search", "new sums", "front page",
    ]  # fmt: skip
    again = Depot(place)
    assert deployed(archive, again, monkeypatch).steps == ()
    assert (again.sent, again.dropped) == ([], [])


def test_an_edit_sends_what_changed_in_order_and_deletes_last(archive, monkeypatch):
    place = Place()
    deployed(archive, Depot(place), monkeypatch)
    edit(archive)
    change = Depot(place)
    lacking = missing(archive, place)
    done = deployed(archive, change, monkeypatch)
    assert place.files == archive.site()
    assert sorted(change.sent) == sorted(lacking)
    assert "topics/ferries/index.html" in change.dropped
    assert names(done)[-4:] == ["feeds, sitemap, search", "front page", "sums", "deletions"]
    order = {url: at for at, url in enumerate(change.sent)}
    assert order["2015/10/14/lighthouse-lit.html"] < order["2015/10/14/harbour-frozen.html"]
    assert order["2015/10/14/harbour-frozen.html"] < order["2015/10/index.html"] < order["atom.xml"]
    assert order["atom.xml"] < order["search/index.json"] < order["index.html"] < order["SHA256SUMS"]


@pytest.mark.parametrize("before", [False, True], ids=["first", "second"])
def test_killed_at_any_call_it_shows_no_broken_link_and_goes_on(archive, monkeypatch, before):
    begun = Place()
    if before:
        deployed(archive, Depot(begun), monkeypatch)
        edit(archive)
    site, killed = archive.site(), 0
    while True:
        place = begun.copy()
        try:
            deployed(archive, Depot(place, calls=killed), monkeypatch)
            break
        except Killed:
            pass
        assert lost(place.files) == [], f"killed at call {killed}"
        lacking, resumed = missing(archive, place), Depot(place)
        deployed(archive, resumed, monkeypatch)
        assert sorted(resumed.sent) == sorted(lacking), f"killed at call {killed}"
        assert (place.files, place.pending, place.holder) == (site, [], "")
        killed += 1
    assert killed > len(site) / 2


def test_killed_and_built_anew_it_leaves_nothing_behind(archive, monkeypatch):
    """What a killed deploy sent, and no later build has, is deleted, though no list of what was taken tells of it."""
    first = Place()
    deployed(archive, Depot(first), monkeypatch)
    edit(archive)
    total = len(missing(archive, first))
    states = []
    for calls in range(3, total, 5):
        place = first.copy()
        with pytest.raises(Killed):
            deployed(archive, Depot(place, calls=calls), monkeypatch)
        states.append(place)
    archive.delete("d.md")
    archive.write("e.md", FIRST["a.md"].replace("Storm at sea", "Mole painted").replace("2015-10-13", "2016-02-05"))
    archive.build()
    for place in states:
        halfway = place.copy()
        with pytest.raises(Killed):
            deployed(archive, Depot(halfway, calls=9), monkeypatch)
        assert lost(halfway.files) == []
        for each in (place, halfway):
            deployed(archive, Depot(each), monkeypatch)
            assert each.files == archive.site()


def test_two_at_once_one_wins(archive, monkeypatch):
    place = Place()
    place.holder = "somebody else"
    with pytest.raises(Locked):
        deployed(archive, Depot(place), monkeypatch)
    assert place.files == {}
    deployed(archive, Depot(place), monkeypatch, take_over=True)
    assert place.files == archive.site()


def test_many_deletions_are_refused_before_anything_is_sent(archive, monkeypatch):
    place = Place()
    deployed(archive, Depot(place), monkeypatch)
    before = dict(place.files)
    edit(archive)
    depot = Depot(place)
    done = deployed(archive, depot, monkeypatch, max_delete=5.0)
    assert (done.exit_code(), place.files, depot.sent) == (4, before, [])
    (problem,) = done.problems
    assert problem.rule == "deploy/deletions"
    share = int(problem.mend.split("--max-delete ")[1].split(";")[0])
    assert deployed(archive, Depot(place), monkeypatch, max_delete=share - 1).exit_code() == 4
    assert deployed(archive, Depot(place), monkeypatch, max_delete=share).exit_code() == 0


def test_a_dry_run_changes_nothing_and_tells_the_same(archive, monkeypatch):
    place = Place()
    place.holder = "somebody else"  # whom a dry run need not wait for
    told = deployed(archive, Depot(place, calls=0), monkeypatch, dry_run=True)
    assert place.files == {}
    place.holder = ""
    assert deployed(archive, Depot(place), monkeypatch).steps == told.steps


def test_a_file_that_is_not_as_built_stops_it_before_anything_is_sent(archive, monkeypatch):
    place = Place()
    page = archive.folder / "public" / "2015" / "10" / "13" / "storm-at-sea.html"
    page.write_text(page.read_text().replace("Storm", "Calms"))
    done = deployed(archive, Depot(place), monkeypatch)
    assert [(each.rule, each.path) for each in done.problems] == [
        ("deploy/altered", "2015/10/13/storm-at-sea.html"),
    ]
    assert (place.files, place.pending, done.exit_code()) == ({}, [], 4)


def test_without_a_whole_site_nothing_is_sent(archive, tmp_path, monkeypatch):
    with pytest.raises(ConfigError, match="no site"):
        deployed(Archive(tmp_path / "other", FIRST), Depot(Place()), monkeypatch)
    with Manifest(archive.config.memory_dir, archive.config.output_dir) as manifest:
        manifest.announce(["index.html"])
    with pytest.raises(NotDeployed, match="half done"):
        deployed(archive, Depot(Place()), monkeypatch)


def test_verifying_finds_what_was_changed_there(archive, monkeypatch):
    place = Place()
    deployed(archive, Depot(place), monkeypatch)
    place.files["index.html"] = b"Bought by someone else"
    del place.files["atom.xml"]
    trusting = Depot(place)
    deployed(archive, trusting, monkeypatch)
    assert trusting.sent == []
    depot = Depot(place)
    done = deployed(archive, depot, monkeypatch, verify=True)
    assert (depot.sent, done.looked) == (["atom.xml", "index.html"], len(archive.site()))
    assert place.files == archive.site()


def test_what_does_not_arrive_as_it_was_sent_is_told_before_anything_is_deleted(archive, monkeypatch):
    place = Place()
    deployed(archive, Depot(place), monkeypatch)
    edit(archive)

    class Garbling(Depot):
        def put(self, parcels):
            for each in super().put(parcels):
                self.place.files[each.url] += b"<!-- minified -->"
                yield each

    depot = Garbling(place)
    with pytest.raises(NotDeployed, match="does not stand there as it was sent"):
        deployed(archive, depot, monkeypatch, verify=True)
    assert depot.dropped == []


@pytest.mark.parametrize(
    "lines",
    [
        ["newsgen-deploy 2"],
        ["newsgen-deploy 1", "../../etc/passwd\t" + "0" * 32 + "\t5\tarticle"],
        ["newsgen-deploy 1", "a\t" + "0" * 32 + "\t5\tarticle", "a\t" + "0" * 32 + "\t5\tarticle"],
        ["<html>Not found</html>"],
    ],
)
def test_a_list_that_is_not_ours_is_not_believed(archive, monkeypatch, lines):
    place = Place()
    deployed(archive, Depot(place), monkeypatch)
    place.lines, place.files["stray.html"] = lines, b"nobody's"
    depot = Depot(place)
    done = deployed(archive, depot, monkeypatch)
    assert (depot.sent, depot.dropped, done.looked) == ([], [], len(archive.site()))
    assert "none of newsgen's" in done.remarks[0]
    assert deployed(archive, Depot(place), monkeypatch).remarks == ()


def test_what_networks_do_is_told_as_a_problem(archive, monkeypatch):
    class Cut(Depot):
        def announce(self, _urls):
            raise ConnectionResetError(104, "Connection reset by peer")

    with pytest.raises(NotDeployed, match="Connection reset by peer"):
        deployed(archive, Cut(Place()), monkeypatch)
