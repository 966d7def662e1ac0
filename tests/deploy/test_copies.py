"""Compressed copies beside the files of a target: right after every change, and gone with what they are made of."""

import gzip
import shutil
import sqlite3
import sys
import zlib

import brotli
import pytest

from newsgen.deploy.deploy import deploy
from newsgen.deploy.moves import Move
from newsgen.deploy.steps import DELETIONS, STEPS, step
from newsgen.destinations import destinations
from newsgen.problems import ConfigError, NotDeployed
from newsgen.settings import Wrong
from newsgen.site import copies, encodings
from proofs.archive import Archive, story
from proofs.depot import standing
from proofs.dispatch import edit
from proofs.sshd import listening

UNPACKING = {".gz": gzip.decompress, ".br": brotli.decompress}


def deployed(archive, to, ways=("gz", "br"), **choices):
    (where,) = destinations({"live": {"to": to, "precompress": list(ways)}})
    return deploy(archive.config, where, **{"max_delete": 100, **choices})


def parted(found):
    """(the files, file → what its copies hold)"""
    plain = {url: data for url, data in found.items() if not url.endswith((".gz", ".br"))}
    packed = {url: data for url, data in found.items() if url not in plain}
    return plain, {url: UNPACKING[url[-3:]](data) for url, data in packed.items()}


def hold(archive, found, ways=("gz", "br")):
    """The files are those of the site, and each text has its copies, which hold the same."""
    plain, unpacked = parted(found)
    assert plain == archive.site()
    assert all(plain[url[:-3]] == data for url, data in unpacked.items())
    pages = [url for url in plain if url.endswith(".html")]
    assert pages
    assert {f"{url}.{way}" for url in pages for way in ways} <= unpacked.keys()
    assert not [url for url in unpacked if url.endswith((".bin.gz", ".png.gz", ".bin.br", ".png.br"))]


def test_each_text_has_its_copies_and_a_second_deploy_makes_none(archive, tmp_path, monkeypatch):
    www = tmp_path / "www"
    done = deployed(archive, f"folder:{www}")
    hold(archive, standing(www))
    assert done.size.files == len(archive.site())
    monkeypatch.setattr(copies, "encoded", None)
    assert deployed(archive, f"folder:{www}").steps == ()
    assert not (archive.config.memory_dir / "copies").exists()


def test_after_a_change_only_what_changed_is_packed_anew(archive, tmp_path, monkeypatch):
    www = tmp_path / "www"
    deployed(archive, f"folder:{www}")
    before, made = archive.site(), []
    edit(archive)
    packing = copies.encoded
    monkeypatch.setattr(copies, "encoded", lambda data, way: made.append(data) or packing(data, way))
    deployed(archive, f"folder:{www}")
    hold(archive, standing(www))
    assert made
    assert not {*made} & {*before.values()}


def test_what_is_taken_back_stands_in_no_copy(tmp_path):
    """Neither at the target nor in the memory of the deploy: the site is looked through before it is packed."""
    archive = Archive(tmp_path / "archive", {"a.md": story("Storm at sea", "2015-10-13", body="Zebulon Quince rowed.")})
    archive.build()
    www = tmp_path / "www"
    deployed(archive, f"folder:{www}")
    _, unpacked = parted(standing(www))
    assert any(b"Zebulon" in data for data in unpacked.values())
    (archive.folder / "withdrawals.yaml").write_text(
        "- article: a.md\n  level: tombstone\n  date: 2016-01-01\n  reason: At his wish.\n"
    )
    archive.build()
    deployed(archive, f"folder:{www}")
    hold(archive, standing(www))
    left = [*parted(standing(www))[1].values(), *(path.read_bytes() for path in _memory(archive))]
    assert not [data for data in left if b"Zebulon" in data]


def _memory(archive):
    """Every file of the memory that a deploy has to do with."""
    return [path for path in archive.config.memory_dir.rglob("*") if path.is_file() and path.name.startswith("cop")]


def test_without_the_setting_they_go(archive, tmp_path):
    www = tmp_path / "www"
    deployed(archive, f"folder:{www}")
    done = deployed(archive, f"folder:{www}", ["gz"], max_delete=0)  # what comes and goes with files is not counted
    hold(archive, standing(www), ["gz"])
    assert done.problems == ()
    assert [each.name for each in done.steps] == [DELETIONS]
    deployed(archive, f"folder:{www}", [])
    assert standing(www) == archive.site()


def test_into_a_zip(archive, tmp_path):
    deployed(archive, f"zip:{tmp_path / 'site.zip'}")
    shutil.unpack_archive(tmp_path / "site.zip", tmp_path / "www")
    hold(archive, standing(tmp_path / "www"))


@pytest.mark.parametrize("missing", ["nothing", "rsync"])
def test_to_a_server(archive, tmp_path, monkeypatch, missing):
    with listening(tmp_path / "server", lacking=missing) as server:
        monkeypatch.setenv("HOME", str(server.home))
        monkeypatch.setenv("RSYNC_RSH", server.shell)
        deployed(archive, server.address)
        edit(archive)
        deployed(archive, server.address)
        hold(archive, standing(server.folder))
        (server.folder / "index.html.gz").write_bytes(b"not what was sent")
        assert deployed(archive, server.address, verify=True).sent == 1
        hold(archive, standing(server.folder))


def test_a_file_of_the_sites_own_that_is_called_like_a_copy_stays_as_it_is(archive):
    manifest = next(archive.config.memory_dir.glob("site-*.db"))
    with sqlite3.connect(manifest) as database:
        (row,) = database.execute("select * from pages where url = 'index.html'")
        database.execute("insert into pages values (?, ?, ?, ?, ?, ?, ?)", ("index.html.gz", *row[1:]))
    with copies.Copies(archive.config.memory_dir, archive.config.output_dir, ["gz"]) as made:
        assert made.update(lambda _done, _total: None) == ()
        assert "index.html.gz" not in [each.url for each in made.kept()]


def test_a_file_that_is_not_as_built_is_not_packed(archive, tmp_path):
    (archive.folder / "public" / "atom.xml").write_text("<feed/>" * 100)
    with pytest.raises(NotDeployed, match=r"atom\.xml"):
        deployed(archive, f"folder:{tmp_path / 'www'}")
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize("what", ["new", "changed"])
def test_a_copy_never_comes_before_pages_that_its_page_leads_to(what):
    """A page that changed may get its first copy: it waits for the new pages, as the page does."""
    order = [*STEPS, DELETIONS]
    for kind in ("article", "section", "feed", "seal", "front"):
        page, copy = Move("changed", "a.html", kind), Move(what, "a.html.gz", kind, copy=True)
        assert order.index(step(copy)) == order.index(step(page))


@pytest.mark.parametrize("data", [b"", b"a", bytes(range(256)) * 999, "Ö".encode() * 10_000])
def test_the_same_bytes_are_packed_into_the_same_bytes(data):
    for way, unpack in (("gz", gzip.decompress), ("br", brotli.decompress)):
        made = encodings.encoded(data, way)
        assert (unpack(made), encodings.encoded(data, way)) == (data, made)
    assert encodings.encoded(data, "gz")[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"  # no time, no name, no system


def test_bytes_of_another_version_of_a_library_are_made_anew(archive, tmp_path, monkeypatch):
    www = tmp_path / "www"
    deployed(archive, f"folder:{www}", ["gz"])
    monkeypatch.setattr(encodings.zlib, "ZLIB_RUNTIME_VERSION", "9.9")
    packing = copies.encoded
    monkeypatch.setattr(copies, "encoded", lambda data, _way: gzip.compress(data, 1, mtime=1))
    assert deployed(archive, f"folder:{www}", ["gz"]).sent > 0
    hold(archive, standing(www), ["gz"])
    assert packing(b"", "gz") == encodings.encoded(b"", "gz")


def test_what_would_not_grow_smaller_has_no_copy(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "encoded", lambda data, _way: zlib.compress(data, 0))
    deployed(archive, f"folder:{tmp_path / 'www'}", ["gz"])
    assert standing(tmp_path / "www") == archive.site()


@pytest.mark.parametrize("value", ["gz", ["zip"], [1], {"gz": True}])
def test_what_is_no_list_of_encodings_is_told(value):
    with pytest.raises(Wrong, match="not a list of encodings"):
        destinations({"live": {"to": "folder:www", "precompress": value}})


@pytest.mark.parametrize("to", ["s3://bucket/archive", "git:x#pages"])
def test_where_they_are_of_no_use_they_are_refused(archive, to):
    with pytest.raises(ConfigError, match="of no use there"):
        deployed(archive, to)


def test_without_brotli_it_is_said_how_to_get_it(archive, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "brotli", None)
    with pytest.raises(ConfigError, match=r"newsgen\[br\]"):
        deployed(archive, f"folder:{tmp_path / 'www'}")
