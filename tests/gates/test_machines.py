"""The built site as programs see it: valid HTML and XML, true metadata, few bytes."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import feedparser

from newsgen.model import Article
from proofs.crawl import files, sheet
from proofs.examples import kind
from proofs.judges import html_validate, nu

PAGE_WEIGHT = 30_000  # bytes of HTML, CSS and JavaScript, before any compression
ATOM = "{http://www.w3.org/2005/Atom}"
OF_A_TIME = re.compile(r"^(?:sections|topics|authors|agencies)/[^/]+/(?:\d{3}0s|\d{4}(?:-\d\d)?)\.html$")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Head(HTMLParser):
    """What the head of a page tells programs."""

    def __init__(self) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.times: list[str] = []
        self.scripts: list[str] = []
        self.canonical = ""
        self._type = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._type = given.get("type", "") if tag == "script" else ""
        if tag == "meta" and "content" in given:
            self.metas.append((given.get("name") or given.get("property", ""), given["content"]))
        if tag == "time":
            self.times.append(given.get("datetime", ""))
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]

    def handle_data(self, data: str) -> None:
        if self._type == "application/ld+json":
            self.scripts.append(data)
            self._type = ""

    def all(self, name: str) -> list[str]:
        """Every content given under this name."""
        return [content for given, content in self.metas if given == name]


def head(page: str) -> Head:
    read = Head()
    read.feed(page)
    return read


def paths(folder: Path, suffix: str) -> list[str]:
    return sorted(path for path in files(folder) if path.endswith(suffix))


def test_the_nu_html_checker_has_nothing_to_say(paper):
    assert nu(paper.folder) == []


def test_html_validate_has_nothing_to_say(paper, tmp_path):
    (tmp_path / "wrong.html").write_text("<!doctype html><p><div></p>", encoding="utf-8")
    assert any(word.startswith("wrong.html:1 close-order") for word in html_validate(tmp_path)), "it looks at nothing"
    assert html_validate(paper.folder) == []


def test_every_xml_file_is_well_formed(paper):
    for path in paths(paper.folder, ".xml"):
        ElementTree.parse(paper.folder / path)


def test_a_feed_reader_reads_the_feed(paper):
    feed = feedparser.parse((paper.folder / "atom.xml").read_bytes())
    assert feed.bozo == 0
    assert feed.feed.title == paper.config.title
    assert feed.entries
    newest = [entry.published for entry in feed.entries]
    assert newest == sorted(newest, reverse=True)
    base = paper.config.base_url
    headlines = {base + path: article.headline for path, article in paper.articles.items()}
    assert {entry.link: entry.title for entry in feed.entries}.items() <= headlines.items()
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_the_feed_holds_no_article_without_a_full_date(paper):
    dated = {path for path, article in paper.articles.items() if article.published.day}
    entries = ElementTree.parse(paper.folder / "atom.xml").iter(f"{ATOM}entry")
    links = {link.get("href", "") for entry in entries for link in entry.iter(f"{ATOM}link")}
    assert {link.removeprefix(paper.config.base_url) for link in links} <= dated


def test_the_sitemaps_list_every_page_once(paper):
    base = paper.config.base_url
    listed = []
    for path in paths(paper.folder, ".xml"):
        tree = ElementTree.parse(paper.folder / path)
        listed += [place.text or "" for place in tree.iter(f"{SITEMAP}loc")]
    assert [place for place in listed if not place.startswith(base)] == []
    here = [place.removeprefix(base) for place in listed]
    assert len(here) == len(set(here))
    shown = {path for path in paper.pages if 'content="noindex' not in paper.text(path)} - {"404.html"}
    # Days are reached through their months and the page of all days, a term’s decades and years through the term.
    there = {path for path in shown if kind(path, "") not in ("day", "sameday") and not OF_A_TIME.search(path)}
    pages = {f"{path}index.html" if path.endswith("/") or not path else path for path in here}
    assert {path for path in pages if not path.endswith(".xml")} == there
    assert {path for path in pages if path.endswith(".xml")} <= set(paths(paper.folder, ".xml"))


def test_every_page_says_where_it_stands(paper):
    for path in paper.pages:
        page = paper.text(path)
        if 'content="noindex' in page:
            continue
        pretty = path.removesuffix("index.html") if path.endswith(("/index.html", "index.html")) else path
        assert head(page).canonical == paper.config.base_url + pretty, path


def article_ld(page: str) -> dict[str, object]:
    found = [json.loads(script) for script in head(page).scripts]
    return next(each for each in found if each.get("@type") == "NewsArticle")


def test_the_json_ld_tells_the_truth(paper):
    for path, article in paper.articles.items():
        told = article_ld(paper.text(path))
        assert told["@context"] == "https://schema.org"
        assert told["headline"] == article.headline
        assert [person["name"] for person in told.get("author", [])] == [each.name for each in article.byline]
        assert told["inLanguage"] == article.language
        assert len(told.get("image", [])) == len(article.figures)
        assert len(told.get("correction", [])) == len(article.corrections)
        assert [each["name"] for each in told.get("sourceOrganization", [])] == list(article.agencies)
        assert str(told.get("datePublished", ""))[:10] == article.published.day


def test_zotero_takes_it_for_a_newspaper_article(paper):
    for path, article in paper.articles.items():
        told = head(paper.text(path))
        assert told.all("DC.type") == ["newspaperArticle"], path
        assert told.all("DC.title") == [article.headline]
        assert told.all("DC.creator") == [person.name for person in article.byline]
        assert told.all("DC.date") == ([article.published.day] if article.published.day else [])
        assert told.all("og:type") == ["article"]
        assert [name for name, _ in told.metas if name.startswith("citation_")] == []


def undated(articles: dict[str, Article]) -> list[str]:
    return [path for path, article in articles.items() if not article.published.given]


def test_an_undated_article_shows_no_date_to_any_program(paper):
    """No <time>, no date in the metadata, and no link beside the body that has a date in its address."""
    assert undated(paper.articles)
    for path in undated(paper.articles):
        page = paper.text(path)
        told = head(page)
        assert told.times == []
        assert [name for name, _ in told.metas if "time" in name or "date" in name.lower()] == []
        dated = [link.target for link in sheet(paper.folder, path).links if re.search(r"\d{4}/", link.target)]
        assert dated == []
        footer = page[page.rindex("<footer") :]
        assert re.findall(r"\b(?:1[5-9]|20)\d\d\b", footer) == []


def test_a_date_in_part_is_not_told_as_a_whole_one(paper):
    partly = [path for path, article in paper.articles.items() if article.published.precision in ("month", "year")]
    assert partly
    for path in partly:
        told = head(paper.text(path))
        assert told.all("article:published_time") == []
        assert "datePublished" not in article_ld(paper.text(path))


def test_no_script_element_can_be_closed_by_a_text(paper):
    for path in paper.pages:
        for script in head(paper.text(path)).scripts:
            assert not {"<", ">", "&", "\u2028", "\u2029"} & set(script), path


def test_a_page_is_light(paper):
    heavy = {
        path: weight for path in paths(paper.folder, ".html") if (weight := weigh(paper.folder, path)) > PAGE_WEIGHT
    }
    assert heavy == {}


def weigh(folder: Path, path: str) -> int:
    """Bytes of the page and of the style sheets and scripts that it loads."""
    loaded = {link.path for link in sheet(folder, path).links if link.loads and not link.outside}
    heavy = {each for each in loaded if each.endswith((".css", ".js"))}
    return sum((folder / each).stat().st_size for each in {path, *heavy})


def test_nothing_of_this_machine_is_published(paper):
    """The same bytes wherever it is built: no path of the archive's folder in any file."""
    telling = str(paper.config.root).encode()
    assert [path for path in sorted(files(paper.folder)) if telling in (paper.folder / path).read_bytes()] == []
