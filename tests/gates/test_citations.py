"""What programs that keep references read out of our citations is what the article says, for every article."""

import html
import json
import re

import bibtexparser
import pytest
import rispy

LATEX = {
    r"\textbackslash{}": "\\", r"\{": "{", r"\}": "}", r"\&": "&", r"\%": "%", r"\$": "$", r"\#": "#", r"\_": "_",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
}  # fmt: skip
WRITTEN = re.compile("|".join(map(re.escape, LATEX)))


def cited(paper, path):
    """The ways of citing an article that its page offers, by name."""
    found = re.search(r'<dl class="citations".*?</dl>', paper.text(path), re.DOTALL)
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd><code>(.*?)</code></dd>", found[0], re.DOTALL)
    # A place to break a line, within the year of what programs would misdate, is no part of the text.
    return {name: html.unescape(text.replace("<wbr>", "")) for name, text in pairs}


def plain(tex):
    """LaTeX as it is printed."""
    return WRITTEN.sub(lambda found: LATEX[found[0]], tex)


def told(article):
    """Year, month, day, as far as they are given."""
    return tuple(map(int, article.published.text[:10].split("-"))) if article.published.given else ()


@pytest.fixture(scope="module")
def articles(paper):
    return [(path, article, paper.config.base_url + path) for path, article in paper.articles.items()]


def test_bibtex(paper, articles):
    for path, article, address in articles:
        library = bibtexparser.parse_string(cited(paper, path)["BibTeX"])
        assert library.failed_blocks == [], path
        (entry,) = library.entries
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        assert plain(fields["title"].removeprefix("{").removesuffix("}")) == " ".join(article.headline.split()), path
        names = [plain(name) for name in re.findall(r"\{(.*?)\}(?: and |$)", fields.get("author", ""))]
        assert names == [person.name for person in article.byline], path
        assert fields.get("year", "") == (str(told(article)[0]) if told(article) else ""), path
        assert ("day" in fields) == (len(told(article)) == 3), path
        assert plain(fields["journal"]) == (article.publisher or paper.config.publisher or paper.config.title), path
        assert plain(fields["url"]) == address


def test_ris(paper, articles):
    for path, article, address in articles:
        (entry,) = rispy.loads(cited(paper, path)["RIS"] + "\n")
        assert entry["type_of_reference"] == "NEWS"
        assert entry["title"] == " ".join(article.headline.split()), path
        assert entry.get("authors", []) == [person.name for person in article.byline], path
        assert entry.get("year", "") == (str(told(article)[0]) if told(article) else ""), path
        assert entry["urls"] == [address]


def test_csl_json(paper, articles):
    for path, article, address in articles:
        (entry,) = json.loads(cited(paper, path)["CSL-JSON"])
        assert entry["title"] == " ".join(article.headline.split()), path
        assert [each["literal"] for each in entry.get("author", [])] == [person.name for person in article.byline], path
        assert entry.get("issued", {}).get("date-parts", [[]]) == [[*told(article)]], path
        assert entry["URL"] == address


def test_the_wikipedia_template_is_one_template(paper, articles):
    for path, article, address in articles:
        text = cited(paper, path)["Wikipedia"]
        assert text.startswith("{{cite news |"), path
        assert text.count("{{") == text.count("}}"), path
        fields = dict(field.split("=", 1) for field in text.removesuffix("}}").split(" |")[1:] if "=" in field)
        assert fields["url"] == address, path
        assert ("date" in fields) == article.published.given, path
