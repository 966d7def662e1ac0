"""The site as a web archive: every file once, where the index says, with the digest that the site has."""

import gzip
import hashlib
import io
import json
import zipfile

import pytest
from warcio.archiveiterator import ArchiveIterator

from newsgen.exports.cdxj import key
from newsgen.exports.sorting import Sorted
from proofs.archive import Archive


@pytest.fixture
def capsule(export, tmp_path):
    done = export("--wacz", tmp_path / "post.wacz", "--json")
    assert done.code == 0, done.output
    with zipfile.ZipFile(tmp_path / "post.wacz") as opened:
        assert {each.compress_type for each in opened.infolist()} == {zipfile.ZIP_STORED}
        return {name: opened.read(name) for name in opened.namelist()}, done.told["wacz"]


def responses(data):
    records = ArchiveIterator(io.BytesIO(data), check_digests="raise")
    return {
        each.rec_headers.get_header("WARC-Target-URI"): (
            each.http_headers.get_header("Content-Type"),
            each.content_stream().read(),
        )
        for each in records
        if each.rec_type == "response"
    }


def test_every_file_of_the_site_is_recorded_at_its_address(capsule, archive):
    parts, told = capsule
    recorded, site = responses(parts["archive/data.warc.gz"]), archive.site()
    expected = {f"https://post.example/{path}": data for path, data in site.items()}
    folders = {url.removesuffix("index.html"): data for url, data in expected.items() if url.endswith("/index.html")}
    assert {url: data for url, (_, data) in recorded.items()} == {**expected, **folders}
    assert told["files"] == len(site)
    assert recorded["https://post.example/"][0] == "text/html; charset=utf-8"
    assert recorded["https://post.example/atom.xml"][0] == "application/xml"
    assert recorded["https://post.example/SHA256SUMS"][0] == "text/plain; charset=utf-8"


def test_the_index_leads_to_each_record(capsule):
    parts, _ = capsule
    warc = parts["archive/data.warc.gz"]
    lines = gzip.decompress(parts["indexes/index.cdx.gz"]).decode().splitlines()
    assert lines == sorted(lines, key=str.encode)
    told = [(line.split(" ", 2)[0], json.loads(line.split(" ", 2)[2])) for line in lines]
    assert len(told) == len(responses(warc))
    for surt, each in told:
        start = int(each["offset"])
        ((url, (kind, data)),) = responses(warc[start : start + int(each["length"])]).items()
        assert (url, kind.split(";")[0], surt) == (each["url"], each["mime"], key(url))
        assert each["digest"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_guide_leads_to_each_block(capsule):
    parts, _ = capsule
    head, *blocks = parts["indexes/index.idx"].decode().splitlines()
    assert head == '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}'
    for line in blocks:
        surt, _, place = line.split(" ", 2)
        told = json.loads(place)
        block = parts["indexes/index.cdx.gz"][told["offset"] : told["offset"] + told["length"]]
        assert gzip.decompress(block).decode().startswith(f"{surt} ")


def test_the_package_tells_the_digest_of_every_part(capsule):
    parts, _ = capsule
    package = json.loads(parts["datapackage.json"])
    about = {"datapackage.json", "datapackage-digest.json"}
    told = {each["path"]: (each["hash"], each["bytes"]) for each in package["resources"]}
    assert told == {name: (digest(data), len(data)) for name, data in parts.items() if name not in about}
    assert json.loads(parts["datapackage-digest.json"]) == {
        "path": "datapackage.json",
        "hash": digest(parts["datapackage.json"]),
    }
    assert (package["wacz_version"], package["mainPageUrl"]) == ("1.1.1", "https://post.example/")


def digest(data):
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_front_page_stands_first_and_all_pages_after_it(capsule, archive):
    parts, _ = capsule
    front = [json.loads(line) for line in parts["pages/pages.jsonl"].decode().splitlines()]
    others = [json.loads(line) for line in parts["pages/extraPages.jsonl"].decode().splitlines()]
    assert [each.get("url", each.get("format")) for each in front] == ["json-pages-1.0", "https://post.example/"]
    assert len(others) == sum(path.endswith(".html") for path in archive.site())  # with the head, without the front
    assert "Storm at sea" in {each["title"] for each in others}


def test_a_draft_is_in_no_record(capsule):
    parts, _ = capsule
    assert not any(b"Unfinished words" in data for _, data in responses(parts["archive/data.warc.gz"]).values())


@pytest.mark.parametrize(
    ("url", "sorted_as"),
    [
        ("https://post.example/", "example,post)/"),
        ("https://www.Post.example/Sea/index.html", "example,post)/sea/index.html"),
        ("http://post.example:8080/2015/10/", "example,post:8080)/2015/10"),
        ("https://post.example:443/a?B=c", "example,post)/a?b=c"),
    ],
)
def test_addresses_are_sorted_as_web_archives_do(url, sorted_as):
    assert key(url) == sorted_as


def test_lines_that_do_not_fit_into_memory_come_back_sorted(tmp_path):
    lines = [f"{n * 7919 % 1000:04}".encode() for n in range(1000)]
    with Sorted(tmp_path, heap=64) as taken:
        for line in lines:
            taken.add(line)
        assert list(taken) == sorted(lines)


def test_an_archive_without_an_address_is_told_to_have_one(export, archive, tmp_path):
    (archive.folder / "newsgen.toml").write_text('title = "The Post"\n')
    done = export("--wacz", tmp_path / "post.wacz")
    assert (done.code, "Set `base_url`" in done.output) == (2, True)
    assert not (tmp_path / "post.wacz").exists()


def test_an_archive_without_articles_is_recorded_all_the_same(tmp_path):
    from datetime import UTC, datetime

    from newsgen.exports.capsule import export

    empty = Archive(tmp_path / "empty")
    empty.build()
    told = export(empty.config, tmp_path / "e.wacz", moment=datetime(2026, 1, 1, tzinfo=UTC), progress=lambda *_: None)
    assert told.files == len(empty.site())
