"""How long a whole build took is kept, and that of a part is not taken for one."""

import json

import pytest

from newsgen.site.pace import estimate
from proofs.archive import Archive, story
from proofs.dispatch import FIRST


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", FIRST)
    made.build()
    return made


def kept(archive):
    (file,) = archive.config.memory_dir.glob("*.pace.json")
    return file


def of(archive, files):
    return estimate(archive.config.memory_dir, archive.config.output_dir, files)


def test_a_build_from_nothing_is_kept_and_scaled_by_files(archive):
    told = json.loads(kept(archive).read_text())
    assert told["files"] == len(archive.site())
    assert told["seconds"] > 0
    assert of(archive, told["files"]) == pytest.approx(told["seconds"])
    assert of(archive, 10 * told["files"]) == pytest.approx(10 * told["seconds"])


def test_a_build_of_what_changed_says_nothing_of_a_whole_one(archive):
    before = kept(archive).read_text()
    archive.write("d.md", story("Mole mended", "2016-02-03"))
    archive.build()
    archive.build()
    assert kept(archive).read_text() == before
    archive.build(clean=True)
    assert kept(archive).read_text() != before


@pytest.mark.parametrize("written", ["", "{}", "[]", '{"seconds": "x", "files": 1}', '{"seconds": 1, "files": 0}'])
def test_what_is_no_measure_is_none(archive, written):
    kept(archive).write_text(written)
    assert of(archive, 10) == 0.0
