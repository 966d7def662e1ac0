"""One file to upload by hand."""

import zipfile

import pytest

from newsgen.deploy import deploy as deploying
from newsgen.destinations import destination
from newsgen.problems import ConfigError, NotDeployed
from proofs.dispatch import edit


def deployed(archive, file, **choices):
    return deploying.deploy(archive.config, destination(f"zip:{file}"), **choices)


def within(file):
    with zipfile.ZipFile(file) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_zip_holds_the_site_and_the_same_site_gives_the_same_bytes(archive, tmp_path):
    deployed(archive, tmp_path / "one.zip")
    deployed(archive, tmp_path / "two.zip", verify=True)
    assert within(tmp_path / "one.zip") == archive.site()
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_it_stands_beside_the_settings_unless_its_place_is_told(archive):
    deployed(archive, "site.zip")
    edit(archive)
    deployed(archive, "site.zip")
    assert within(archive.folder / "site.zip") == archive.site()


def test_the_last_one_stays_until_the_new_one_is_whole(archive, tmp_path, monkeypatch):
    file = tmp_path / "out" / "site.zip"
    deployed(archive, file)
    before = file.read_bytes()
    edit(archive)

    def out_of_room(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", out_of_room)
    with pytest.raises(NotDeployed, match="No space left"):
        deployed(archive, file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["site.zip"]


def test_a_folder_is_no_zip(archive, tmp_path):
    with pytest.raises(ConfigError, match="no name of a zip"):
        deployed(archive, tmp_path)
