"""From a source to an article, a draft or a refusal."""

import pytest

from newsgen.articles.parse import MOST_PROBLEMS, parse
from newsgen.config import Config, Era, Section
from newsgen.digests import sha256
from newsgen.model import Article, Figure, Origin, Provenance, Source, When
from newsgen.outcome import Outcome

CONFIG = Config(
    root="/archive",
    publisher="The Gazette",
    sections=(Section(slug="world", title="World news"), Section(slug="coast", title="Coast")),
)


def outcome(text: str | bytes, path: str = "2015/10/storm.md", *, config: Config = CONFIG) -> Outcome:
    data = text if isinstance(text, bytes) else text.encode()
    source = Source(path=path, suffix=path[path.rindex(".") :], data=data, sha256=sha256(data))
    return parse(source, config=config)


def article(text: str, path: str = "2015/10/storm.md", *, config: Config = CONFIG) -> Article:
    made = outcome(text, path, config=config)
    assert made.article is not None, [str(problem) for problem in made.problems]
    return made.article


def told(text: str | bytes, path: str = "2015/10/storm.md", *, config: Config = CONFIG) -> list[str]:
    return [str(problem) for problem in outcome(text, path, config=config).problems]


STORM = """---
headline: Storm at sea
byline: By Jane Doe
published: 2015-10-14
section: coast
weather_station: Rostock
figures:
  - file: harbour.jpg
    after: 1
---

The ferry was late.

![](/ships/ship.png "A ship (Photo: John Roe)")

“We had no bread, and no water either,” said Jane Doe.
"""


def test_an_article():
    made = article(STORM)
    assert made.id == "2015/10/storm"
    assert (made.headline, made.slug, made.section) == ("Storm at sea", "storm-at-sea", "Coast")
    assert made.published == When(precision="day", text="2015-10-14", earliest="2015-10-14", latest="2015-10-14")
    assert (made.language, made.direction) == ("en", "ltr")
    assert made.figures == (
        Figure(file="2015/10/harbour.jpg", after=1),
        Figure(file="ships/ship.png", caption="A ship", credit="John Roe", after=1),
    )
    assert [(quote.anchor, quote.speaker) for quote in made.quotes] == [("p2", "Jane Doe")]
    assert made.extra == {"weather_station": "Rostock"}
    assert made.origin == Origin(path="2015/10/storm.md", format="markdown", sha256=sha256(STORM.encode()))
    assert told(STORM) == []


def test_every_field_says_how_it_is_known():
    given = Provenance(status="given", rule="front-matter")
    assert article(STORM).provenance == {
        "headline": given,
        "byline": given,
        "published": given,
        "section": given,
        "language": Provenance(status="inferred", rule="language/words", confidence=0.95),
        "publisher": Provenance(status="given", rule="configuration"),
    }


def test_the_id_may_be_given_and_is_else_the_path():
    assert article("---\nid: storm-1\nheadline: Storm\n---\nBody").id == "storm-1"
    assert article("# Storm\n\nBody", "u\u0308ber/storm.v2.md").id == "\u00fcber/storm.v2"


@pytest.mark.parametrize(
    ("fields", "slug", "given"),
    [
        ("headline: Don’t panic", "dont-panic", False),
        ("headline: Storm\nslug: great-storm", "great-storm", True),
        ("headline: '😀'", "2015-10-storm", False),
        ("headline: '!!!'", "2015-10-storm", False),
        ("headline: NUL", "nul-1", False),
        ("headline: ../../etc/passwd", "etc-passwd", False),
        (f"headline: {'语' * 300}", None, False),
    ],
)
def test_slugs(fields, slug, given):
    made = article(f"---\n{fields}\n---\nBody")
    assert slug is None or made.slug == slug
    assert 0 < len(made.slug.encode()) <= 120
    assert ("slug" in made.provenance) is given


def test_language_and_direction():
    german = article("# Sturm\n\nDie Fähre ist nicht gefahren, und das war für die Leute auf der Insel ein Problem.")
    arabic = article("# عاصفة\n\nلم تغادر العبارة الميناء بسبب العاصفة التي ضربت الساحل يوم الاثنين.")
    named = article("---\nheadline: Storm\nlanguage: he\n---\nBody")
    turned = article("---\nheadline: Storm\ndirection: rtl\n---\nBody")
    assert (german.language, german.direction) == ("de", "ltr")
    assert (arabic.language, arabic.direction) == ("ar", "rtl")
    assert (named.language, named.direction) == ("he", "rtl")
    assert named.provenance["language"].status == "given"
    assert (turned.language, turned.direction) == ("en", "rtl")


def test_the_era_bounds_an_article_without_a_date():
    config = Config(root="/archive", era=Era(earliest="1990-01-01", latest="1999-12-31"))
    made = article("# Storm\n\nBody", config=config)
    assert made.published == When(precision="bounded", earliest="1990-01-01", latest="1999-12-31")
    assert made.provenance["published"] == Provenance(status="inferred", rule="dates/era", confidence=0.6)
    assert article("# Storm\n\nBody").published == When()


def test_a_house_has_defaults_that_an_article_may_change():
    made = article("---\nheadline: Storm\npublisher: The Herald\n---\nBody")
    assert made.publisher == "The Herald"
    assert article("# Storm\n\nBody").publisher == "The Gazette"


def test_pull_quotes_are_words_of_the_body():
    text = "---\nheadline: Storm\npullquotes:\n  - no bread\n  - no cake\n---\n\n“We had no bread,” said Jane Doe.\n"
    made = article(text)
    assert [(large.text, large.speaker, large.anchor, large.after) for large in made.pullquotes] == [
        ("no bread", "Jane Doe", "p1", 1)
    ]
    assert told(text) == [
        "content/2015/10/storm.md:3 pullquotes.1: The words 'no cake' do not stand in the body. "
        "Quote the body word for word."
    ]


@pytest.mark.parametrize("field", ["draft: true", "draft: yes", "status: Draft", "status: hold"])
def test_drafts_are_kept_back(field):
    made = outcome(f"---\nheadline: Storm\n{field}\n---\nBody")
    assert (made.kind, made.article) == ("draft", None)


def test_a_status_that_holds_nothing_back_is_no_draft():
    assert outcome("---\nheadline: Storm\nstatus: final\n---\nBody").kind == "article"


PLACE = "content/2015/10/storm.md"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Body", f"{PLACE} headline: The article has no headline. "
                 "Write `headline: …` in the front matter, or `# …` on the first line."),
        ("---\nheadline: ''\n---\nBody", f"{PLACE} headline: The article has no headline. "
                 "Write `headline: …` in the front matter, or `# …` on the first line."),
        ("---\ntitle: Pakistan: court rules\n---\nBody",
         f"{PLACE}:2: This is not YAML: mapping values are not allowed in this context. "
         'Write title: "Pakistan: court rules", in quotation marks.'),
        ("---\nheadline: Storm\ndate: 14th of Nevember\n---\nBody",
         f"{PLACE}:3 date: '14th of Nevember' is not a date. "
         "Write 2015-10-14, 2015-10-14T09:30+02:00, 2015-10 or 2015."),
        (b"# Storm\n\nA \0 zero", f"{PLACE}:3: This is no text: it holds a zero byte. "
                                 "Save it as plain text in UTF-8."),
        ("# Storm\n\n" + "> " * 300 + "x", f"{PLACE}:3: This is more than 100 deep. "
                                           "Write it with fewer lists or quotations inside each other."),
        ("# Storm\n\n" + "word " * 420_000, f"{PLACE}:2: The body has 2,100,001 bytes; 2,000,000 are allowed. "
                                            "Divide the article."),
    ],
    ids=["no headline", "empty headline", "yaml", "date", "binary", "deep", "large"],
)  # fmt: skip
def test_what_cannot_be_published_is_refused_with_place_and_mend(text, expected):
    made = outcome(text)
    assert (made.kind, made.article) == ("refused", None)
    assert [str(problem) for problem in made.problems] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Storm", f"{PLACE}: The article has no body. Write it below the front matter."),
        ("---\nheadline: Storm\npublished: 2015-10-14\nupdated: 2015-10-13\n---\nBody",
         f"{PLACE}:4 updated: It was updated (2015-10-13) before it was published (2015-10-14). "
         "Exchange the two, or correct one."),
        ("---\nheadline: Storm\nsection: Coats\n---\nBody",
         f"{PLACE}:3 section: 'Coats' is not a section of this archive. Did you mean 'Coast'?"),
        ("---\nheadline: Storm\n---\n\nA [b](javascript:c).",
         f"{PLACE}:5: The link to 'javascript:c' is refused; its words stay. "
         "Link to an address that begins with https:, http:, mailto: or tel:, or to a path."),
        (b"# Storm\n\nGr\xf6\xdfe", f"{PLACE}:3: The text is not UTF-8; it was read as Windows-1252. "
                                  "Save it in UTF-8, and see that its accents and quotation marks are right."),
    ],
    ids=["empty", "updated", "section", "link", "encoding"],
)  # fmt: skip
def test_what_is_odd_is_published_and_told(text, expected):
    made = outcome(text)
    assert made.kind == "article"
    assert [str(problem) for problem in made.problems] == [expected]


def test_nobody_reads_a_thousand_problems():
    problems = outcome("# Storm\n\n" + "[a](javascript:b)\n\n" * 1_000).problems
    assert len(problems) == MOST_PROBLEMS + 1
    assert str(problems[-1]) == f"{PLACE}: 950 more problems are not shown. Mend these first."


def test_a_suffix_without_a_reader():
    assert told("x", "a.doc") == ["content/a.doc: No reader reads .doc files. Known: .markdown, .md, .txt."]
