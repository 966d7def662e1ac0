"""Addresses: slugs that work everywhere, links that work from a disk, targets that are safe."""

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen import urls


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Iranian troops mobilise for attack on Syria’s Aleppo", "iranian-troops-mobilise-for-attack-on-syrias-aleppo"),
        ("Don’t stop", "dont-stop"),
        ("Don't stop", "dont-stop"),
        ("“Quoted” & <angled>", "quoted-angled"),
        ("Élections à Genève", "elections-a-geneve"),
        ("Москва не верит", "moskva-ne-verit"),
        ("静かな港", "jing-kanagang"),
        ("CON", "con-1"),
        ("Index", "index-1"),
        ("lpt9", "lpt9-1"),
        ("!!!", "undated-x-12"),
        ("😀", "undated-x-12"),
        ("", "undated-x-12"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b\u202ec", "a-bc"),
    ],
)
def test_a_slug_is_lower_case_ascii_and_never_empty(text, slug):
    assert urls.slug(text, fallback="undated/x 12") == slug


@given(st.text(), st.text())
def test_any_text_makes_a_slug_that_any_file_system_takes(text, fallback):
    made = urls.slug(text, fallback=fallback)
    assert 0 < len(made.encode()) <= urls.SLUG_BYTES + 2
    assert made.isascii()
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


PIECES = [
    "a", "B", "word ", "1", "1,000", "-", "--", " ", "'", "’", "“", "&", "&amp;", "&#65;", "é", "ß", "\u212a", "_", ".",
    "/", "\x00", "con", "x" * 30, "y-" * 20, "e\u0301", "İ", "½", "中",
    "–", "—", "Ñandú", "ö\u0308", "\u0363", "\uff07", "\uff06", "Москва", "ь", "سلام", "한", "\u1e9e",
    "ﬁ", "…", "¿", "İ'ı",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.sampled_from(["", "b c", "&eacute;"]))
def test_ascii_needs_no_tables(text, fallback):
    """The quick way for ASCII gives the slug that the library gives."""
    quick = urls.slug(text, fallback=fallback)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(urls, "_ascii_slug", lambda _text: "")
        assert urls.slug(text, fallback=fallback) == quick


@pytest.mark.parametrize(
    ("pattern", "date", "address"),
    [
        ("{year}/{month}/{day}/{slug}.html", ("2015", "10", "14"), "2015/10/14/storm.html"),
        ("{year}/{month}/{day}/{slug}.html", ("2015", "10", ""), "2015/10/storm.html"),
        ("{year}/{month}/{day}/{slug}.html", ("2015", "", ""), "2015/storm.html"),
        ("news/{slug}/index.html", ("2015", "10", "14"), "news/storm/index.html"),
    ],
)
def test_an_address_follows_the_pattern(pattern, date, address):
    year, month, day = date
    assert urls.address(pattern, year=year, month=month, day=day, slug="storm") == address


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("index.html", "about/index.html", "about/index.html"),
        ("2015/10/14/storm.html", "2015/10/14/frost.html", "frost.html"),
        ("2015/10/14/storm.html", "2015/11/index.html", "../../11/index.html"),
        ("2015/10/14/storm.html", "index.html", "../../../index.html"),
        ("a.html", "photos/the quay #1.jpg", "photos/the%20quay%20%231.jpg"),
    ],
)
def test_links_are_relative(source, target, link):
    assert urls.relative(source, target) == link


PATHS = st.lists(st.sampled_from(["a", "b", "é", "x y", "2015"]), min_size=1, max_size=5).map("/".join)


@given(PATHS, PATHS)
def test_a_relative_link_leads_where_it_should(source, target):
    link = unquote(urls.relative(source, target))
    assert posixpath.normpath(posixpath.join(posixpath.dirname(source), link)) == target


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "https://post.example/"),
        ("topics/sea/index.html", "https://post.example/topics/sea/"),
        ("2015/storm.html", "https://post.example/2015/storm.html"),
        ("my-index.html", "https://post.example/my-index.html"),
    ],
)
def test_full_addresses_leave_the_index_out(path, address):
    assert urls.absolute("https://post.example/", path) == address


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a?b=c:d",
        "http://example.org",
        "mailto:desk@post.example",
        "tel:+49123",
        "/2015/storm.html",
        "../flood.md#p2",
        "storm.html?x=javascript:1",
        "#p3",
        "//example.org/x",
        "",
    ],
)
def test_links_that_may_be_published(target):
    assert urls.safe_link(target)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "\\\\host\\share",
        "/\\example.org",
        "http://[broken",
    ],
)
def test_links_that_may_not(target):
    assert not urls.safe_link(target)


def test_two_spellings_of_one_file_fold_together():
    assert urls.fold("Élan.html") == urls.fold("e\u0301LAN.HTML")
