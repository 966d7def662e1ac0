"""One page in, one file's bytes out: what holds for every kind."""

import itertools
import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import msgspec
import pytest

from newsgen.digests import sha256
from newsgen.model import Page, Period, When
from newsgen.render import Press
from render.courier import FERRY, UNDATED
from render.markup import Markup
from render.sample import article_page, every_page, front, page, site

PAGES = every_page()
HTML = {name: shown for name, shown in PAGES.items() if shown.plan.kind not in ("feed", "sitemap")}
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}&amp;</title>"


def printed(press: Press, shown: Page) -> str:
    return press.render(shown).data.decode()


def hostile(value: object) -> object:
    """The value with the hostile text behind every text that an article or a name may hold."""
    if isinstance(value, msgspec.Struct) and not isinstance(value, When):
        return type(value)(**{name: spoilt(name, getattr(value, name)) for name in value.__struct_fields__})
    if isinstance(value, tuple):
        return tuple(hostile(each) for each in value)
    return value


def spoilt(name: str, value: object) -> object:
    if name in TEXTS and isinstance(value, str):
        return value + HOSTILE
    if name in LISTS and isinstance(value, tuple):
        return tuple(each + HOSTILE for each in value)
    if name == "body":
        return value  # sanitised where it was made
    return {each: hostile(one) for each, one in value.items()} if isinstance(value, dict) else hostile(value)


TEXTS = frozenset(
    [
        "headline",
        "kicker",
        "standfirst",
        "name",
        "role",
        "dateline",
        "caption",
        "credit",
        "alt",
        "text",
        "speaker",
        "mention",
        "source_line",
        "publisher",
        "rights",
        "title",
        "description",
        "contact",
        "edition",
        "page",
        "column",
        "desk",
        "image_alt",
        "path",
    ]
)
LISTS = frozenset(("topics", "agencies", "notes"))


@pytest.mark.parametrize("name", PAGES)
def test_the_same_page_gives_the_same_bytes(name, press):
    output = press.render(PAGES[name])
    assert (output.path, output.digest) == (PAGES[name].plan.url, sha256(output.data))
    assert Press().render(PAGES[name]) == output


@pytest.mark.parametrize("name", HTML)
def test_no_text_becomes_markup(name, press):
    clean = Markup(printed(press, HTML[name]))
    spoilt_page = msgspec.structs.replace(hostile(HTML[name]), plan=HTML[name].plan)
    html = printed(press, spoilt_page)
    found = Markup(html)
    assert [tag.name for tag in found.tags if tag.name in ("script", "img")] == [
        tag.name for tag in clean.tags if tag.name in ("script", "img")
    ]
    assert not [tag for tag in found.tags if any(name.startswith("on") for name in tag.attributes)]
    assert html.count("{{ 7*7 }}") >= 2  # no text is a template


@pytest.mark.parametrize("name", [name for name in HTML if name != "notfound"])
def test_links_are_relative_and_stay_inside_the_site(name, press):
    shown = HTML[name]
    for link in Markup(printed(press, shown)).links():
        parts = urlsplit(link)
        if link == "data:," or (parts.netloc and link.startswith(shown.site.base_url)):
            continue
        assert not parts.scheme, link
        assert not link.startswith("/"), link
        assert not normpath(join(dirname(shown.plan.url), unquote(parts.path))).startswith(".."), link


def test_links_name_the_file_so_that_they_work_from_a_disk(press):
    links = Markup(printed(press, PAGES["article"])).links()
    assert "../../../index.html" in links
    assert "../../../sections/harbour/index.html" in links
    assert not [link for link in links if link.endswith("/") and "://" not in link]


@pytest.mark.parametrize(
    ("base_url", "root"), [("https://courier.example/archive/", "https://courier.example/archive/"), ("", "/")]
)
def test_the_page_for_lost_readers_links_from_any_depth(base_url, root, press):
    shown = page("notfound", "404.html", site=site(base_url=base_url))
    links = [link for link in Markup(printed(press, shown)).links() if link not in ("data:,", "#content")]
    assert [link for link in links if not link.startswith(root)] == []


SCRIPTS = {"article": ["application/ld+json", "file"], "front": ["file"], "index": ["file"]}


@pytest.mark.parametrize("name", HTML)
def test_every_page_has_one_title_one_main_and_no_code_in_it(name, press):
    found = Markup(printed(press, HTML[name]))
    names = [tag.name for tag in found.tags]
    assert (names.count("h1"), names.count("main"), names.count("title"), names.count("style")) == (1, 1, 1, 0)
    assert not [tag for tag in found.tags if "style" in tag.attributes]
    scripts = [tag.get("type", "src" in tag and "file") for tag in found.every("script")]
    assert scripts == SCRIPTS.get(HTML[name].plan.kind, [])


@pytest.mark.parametrize("name", HTML)
def test_headings_are_in_order(name, press):
    levels = [int(tag.name[1]) for tag in Markup(printed(press, HTML[name])).tags if re.fullmatch("h[1-6]", tag.name)]
    assert levels[0] == 1
    assert [(above, below) for above, below in itertools.pairwise(levels) if below > above + 1] == []


@pytest.mark.parametrize("name", HTML)
def test_the_foot_of_the_page_holds_no_year(name, press):
    foot = printed(press, HTML[name]).split("<footer", 1)[1]
    assert re.findall(r"\b(?:19|20)\d\d\b", foot) == []


@pytest.mark.parametrize("article", [FERRY, UNDATED], ids=lambda article: article.id)
def test_an_article_weighs_thirty_kilobytes_at_most_and_loads_two_files(article, press):
    shown = article_page(article, site=site(assets=press.asset_paths()))
    html = printed(press, shown)
    loaded = {tag.get("href") or tag.get("src") for tag in Markup(html).every("link") + Markup(html).every("script")}
    files = {
        asset.path: len(asset.data) for asset in press.assets() if f"../{asset.path}" in " ".join(filter(None, loaded))
    }
    assert len(files) == 2
    assert len(html.encode()) + sum(files.values()) <= 30_000


def test_assets_are_named_by_their_bytes(press):
    assets = {asset.path: asset for asset in press.assets()}
    assert sorted(press.asset_paths()) == [
        "article.js", "front.css", "front.js", "index.js", "lists.css", "revisions.css", "search-excerpt.js",
        "search-query.js", "search-worker.js", "search.css", "search.js", "sqlite3.wasm.bin", "style.css",
    ]  # fmt: skip
    for name, path in press.asset_paths().items():
        stem, _, suffix = name.rpartition(".")
        assert re.fullmatch(rf"assets/{re.escape(stem)}\.[0-9a-f]{{8}}\.{suffix}", path)
        assert path.split(".")[-2] == sha256(assets[path].data)[:8]
        assert assets[path].order == 0


def test_nothing_is_loaded_from_elsewhere(press):
    written = [asset for asset in press.assets() if not asset.path.endswith(".bin")]
    for asset in written:
        assert b"//" not in asset.data.replace(b"http", b""), asset.path
        assert not re.search(rb"(?m)@import|^import ", asset.data), asset.path


@pytest.mark.parametrize(
    ("count", "leads", "desks", "charts"),
    [(0, 0, 0, 0), (1, 1, 0, 0), (3, 1, 0, 0), (30, 1, 5, 1), (100_000, 1, 5, 1)],
)
def test_the_front_takes_its_shape_from_what_the_archive_holds(count, leads, desks, charts, press):
    html = printed(press, front(count))
    shape = (html.count('class="card lead"'), html.count('class="desk"'), html.count('class="chart"'))
    assert shape == (leads, desks, charts)


def test_no_story_stands_twice_on_the_front(press):
    links = [
        tag["href"] for tag in Markup(printed(press, front(642))).every("a") if tag.get("href", "").startswith("201")
    ]
    stories = [link for link in links if not link.endswith("index.html")]
    assert len(stories) == len(set(stories))


def test_a_year_in_a_long_archive_stands_in_its_decade(press):
    years = tuple(
        Period(key=str(n), url=f"{n}/index.html", count=3, months=(1, 1, 1, *[0] * 9)) for n in range(1987, 2017)
    )
    html = printed(press, front(90, periods=years))
    assert re.findall(r'<th scope="row">(\d{4})</th>', html) == ["1980", "1990", "2000", "2010"]
    assert html.count("v-120") == 30
