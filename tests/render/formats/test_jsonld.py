"""JSON-LD: what is known as schema.org has it, what is not known left out, nothing that could end the script."""

import json

import msgspec
import pytest

from newsgen.model import Named
from newsgen.render.formats.jsonld import NewsArticle, news_article, script
from render.courier import FERRY, PARTIAL, UNDATED, paragraphs
from render.sample import BASE_URL, article_page


def told(article, **changed):
    page = article_page(msgspec.structs.replace(article, **changed))
    return json.loads(script(news_article(page, page.article)))


def test_an_article_in_full():
    assert told(FERRY) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": FERRY.headline,
        "alternativeHeadline": FERRY.standfirst,
        "abstract": FERRY.standfirst,
        "author": [
            {"@type": "Person", "name": "Ines Halloran", "jobTitle": "Harbour correspondent"},
            {"@type": "Person", "name": "Tom Adeyemi"},
        ],
        "publisher": {"@type": "Organization", "name": "The Harbour Courier"},
        "sourceOrganization": [{"@type": "Organization", "name": "Northern Wire"}],
        "datePublished": "2015-10-14T18:40+02:00",
        "dateModified": "2015-10-16",
        "articleSection": "Harbour",
        "keywords": ["Ferries", "Outer islands", "Public money"],
        "image": [
            {
                "@type": "ImageObject",
                "contentUrl": BASE_URL + "photos/ferry.11aa22bb.jpg",
                "width": 1600,
                "height": 1067,
                "caption": FERRY.figures[0].caption,
                "creditText": "Ruth Lindqvist",
                "copyrightNotice": "Ruth Lindqvist",
            },
            {
                "@type": "ImageObject",
                "caption": FERRY.figures[1].caption,
                "creditText": "Courier archive",
                "copyrightNotice": "Courier archive",
            },
        ],
        "correction": [
            {"@type": "CorrectionComment", "text": FERRY.corrections[0].text, "datePublished": "2015-10-16"}
        ],
        "inLanguage": "en",
        "dateline": "SKERRY",
        "url": BASE_URL + "2015/10/14/island-ferry.html",
        "mainEntityOfPage": BASE_URL + "2015/10/14/island-ferry.html",
        "copyrightNotice": "© Courier Press",
        "printEdition": "Late city",
        "printSection": "A",
        "printPage": "1",
        "printColumn": "2–4",
        "isAccessibleForFree": True,
    }


def test_an_undated_article_has_no_date_of_any_kind():
    found = told(UNDATED, corrections=FERRY.corrections, updated=FERRY.updated)
    assert "datePublished" not in json.dumps(found)
    assert "dateModified" not in found
    assert found["correction"] == [{"@type": "CorrectionComment", "text": FERRY.corrections[0].text}]


def test_a_brief_is_told_whole():
    brief = msgspec.structs.replace(PARTIAL, body=paragraphs("The tram left.", "It was late."))
    assert told(brief)["articleBody"] == "The tram left.\n\nIt was late."
    assert "articleBody" not in told(PARTIAL)


def test_a_year_of_an_undated_article_reads_back_but_is_not_seen():
    text = script(news_article(article_page(UNDATED), UNDATED))
    assert "2012" not in text
    assert json.loads(text)["image"][0]["caption"].endswith("July 20, 2012")


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!--", "]]>", "&lt;", "a\u2028b\u2029c", '"\\']
)
def test_nothing_ends_the_script(hostile):
    text = str(script(NewsArticle(headline=hostile, date_published="2015-10-14")))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["headline"] == hostile


def test_whom_and_what_it_names_is_told_with_where_else_they_stand():
    named = Named(id="mole", type="place", name="The Mole", lat=54.1, lon=12.0, same_as=("https://example.org/mole",))
    names = {"people": ("Olga Brandt",), "places": ("The Mole", "Long Spit"), "organisations": ("HWU",)}
    told_of = told(FERRY, **names, named=(named,))
    assert told_of["mentions"] == [
        {"@type": "Person", "name": "Olga Brandt"},
        {
            "@type": "Place",
            "name": "The Mole",
            "geo": {"@type": "GeoCoordinates", "latitude": 54.1, "longitude": 12.0},
            "sameAs": ["https://example.org/mole"],
        },
        {"@type": "Place", "name": "Long Spit"},
        {"@type": "Organization", "name": "HWU"},
    ]


def test_a_name_cannot_end_the_script():
    page = article_page(msgspec.structs.replace(FERRY, people=("</script><b>",)))
    assert "</script" not in script(news_article(page, page.article))
