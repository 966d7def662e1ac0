"""A bag holds all that the archive is made of, and the library that others read bags with finds it whole."""

import hashlib

import bagit
import pytest

from proofs.exports import inside


@pytest.fixture
def bag(export, tmp_path):
    done = export("--bagit", tmp_path / "bag", "--json")
    assert done.code == 0, done.output
    return tmp_path / "bag", done.told["bagit"]


def test_the_library_finds_it_valid_and_counts_as_we_do(bag):
    folder, told = bag
    read = bagit.Bag(str(folder))
    assert read.validate() is True
    size = sum(path.stat().st_size for path in (folder / "data").rglob("*") if path.is_file())
    assert read.info["Payload-Oxum"] == f"{size}.{told['files']}" == f"{told['bytes']}.{len(inside(folder / 'data'))}"
    assert (read.version_info, read.info["Source-Organization"], told["articles"]) == ((1, 0), "The Post", 7)


def test_it_holds_every_byte_of_the_archive(bag, archive):
    folder, _ = bag
    named = [line.split("\t") for line in (folder / "names.tsv").read_text().splitlines()]
    assert named == [
        ["data/sources/100=25 sure.md", "sources/100% sure.md"],
        ["data/sources/cafe=CC=81.md", "sources/cafe\\u0301.md"],
        ["data/sources/x/b=3D25.md", "sources/x/b=25.md"],
    ]
    own = {stored.removeprefix("data/"): name.encode().decode("unicode_escape") for stored, name in named}
    held = {own.get(path, path): data for path, data in inside(folder / "data").items()}
    sources = {f"sources/{path}": data for path, data in inside(archive.content).items()}
    site = {f"site/{path}": data for path, data in archive.site().items()}
    assert held == {**sources, **site, "newsgen.toml": (archive.folder / "newsgen.toml").read_bytes()}


def test_a_byte_that_changes_is_found(bag):
    folder, _ = bag
    (folder / "data" / "sources" / "a.md").write_text("other")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()


def test_what_is_written_down_is_the_digest_of_what_lies_there(bag):
    folder, told = bag
    lines = [line.split("  ", 1) for line in (folder / "manifest-sha256.txt").read_text().splitlines()]
    assert len(lines) == told["files"]
    assert [digest for digest, path in lines] == [sha256((folder / path).read_bytes()) for _, path in lines]


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def test_nobodys_files_and_links_that_lead_out_are_left(export, archive, tmp_path):
    (archive.folder / "public" / "CNAME").write_text("post.example")
    (tmp_path / "secret").write_text("words of another house")
    (archive.content / "link.md").symlink_to(tmp_path / "secret")
    assert export("--bagit", tmp_path / "bag").code == 0
    held = inside(tmp_path / "bag" / "data")
    assert not {"site/CNAME", "sources/link.md"} & {*held}


def test_a_long_name_in_decomposed_letters_fits(export, archive, tmp_path):
    name = "\u1112\u1161\u11ab" * 27 + ".jpg"  # 247 bytes; escaped it has 733
    (archive.content / name).write_bytes(b"not an article")
    assert export("--bagit", tmp_path / "bag").code == 0
    assert bagit.Bag(str(tmp_path / "bag")).validate() is True
    told = (tmp_path / "bag" / "names.tsv").read_text()
    assert f"sources/{ascii(name)[1:-1]}\n" in told


def test_a_name_with_a_line_end_is_kept_and_told(export, archive, tmp_path):
    (archive.content / "two\nlines.jpg").write_bytes(b"not an article")
    assert export("--bagit", tmp_path / "bag").code == 0
    assert bagit.Bag(str(tmp_path / "bag")).validate() is True
    assert "data/sources/two=0Alines.jpg\tsources/two\\nlines.jpg\n" in (tmp_path / "bag" / "names.tsv").read_text()
