"""Where an export may stand: nothing is written over, nothing is left half made, and all that is wrong is told."""

import sys

import pytest

from newsgen.site import publish
from proofs.archive import Archive, story
from proofs.exports import inside

FORMS = ("bagit", "ocfl", "wacz", "parquet")


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_there_is_not_written_over(export, place, form):
    (place / "mine").mkdir()
    (place / "mine" / "letter.txt").write_text("dear")
    done = export(f"--{form}", place / "mine")
    assert (done.code, "Something stands there already." in done.output) == (2, True)
    assert inside(place) == {"mine/letter.txt": b"dear"}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_export_again_is_told_but_for_a_vault(export, place, form):
    assert export(f"--{form}", place / "it").code == 0
    before = inside(place)
    assert export(f"--{form}", place / "it").code == (0 if form == "ocfl" else 2)
    assert inside(place) == before


@pytest.mark.parametrize("form", ["bagit", "ocfl"])
def test_an_empty_folder_will_do(export, place, form):
    assert export(f"--{form}", place).code == 0
    assert inside(place)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["-out", "50% off", "cafe\u0301 noir", "a" * 200])
def test_any_name_will_do(export, place, form, name):
    done = export(f"--{form}={place / name}")
    assert done.code == 0, done.output
    assert [each.name for each in place.iterdir()] == [name]


@pytest.mark.parametrize("inside_of", ["content", "public", "public/2015", ".newsgen", "originals", "templates"])
def test_it_stands_outside_of_the_archives_own_folders(export, archive, inside_of):
    (archive.folder / inside_of).mkdir(exist_ok=True)
    before = kept(archive)
    done = export("--bagit", archive.folder / inside_of / "bag")
    assert (done.code, "which is the archive's own" in done.output) == (2, True)
    assert kept(archive) == before
    assert export("--bagit", archive.folder).code == 2


@pytest.mark.parametrize("form", FORMS)
def test_a_name_that_no_disk_takes_is_told(export, place, form):
    done = export(f"--{form}", place / ("a" * 300))
    assert (done.code, "File name too long" in done.output) == (4, True)
    assert [*place.iterdir()] == []


def kept(archive):
    """Every file of the archive, but for what databases keep beside them while they are read."""
    return {path for path in inside(archive.folder) if not path.endswith(("-shm", "-wal", "lock"))}


def test_no_folder_is_made_up(export, place):
    done = export("--wacz", place / "nowhere" / "post.wacz")
    assert (done.code, "no such folder" in done.output) == (2, True)


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_leaves_nothing_and_is_told(export, place, form, monkeypatch):
    def full(folder):
        raise OSError(28, "No space left on device", str(folder))

    for module in ("newsgen.exports.target", "newsgen.exports.vault"):
        __import__(module)
        monkeypatch.setattr(sys.modules[module], "sync", full)
    done = export(f"--{form}", place / "it")
    assert (done.code, "No space left on device" in done.output) == (4, True)
    assert [*place.iterdir()] == []
    assert publish.sync is not full


@pytest.mark.parametrize("form", FORMS)
def test_a_source_that_changed_since_is_told_and_nothing_is_left(export, archive, place, form):
    file = "content/a.md" if form in ("bagit", "ocfl") else "public/atom.xml"
    (archive.folder / file).write_text("other words")
    done = export(f"--{form}", place / "it")
    if form == "parquet":  # it is made of what was published, not of files
        assert done.code == 0
        return
    assert (done.code, "not as the last build left it" in done.output) == (2, True)
    assert [*place.iterdir()] == []


def test_without_a_site_there_is_nothing_to_export(tmp_path, export, archive):
    (archive.folder / ".newsgen" / "catalog.db").unlink()
    done = export("--bagit", tmp_path / "bag")
    assert (done.code, "no finished site" in done.output) == (2, True)


def test_no_form_is_asked_for(export):
    assert export().code == 2


@pytest.mark.parametrize(("form", "library"), [("wacz", "warcio"), ("parquet", "pyarrow")])
def test_a_library_that_is_missing_is_told_with_how_to_have_it(export, place, form, library, monkeypatch):
    for name in [each for each in sys.modules if each.split(".")[0] == library]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, library, None)
    done = export(f"--{form}", place / "it")
    assert (done.code, f'pip install "newsgen[{form}]"' in done.output) == (2, True)
    assert [*place.iterdir()] == []


@pytest.mark.parametrize("form", FORMS)
def test_an_archive_without_articles(tmp_path, form):
    from click.testing import CliRunner

    from newsgen.cli import cli

    empty = Archive(tmp_path / "empty")
    empty.build()
    run = CliRunner().invoke(cli, ["export", "--site", str(empty.folder), f"--{form}", str(tmp_path / "it")])
    assert run.exit_code == 0, run.output
    assert (tmp_path / "it").exists()


def test_several_at_once_and_an_imported_original(tmp_path):
    from click.testing import CliRunner

    from newsgen.cli import cli

    archive = Archive(tmp_path / "archive", {"a.md": story("Storm at sea", "2015-10-13")})
    scan = tmp_path / "scan.txt"
    scan.write_text("Tram runs late\n\nBy Ada Quill\n\nOctober 15, 2015\n\nThe tram ran late, riders said.\n")
    runner = CliRunner()
    assert runner.invoke(cli, ["import", str(scan), "--site", str(archive.folder)]).exit_code == 0
    archive.build()
    asked = ("--bagit", str(tmp_path / "bag"), "--ocfl", str(tmp_path / "vault"))
    assert runner.invoke(cli, ["export", "--site", str(archive.folder), *asked]).exit_code == 0
    for folder, place in (("bag/data", "originals/"), ("vault", "/original/")):
        held = {path: data for path, data in inside(tmp_path / folder).items() if place in path}
        assert list(held.values()) == [scan.read_bytes()]
