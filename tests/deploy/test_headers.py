"""What a host is to say of a file."""

from pathlib import Path

import pytest

from newsgen.deploy.headers import A_DAY, BRIEFLY, FOR_EVER, headers
from newsgen.deploy.target import Parcel


@pytest.mark.parametrize(
    ("url", "kind", "expected"),
    [
        ("index.html", "front", ("text/html; charset=utf-8", BRIEFLY)),
        ("assets/style.1a5fc6d4.css", "asset", ("text/css; charset=utf-8", FOR_EVER)),
        ("assets/style.css", "asset", ("text/css; charset=utf-8", BRIEFLY)),
        ("assets/sqlite3.wasm.dae03782.bin", "asset", ("application/octet-stream", FOR_EVER)),
        ("search/94/94c9bd177dffa48969c6ae806db90f47.bin", "finding", ("application/octet-stream", FOR_EVER)),
        ("search/index.json", "finding", ("application/json", BRIEFLY)),
        ("photos/1987/deadbeef.JPG", "photo", ("image/jpeg", A_DAY)),
        ("atom.xml", "feed", ("application/atom+xml", BRIEFLY)),
        ("feed.json", "jsonfeed", ("application/feed+json", BRIEFLY)),
        ("sitemap.xml", "sitemap", ("application/xml", BRIEFLY)),
        ("data/articles-2015.jsonl", "data", ("application/jsonl", BRIEFLY)),
        ("2015/deadbeef.html", "article", ("text/html; charset=utf-8", BRIEFLY)),
        ("SHA256SUMS", "seal", ("text/plain; charset=utf-8", BRIEFLY)),
        ("odd.thing", "asset", ("application/octet-stream", BRIEFLY)),
    ],
)
def test_each_file_says_what_it_is_and_how_long_it_keeps(url, kind, expected):
    assert headers(Parcel(url, kind, "", 0, Path(url))) == expected
