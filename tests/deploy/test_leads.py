"""Where pages that lead on lead to."""

from pathlib import Path

import pytest

from newsgen.deploy.leads import LONGEST, leads
from newsgen.deploy.target import Parcel
from proofs.archive import Archive, story

REFRESH = '<meta http-equiv="refresh" content="0; url={}">'


def parcel(url, kind="redirect"):
    return Parcel(url, kind, "", 0, Path(url))


@pytest.mark.parametrize(
    ("settings", "below", "expected"),
    [
        ("", "", "/2015/10/13/storm-at-sea.html"),
        ("", "archive", "/archive/2015/10/13/storm-at-sea.html"),
        (
            'base_url = "https://post.example/paper/"\n',
            "archive",
            "https://post.example/paper/2015/10/13/storm-at-sea.html",
        ),
    ],
)
def test_as_the_page_of_a_site_says(tmp_path, settings, below, expected):
    archive = Archive(tmp_path / "archive", {"a.md": story("Storm at sea", "2015-10-13", aliases="[old/deep/x.html]")})
    (archive.folder / "newsgen.toml").write_text(settings)
    archive.build()
    page = archive.site()["old/deep/x.html"]
    assert leads(parcel("old/deep/x.html"), page, below=below) == expected
    assert leads(parcel("old/deep/x.html", "article"), page, below=below) == ""


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("../b.html", "/b.html"),
        ("b.html?a&amp;b", "/old/b.html?a&b"),
        ("b\r\nx-amz-acl: public-read-write", ""),
        ("b&#13;&#10;x-amz-acl: public-read-write", ""),
        ("über.html", ""),
        ("a" * LONGEST, ""),
    ],
)
def test_no_header_is_made_of_what_a_header_cannot_hold(to, expected):
    assert leads(parcel("old/x.html"), REFRESH.format(to).encode()) == expected


def test_a_page_of_another_form_leads_nowhere():
    assert leads(parcel("old/x.html"), b"<p>Moved</p>") == ""
