"""An article's page: what people see, and what programs find in it."""

import json
import re

import msgspec
import pytest

from newsgen.model import Article, Block, Figure, Page, Person, Provenance, PullQuote, Quote, When
from newsgen.render import Press
from render.courier import ARABIC, FERRY, PARTIAL, UNDATED, paragraphs
from render.markup import Markup
from render.sample import BASE_URL, EARLIER, PHOTOS, article_page, site

# Classes that make programs which extract the text leave out what stands in them.
SHUNNED = re.compile("meta|tags|related|share|author|byline|dateline|nav|menu|sidebar|banner|widget|footer")


@pytest.fixture
def shown(press: Press):
    """What the page of an article looks like to a parser."""

    def look(article: Article, **changed: object) -> Markup:
        return Markup(press.render(article_page(article, **changed)).data.decode())

    return look


def source(press: Press, article: Article, **changed: object) -> str:
    return press.render(article_page(article, **changed)).data.decode()


def altered(article: Article, **changed: object) -> Article:
    return msgspec.structs.replace(article, **changed)


def test_the_head_says_what_programs_ask(shown):
    page = shown(FERRY)
    address = BASE_URL + "2015/10/14/island-ferry.html"
    assert {name: page.meta(name) for name in EXPECTED_HEAD} == EXPECTED_HEAD
    assert {"rel": "canonical", "href": address} in page.every("link")
    assert page.every("html") == [{"lang": "en", "dir": "ltr"}]


EXPECTED_HEAD = {
    "description": [FERRY.standfirst],
    "author": ["Ines Halloran", "Tom Adeyemi"],
    "og:type": ["article"],
    "og:site_name": ["The Harbour Courier"],
    "og:title": [FERRY.headline],
    "og:description": [FERRY.standfirst],
    "og:url": [BASE_URL + "2015/10/14/island-ferry.html"],
    "og:image": [BASE_URL + "photos/ferry.11aa22bb.jpg"],
    "og:image:alt": ["A white car ferry passes a red harbour light at dusk."],
    "article:published_time": ["2015-10-14T18:40+02:00"],
    "article:modified_time": ["2015-10-16"],
    "article:section": ["Harbour"],
    "article:tag": ["Ferries", "Outer islands", "Public money"],
    "twitter:card": ["summary_large_image"],
    "DC.type": ["newspaperArticle"],
    "DC.title": [FERRY.headline],
    "DC.creator": ["Ines Halloran", "Tom Adeyemi"],
    "DC.date": ["2015-10-14"],
    "DC.publisher": ["The Harbour Courier"],
}


def test_without_an_address_of_its_own_the_site_claims_none(shown):
    page = shown(FERRY, site=site(base_url=""))
    assert [link["rel"] for link in page.every("link")] == ["icon", "stylesheet"]
    assert (page.meta("og:url"), page.meta("og:image")) == ([], [])


def test_no_tag_turns_news_into_a_journal_article(shown):
    names = [tag.get("name", "") for tag in shown(FERRY).every("meta")]
    assert [name for name in names if name.startswith("citation_")] == []


@pytest.mark.parametrize(
    "article", [UNDATED, PARTIAL, altered(UNDATED, published=When())], ids=["bounded", "month", "unknown"]
)
def test_a_date_that_is_not_known_to_the_day_is_no_date_to_programs(article, shown):
    page = shown(article)
    assert page.every("time") == []
    assert page.meta("article:published_time") + page.meta("article:modified_time") + page.meta("DC.date") == []
    told = json.loads(page.scripts[0])
    assert not {"datePublished", "dateModified"} & set(told)
    assert not [tag for tag in page.tags if "date" in tag.attributes.get("class", "")]


@pytest.mark.parametrize("article", [UNDATED, PARTIAL], ids=["bounded", "month"])
def test_no_year_on_an_undated_page_can_be_taken_for_its_date(article, press):
    html = source(press, article).replace(f'content="{BASE_URL}1987/', "").replace(f'href="{BASE_URL}1987/', "")
    assert re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", html.replace("1987/03/last-tram", "")) == []


def test_no_dated_link_stands_beside_an_undated_body(shown):
    neighbours = article_page(FERRY)
    page = shown(UNDATED, earlier=neighbours.earlier, later=neighbours.later)
    assert [link for link in page.links() if re.search(r"/\d{4}/", f"/{link}")] == []


@pytest.mark.parametrize(
    ("article", "words"),
    [
        (FERRY, "14 October 2015, 18:40"),
        (PARTIAL, "March 1987"),
        (UNDATED, "Undated · on or after 20 July 2012, inferred"),
        (ARABIC, "2 مارس 2016"),
    ],
    ids=["time", "month", "bounded", "arabic"],
)
def test_the_date_is_told_in_words_as_far_as_it_is_known(article, words, shown):
    assert words in shown(article).text


def test_an_age_is_told_without_a_clock(shown):
    page = shown(FERRY)
    assert "Published in 2015" in page.text
    assert [tag["data-year"] for tag in page.every("p") if "data-year" in tag] == ["2015"]


def test_every_paragraph_can_be_cited(press):
    html = source(press, FERRY)
    assert re.findall(r'<p id="(\w+)">', html) == ["p1", "p2", "p3", "p4", "p5", "p6", "p7"]
    assert '<h2 id="h4">What the figures say</h2>' in html


def test_a_photo_that_survives_has_its_size_caption_and_credit(press):
    html = source(press, FERRY)
    assert (
        '<img src="../../../photos/ferry.11aa22bb.jpg" alt="A white car ferry passes a red harbour light at dusk."'
        ' width="1600" height="1067" decoding="async">'
    ) in html
    assert (
        '<figcaption><bdi class="caption">The Saint Brannoc leaves the inner harbour for Skerry on the evening of the'
        ' vote.</bdi> <bdi class="credit">Photo: Ruth Lindqvist</bdi></figcaption>'
    ) in html


def test_a_photo_that_does_not_survive_keeps_its_place_and_words(shown):
    page = shown(UNDATED)
    assert [tag["class"] for tag in page.every("figure")] == ["photo missing"]
    assert page.every("img") == []
    assert "Photo not preserved" in page.text
    assert "during the centenary parade, July 20, 2012 Photo: Northern Wire" in page.text


def test_a_pull_quote_is_an_aside_that_leads_to_its_paragraph(press):
    html = source(press, FERRY)
    aside = html[html.index("<aside") : html.index("</aside>")]
    assert '<a href="#p3"' in aside
    assert "“We are not closing a ferry, we are closing a road”" in aside
    assert '<p class="speaker">Maud Okafor</p>' in aside
    assert html.index('id="p3"') < html.index("<aside") < html.index('id="p4"')


def test_figures_and_pull_quotes_stand_after_the_block_they_name(press):
    figures = (Figure(caption="Above"), Figure(caption="Second", after=2), Figure(caption="Far", after=99))
    article = altered(
        PARTIAL,
        body=paragraphs("One.", "Two.", "Three."),
        figures=figures,
        pullquotes=(PullQuote(text="Pulled", after=1),),
    )
    text = Markup(source(press, article)).text
    order = [text.index(words) for words in ("Above", "One.", "“Pulled”", "Two.", "Second", "Three.", "Far")]
    assert order == sorted(order)


def test_a_correction_stands_in_a_section_at_the_end_of_the_body(press):
    html = source(press, FERRY)
    inside = html[html.index("article-body") : html.index("</article>")]
    assert '<section class="corrections">' in inside
    assert "16 October 2015" in inside
    assert "It is eleven million." in inside


@pytest.mark.parametrize("article", [FERRY, UNDATED, PARTIAL, ARABIC], ids=lambda article: article.id)
def test_no_class_on_or_around_the_body_makes_programs_leave_it_out(article, press):
    html = source(press, article)
    around = Markup(html[html.index("<main") : html.index("</article>")])
    assert [tag.attributes["class"] for tag in around.tags if SHUNNED.search(tag.attributes.get("class", ""))] == []


def test_an_agency_is_shown_but_is_no_author(shown):
    page = shown(altered(UNDATED, agencies=("Northern Wire",)))
    assert page.meta("author") + page.meta("DC.creator") == []
    assert "author" not in json.loads(page.scripts[0])
    assert "Agencies Northern Wire" in page.text
    assert "Courier and agencies" in page.text


def test_provenance_is_told(shown):
    text = shown(FERRY).text
    assert "Read from originals/3f/3f6b0a7c.txt Received 3 February 2026 SHA-256 3f6b0a7c9d1e24f5" in text
    assert "In print Late city edition, section A, page 1, column 2–4" in text


def test_what_was_inferred_is_told_and_how(shown):
    text = shown(UNDATED).text
    assert "Headline from its place in the text 99%" in text
    assert "Date of publication from the dates in its text 90%" in text
    given = altered(FERRY, provenance={"headline": Provenance(status="given")})
    assert "How this article was read" not in shown(given).text


def test_a_pronoun_is_never_shown_as_a_name_without_a_word(shown):
    quote = Quote(start=0, end=4, text="No.", speaker="Maud Okafor", mention="she", inferred=True, anchor="p2")
    assert "“No.”: she [inferred: Maud Okafor]" in shown(altered(UNDATED, quotes=(quote,))).text


def test_an_arabic_article_in_an_english_site(shown):
    page = shown(ARABIC)
    assert page.every("html") == [{"lang": "ar", "dir": "rtl"}]
    assert page.every("header")[0] == {"class": "masthead", "lang": "en", "dir": "ltr"}
    assert page.every("footer") == [{"class": "colophon", "lang": "en", "dir": "ltr"}]
    assert "بقلم ليلى حداد وسامي نصر" in page.text
    assert "الصورة غير محفوظة" in page.text
    assert "About this article" in page.text


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), None),
        (("Ann Bee",), "By Ann Bee"),
        (("Ann Bee", "Cy Dee"), "By Ann Bee and Cy Dee"),
        (("Ann Bee", "Cy Dee", "Ed Eff"), "By Ann Bee, Cy Dee and Ed Eff"),
    ],
)
def test_a_byline_reads_as_papers_set_it(names, words, shown):
    text = shown(altered(PARTIAL, byline=tuple(Person(name=name) for name in names))).text
    assert (words in text) if words else "By " not in text


def test_names_that_stand_with_roles_are_parted_by_more_than_a_comma(shown):
    byline = (Person(name="Ann Bee", role="Town"), Person(name="Cy Dee"))
    assert "By Ann Bee, Town; Cy Dee" in shown(altered(PARTIAL, byline=byline)).text


def test_a_long_headline_is_set_smaller(press):
    assert '<h1 class="long">' in source(press, altered(FERRY, headline="A word and more " * 8))
    assert "<h1>" in source(press, FERRY)


@pytest.mark.parametrize(("width", "height", "kind"), [(600, 900, "photo tall"), (900, 600, "photo"), (0, 0, "photo")])
def test_an_upright_photo_is_set_narrower(width, height, kind, shown):
    photo = msgspec.structs.replace(PHOTOS["photos/ferry.jpg"], width=width, height=height)
    assert shown(FERRY, photos={"photos/ferry.jpg": photo}).every("figure")[0]["class"] == kind


def test_what_is_wider_than_a_phone_can_be_scrolled_by_keyboard(press):
    table = "<table><tr><th></th><th>Won</th></tr><tr><td>Rovers</td><td>3</td></tr></table>"
    blocks = (Block(kind="table", html=table, text="Won Rovers 3"), Block(kind="code", html="<pre>x</pre>", text="x"))
    html = source(press, altered(PARTIAL, body=blocks))
    assert '<table class="broad" tabindex="0"><tr><td></td> <th>Won</th> </tr>' in html
    assert '<pre class="broad" tabindex="0">x</pre>' in html


def test_a_later_story_is_left_out_where_programs_would_take_its_date(press):
    later = msgspec.structs.replace(EARLIER, published=When(precision="day", text="1996-06-14"))
    old = altered(FERRY, published=When(precision="day", text="1994-09-15"))
    beside = {"earlier": None, "later": later, "trails": ()}
    assert [EARLIER.headline in source(press, one, **beside) for one in (old, FERRY)] == [False, True]


def test_a_later_correction_of_an_old_article_has_no_date_for_programs(shown):
    page = shown(altered(FERRY, published=When(precision="day", text="1994-09-15"), updated=When()))
    assert "datePublished" not in json.loads(page.scripts[0])["correction"][0]
    assert "16 October 2015" in page.text


def test_neighbours_are_told_by_their_headlines_alone_and_in_which_section(press):
    html = source(press, FERRY)
    assert f'<a rel="prev" href="../09/skerry-pier.html"><span>Earlier · {FERRY.section}</span>' in html
    assert "<time" not in html[html.index("</article>") :]


def test_each_way_on_in_a_topic_says_whither_and_which_way(press):
    html = source(press, FERRY)
    row = html[html.index('<nav class="versions trails"') :]
    assert re.findall(r"<li><a href=\"([^\"]+)\"><bdi>", row) == [
        "../../../topics/0/index.html",
        "../../../topics/1/index.html",
    ]
    assert '<a rel="prev" href="../09/skerry-pier.html"><i>Earlier: </i><bdi>Skerry pier' in row


@pytest.mark.parametrize("one", [UNDATED, PARTIAL])
def test_a_page_without_a_day_leads_on_in_no_topic(press, one):
    assert "trails" not in source(press, one)


def test_the_template_reads_nothing_but_the_page(press):
    shown: Page = article_page(altered(FERRY, extra={"colour": "red"}))
    assert b"colour" not in press.render(shown).data
