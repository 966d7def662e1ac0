"""What was withdrawn, or is under embargo, leaves the archive in nothing that is made of what is published."""

import gzip
import re
import zipfile

import pytest
from pyarrow import parquet

from newsgen.problems import OK
from proofs.archive import Archive, story

FILES = {
    "2015/jane-doe.md": story("Jane Doe arrested", "2015-10-14", body="Police arrested Jane Doe."),
    "2015/secret.md": story("The mayor resigns", "2015-10-15", embargo="2999-12-01"),
    "2015/ferry.md": story("The ferry leaves", "2015-10-13"),
}


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "paper", FILES)
    entry = "- article: 2015/jane-doe.md\n  level: anonymise\n  names: [Jane Doe, Doe]\n"
    (made.folder / "withdrawals.yaml").write_text(entry)
    made.build()
    return made


def test_the_table_holds_what_is_published(export, tmp_path):
    assert export("--parquet", tmp_path / "post.parquet").code == OK
    rows = parquet.read_table(tmp_path / "post.parquet").to_pylist()
    assert sorted(row["headline"] for row in rows) == ["The ferry leaves", "[…] arrested"]
    told = str(rows).lower()
    assert [word for word in ("jane", "doe", "mayor") if word in told] == []


def test_the_web_archive_holds_what_is_published(export, tmp_path):
    assert export("--wacz", tmp_path / "post.wacz").code == OK
    with zipfile.ZipFile(tmp_path / "post.wacz") as packed:
        told = b"".join(_unpacked(name, packed.read(name)) for name in packed.namelist()).decode("utf-8", "replace")
    assert "The ferry leaves" in told
    assert re.findall(r"(?i)jane|\bdoe\b|mayor", told) == []


def _unpacked(name: str, data: bytes) -> bytes:
    return gzip.decompress(data) if name.endswith(".gz") else data
