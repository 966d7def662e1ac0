"""The pages of The Harbour Courier as the press gets them: one of every kind."""

from typing import Any

from newsgen.model import (
    Article,
    Card,
    Group,
    Identity,
    Page,
    PagePlan,
    Period,
    Photo,
    Quote,
    Site,
    Step,
    Term,
    Trail,
    When,
)
from render.courier import ARABIC, FERRY, PARTIAL, UNDATED

BASE_URL = "https://courier.example/archive/"
ASSETS = {
    "style.css": "assets/style.00000000.css",
    "front.css": "assets/front.00000000.css",
    "lists.css": "assets/lists.00000000.css",
    "article.js": "assets/article.00000000.js",
    "front.js": "assets/front.00000000.js",
    "index.js": "assets/index.00000000.js",
}
SECTIONS = tuple(
    Term(kind="section", slug=slug, name=name, url=f"sections/{slug}/index.html", count=count)
    for slug, name, count in (
        ("harbour", "Harbour", 14),
        ("city", "City", 11),
        ("world", "World", 8),
        ("sport", "Sport", 6),
        ("culture", "Culture", 3),
    )
)
SITE = Site(
    title="The Harbour Courier",
    base_url=BASE_URL,
    language="en",
    direction="ltr",
    description="Every story the paper printed, from the ferry strike to the last tram",
    publisher="Courier Press",
    rights="All rights with their authors",
    contact="archive@courier.example",
    sections=SECTIONS,
    indexes=("sections", "topics", "people", "places", "authors", "agencies", "quotes", "undated"),
    assets=ASSETS,
)


def site(**changed: Any) -> Site:
    """The site with some of its facts changed."""
    return Site(**{**{name: getattr(SITE, name) for name in Site.__struct_fields__}, **changed})


PHOTOS = {
    "photos/ferry.jpg": Photo(
        path="photos/ferry.jpg", url="photos/ferry.11aa22bb.jpg", digest="11aa22bb", width=1600, height=1067
    ),
    "photos/market.jpg": Photo(
        path="photos/market.jpg", url="photos/market.33cc44dd.jpg", digest="33cc44dd", width=1200, height=900
    ),
}
EARLIER = Card(id="pier", url="2015/10/09/skerry-pier.html", headline="Skerry pier reopens, two winters late")
LATER = Card(id="barge", url="2015/10/20/barge.html", headline="First barge turns back in the swell")
BESIDE = tuple(
    Step(url=card.url, headline=card.headline, published=day, language="en", direction="ltr")
    for card, day in ((EARLIER, "2015-10-09"), (LATER, "2015-10-20"))
)
ADDRESSES = {
    "ferry": "2015/10/14/island-ferry.html",
    "lantern": "undated/lantern-keepers.html",
    "tram": "1987/03/last-tram.html",
    "bridge": "2016/03/02/old-bridge.html",
}

_HEADLINES = (
    (
        "harbour",
        "Board votes to end the island ferry after ninety-one years",
        "Five to four, and the chair’s own vote: from October a freight barge will call twice a week.",
    ),
    (
        "city",
        "Council sells the clock tower to the people who wind it",
        "A society of eleven volunteers pays one crown, and takes on the roof.",
    ),
    (
        "world",
        "Grain ships wait a third week outside the strait",
        "Captains say that the queue is longer than the one before the war; insurers say nothing.",
    ),
    ("sport", "Rovers win at last, and nobody quite knows how", ""),
    (
        "culture",
        "The opera house finds a score in its own cellar",
        "Water had taken the overture. The rest was dry, and wrapped in a tablecloth.",
    ),
    ("city", "Night buses to run until the bakers go to work", "Two lines, one an hour, for a trial of six months."),
    ("harbour", "Skerry pier reopens, two winters late", "The stage is six metres longer, and stands on steel."),
    (
        "world",
        "Villages vote on the dam that would drown them",
        "The count will be read aloud in the three languages of the valley.",
    ),
    ("sport", "A marathon on the sea wall, weather permitting", "It has never yet permitted."),
    ("city", "Market hall keeps its roof, loses its fountain", ""),
)


def card(number: int, *, photo: bool = False) -> Card:
    """One of as many cards as are wanted: newest first, three a month, a new year after thirty-six."""
    section, headline, standfirst = _HEADLINES[number % len(_HEADLINES)]
    year, month, day = 2016 - number // 36, 12 - number // 3 % 12, 28 - number % 3 * 9
    iso = f"{year}-{month:02}-{day:02}"
    name = headline.lower().split(",")[0].replace(" ", "-").replace("’", "")
    return Card(
        id=f"card-{number}",
        url=f"{year}/{month:02}/{day:02}/{name}.html",
        headline=headline,
        standfirst=standfirst,
        byline=("Ines Halloran",) if number % 2 else (),
        published=When(precision="day", text=iso, earliest=iso, latest=iso),
        section=section,
        language="en",
        image=("photos/market.jpg" if number else "photos/ferry.jpg") if photo else "",
    )


def cards(count: int, *, photos: bool = False) -> tuple[Card, ...]:
    """The newest cards; with `photos`, every third has one that survives."""
    return tuple(card(number, photo=photos and number % 3 == 0) for number in range(count))


ARABIC_CARD = Card(
    id="bridge",
    url=ADDRESSES["bridge"],
    headline=ARABIC.headline,
    standfirst=ARABIC.standfirst,
    byline=("ليلى حداد",),
    published=ARABIC.published,
    section="world",
    language="ar",
    direction="rtl",
)
UNDATED_CARD = Card(
    id="lantern",
    url=ADDRESSES["lantern"],
    headline=UNDATED.headline,
    standfirst=UNDATED.standfirst,
    published=UNDATED.published,
    section="harbour",
    language="en",
)


def plan(kind: str, url: str, *, key: str = "") -> PagePlan:
    """A page's place and kind."""
    return PagePlan(kind=kind, url=url, key=key)


def page(kind: str, url: str, *, key: str = "", **shown: Any) -> Page:
    """A page of the site; what is not said is as in most pages."""
    beginning = {"plan": plan(kind, url, key=key), "site": SITE, "lang": "en", "dir": "ltr", "title": key or kind}
    return Page(**{**beginning, **shown})


def article_page(article: Article, **shown: Any) -> Page:
    """An article's page, with links to every listing that it stands in."""
    given = article.published.given
    text = article.published.text[:10] if given else ""
    dates = {name: text[:n] for name, n in (("year", 4), ("month", 7), ("day", 10)) if len(text) >= n}
    links = {name: f"{key.replace('-', '/')}/index.html" for name, key in dates.items()}
    links |= {f"author:{person.name}": f"authors/{n}/index.html" for n, person in enumerate(article.byline) if n == 0}
    links |= {f"topic:{topic}": f"topics/{n}/index.html" for n, topic in enumerate(article.topics)}
    links |= {f"agency:{name}": "agencies/northern-wire/index.html" for name in article.agencies}
    beginning = {
        "lang": article.language,
        "dir": article.direction,
        "title": article.headline,
        "article": article,
        "term": next((term for term in SECTIONS if term.slug == article.section), None),
        "photos": {figure.file: PHOTOS[figure.file] for figure in article.figures if figure.file in PHOTOS},
        "links": links,
        "earlier": EARLIER if given else None,
        "later": LATER if given else None,
        "trails": tuple(
            Trail(term=Term(kind="topic", slug=f"{n}", name=name, url=links[f"topic:{name}"]), earlier=step)
            for n, (name, step) in enumerate(zip(article.topics[:2], BESIDE, strict=False))
        ),
    }
    return page("article", ADDRESSES.get(article.id, f"2015/10/14/{article.slug}.html"), **{**beginning, **shown})


def year(key: str, count: int) -> Period:
    """A year whose articles are spread over its months as a paper's are: more in autumn, none in August."""
    shares = (3, 2, 4, 3, 5, 2, 1, 0, 4, 7, 6, 3)
    months = tuple(count * share // sum(shares) for share in shares)
    return Period(key=key, url=f"{key}/index.html", count=sum(months), months=months)


YEARS = tuple(year(str(number), 40 + number * 37 % 90) for number in range(2009, 2017))
MONTHS = tuple(
    Period(key=f"2015-{number:02}", url=f"2015/{number:02}/index.html", count=count)
    for number, count in enumerate(YEARS[6].months, 1)
    if count
)


def grouped(shown: tuple[Card, ...], *, length: int, urls: bool = True) -> tuple[Group, ...]:
    """Cards under the first `length` characters of their dates."""
    keys = list(dict.fromkeys(each.published.text[:length] for each in shown))
    return tuple(
        Group(
            key=key,
            title="",
            url=f"{key.replace('-', '/')}/index.html" if urls else "",
            cards=tuple(each for each in shown if each.published.text.startswith(key)),
        )
        for key in keys
    )


def front(count: int, *, photos: bool = False, **shown: Any) -> Page:
    """The front page of an archive with this many articles."""
    newest = cards(min(count, 24), photos=photos)
    groups = tuple(
        Group(key=term.slug, title=term.name, url=term.url, cards=of)
        for term in SECTIONS
        if (of := tuple(each for each in cards(min(count, 60), photos=photos) if each.section == term.slug)[:6])
    )
    years = YEARS if count > 20 else YEARS[-1:] if count else ()
    beginning = {
        "description": SITE.description,
        "cards": newest,
        "groups": groups,
        "terms": SECTIONS,
        "periods": years,
        "photos": PHOTOS,
        "facts": {
            "articles": count,
            "earliest": years[0].key if years else "",
            "latest": years[-1].key if years else "",
            "undated": 1 if count > 20 else 0,
            "months": " ".join(f"{year.key}fff" for year in years),
            "days": "f" * 92 if years else "",
        },
    }
    return page("front", "index.html", **{**beginning, **shown})


def listings() -> dict[str, Page]:
    """One listing of every kind."""
    shown = (*cards(30, photos=True)[:12], ARABIC_CARD)
    topic = Term(kind="topic", slug="ferries", name="Ferries", url="topics/ferries/index.html", count=31)
    author = Term(
        kind="author", slug="ines-halloran", name="Ines Halloran", url="authors/ines-halloran/index.html", count=13
    )
    agency = Term(
        kind="agency", slug="northern-wire", name="Northern Wire", url="agencies/northern-wire/index.html", count=5
    )
    october = Period(key="2015-10", url="2015/10/index.html", count=7)
    days = tuple(
        Period(key=f"2015-10-{number:02}", url=f"2015/10/{number:02}/index.html", count=count)
        for number, count in ((2, 1), (9, 3), (14, 2), (20, 1))
    )
    of_days = tuple(
        Group(key=day.key, title="", url=day.url, cards=shown[place * 2 : place * 2 + 2])
        for place, day in enumerate(days)
    )
    of_terms = (*grouped(shown, length=7, urls=False), Group(key="undated", title="", url="", cards=(UNDATED_CARD,)))
    letters = tuple(
        Group(
            key=letter, title=letter, url="", cards=tuple(one for one in cards(10) if one.headline.startswith(letter))
        )
        for letter in "ABCGLMNRSTV"
    )
    topics = tuple(
        Term(
            kind="topic",
            slug=name.lower().replace(" ", "-"),
            name=name,
            url=f"topics/{name.lower().replace(' ', '-')}/index.html" if count > 1 else "",
            count=count,
        )
        for name, count in (
            ("Agriculture", 4),
            ("Archives", 2),
            ("Buses", 7),
            ("Clocks", 1),
            ("Dams", 3),
            ("Élections", 5),
            ("Ferries", 31),
            ("Grain", 9),
            ("Islands", 22),
            ("Markets", 6),
            ("Opera", 2),
            ("Public money", 17),
            ("Storms", 12),
            ("Trams", 8),
            ("جسور", 2),
            ("Ölpreis", 3),
            ("100 years ago", 6),
        )
    )
    person = Term(kind="person", slug="ben-ink", name="Ben Ink", url="people/ben-ink/index.html", count=13)
    speaker = Term(kind="quotes", slug="ben-ink", name="Ben Ink", url="quotes/ben-ink/index.html", count=2)
    oldport = Term(kind="place", slug="oldport", name="Oldport", url="places/oldport/index.html")
    keeper = Term(kind="organisation", slug="harbour-office", name="Harbour Office <&>", url="")
    of_speaker = (Group(key="2015-10", title="", url="", cards=shown[:2]),)
    said = Quote(start=0, end=20, text="The ice will hold & go.", speaker="Ben Ink", anchor="p3")
    guessed = Quote(start=0, end=20, text="We wait.", speaker="Ben Ink", anchor="p4", inferred=True, mention="he")
    return {
        "person": page(
            "person",
            person.url,
            term=person,
            groups=of_terms,
            periods=YEARS,
            neighbours=(oldport, keeper),
            identities=(Identity(id="ink", also=("B. Ink", "Ink <Ben>")),),
            links={"aside": speaker.url},
        ),
        "quotes": page(
            "quotes",
            speaker.url,
            term=speaker,
            groups=of_speaker,
            neighbours=(oldport,),
            quotes={shown[0].id: (said, guessed), shown[1].id: (said,)},
            links={"aside": person.url},
        ),
        "atoz": page(
            "atoz",
            "a-z/index.html",
            terms=(*topics[:3], person, oldport, speaker),
            facts={"kinds": {"topics": "topic", "people": "person", "places": "place", "quotes": "quotes"}},
        ),
        "index-cut": page(
            "index",
            "people/b.html",
            key="people/B",
            terms=(person,),
            period=Period(key="B", url="people/b.html", count=1),
            periods=tuple(Period(key=key, url=f"people/{key.lower()}.html", count=1) for key in "ABC"),
            facts={"terms": 1},
        ),
        "year": page(
            "year",
            "2015/index.html",
            key="2015",
            period=YEARS[6],
            previous=YEARS[5],
            following=YEARS[7],
            periods=MONTHS,
            groups=grouped(shown, length=7),
            photos=PHOTOS,
        ),
        "month": page(
            "month",
            "2015/10/index.html",
            key="2015-10",
            period=october,
            previous=MONTHS[7],
            following=MONTHS[9],
            periods=days,
            groups=of_days,
            photos=PHOTOS,
        ),
        "day": page(
            "day",
            "2015/10/14/index.html",
            key="2015-10-14",
            period=days[2],
            previous=days[1],
            following=days[3],
            cards=shown[:3],
            photos=PHOTOS,
        ),
        "section": page(
            "section", "sections/harbour/index.html", term=SECTIONS[0], groups=of_terms, periods=YEARS, photos=PHOTOS
        ),
        "topic": page("topic", "topics/ferries/index.html", term=topic, groups=of_terms, periods=YEARS, photos=PHOTOS),
        "topic-year": page(
            "topic",
            "topics/ferries/2015.html",
            term=topic,
            period=Period(key="2015", url="topics/ferries/2015.html", count=4),
            previous=Period(key="2014", url="topics/ferries/2014.html", count=2),
            groups=grouped(shown[:4], length=7, urls=False),
        ),
        "author": page("author", "authors/ines-halloran/index.html", term=author, groups=of_terms, photos=PHOTOS),
        "agency": page("agency", "agencies/northern-wire/index.html", term=agency, groups=of_terms[:1]),
        "index": page("index", "topics/index.html", key="topics", terms=topics),
        "undated": page("undated", "undated/index.html", groups=tuple(group for group in letters if group.cards)),
        "undated-letter": page(
            "undated",
            "undated/letter-l.html",
            key="L",
            groups=(Group(key="L", title="L", url="", cards=(UNDATED_CARD,)),),
            period=Period(key="L", url="undated/letter-l.html", count=1),
            periods=(
                Period(key="B", url="undated/letter-b.html", count=310),
                Period(key="L", url="undated/letter-l.html", count=1),
            ),
        ),
    }


def days_of_the_year() -> dict[str, Page]:
    """The same day in all years, and the way to every such day."""
    shown = cards(12, photos=True)[:6]
    held = tuple(Period(key=key, url=f"days/{key}.html", count=0) for key in ("02-29", "10-13", "10-14", "12-31"))
    groups = (
        Group(key="2015", title="2015", url="2015/10/14/index.html", cards=shown[:4]),
        Group(key="2009", title="2009", url="", cards=shown[4:]),
    )
    beside = {"previous": held[1], "following": held[3], "photos": PHOTOS}
    same = Period(key="10-14", url="days/10-14.html", count=6)
    return {
        "days": page("days", "days/index.html", periods=held),
        "sameday": page("sameday", same.url, key="10-14", period=same, groups=groups, **beside),
    }


def others() -> dict[str, Page]:
    """The pages that are about the archive itself, and the files for machines."""
    return {
        "about": page(
            "about",
            "about/index.html",
            periods=YEARS,
            facts={
                "articles": 642,
                "by_status": {"given": 588, "partial": 31, "bounded": 14, "unknown": 9},
                "years": [[each.key, each.count] for each in YEARS],
                "languages": [["en", 611], ["ar", 19], ["de", 12]],
                "formats": [["markdown", 402], ["plain", 240], ["nitf", 3]],
                "sections": [["World", "sections/world/index.html", 400], ["Sport", "sections/sport/index.html", 242]],
                "earliest": "2009",
                "latest": "2016",
                "gaps": [["2013-05", "2013-12"]],
                "downloads": [["feed", "atom.xml"], ["data", "data/datapackage.json"], ["sums", "SHA256SUMS"]],
                "generator": "newsgen 0.1.0",
            },
        ),
        "notfound": page("notfound", "404.html"),
        "redirect": page("redirect", "2015/10/13/island-ferry.html", target=ADDRESSES["ferry"]),
        "gone": page("gone", "2014/02/01/withdrawn.html", facts={"withdrawn": "2014-02-03", "reason": "On request."}),
        "feed": page("feed", "atom.xml", cards=cards(5), facts={"updated": "2016-12-28T00:00:00Z"}),
        "sitemap-index": page(
            "sitemap", "sitemap.xml", facts={"sitemaps": ["sitemaps/2015-10.xml", "sitemaps/undated.xml"]}
        ),
        "sitemap": page(
            "sitemap",
            "sitemaps/2015-10.xml",
            facts={"urls": [["2015/10/14/island-ferry.html", "2015-10-15"], ["2015/10/index.html", ""]]},
        ),
    }


def every_page() -> dict[str, Page]:
    """One page of every kind, by a name of its own."""
    return {
        "article": article_page(FERRY),
        "article-undated": article_page(UNDATED),
        "article-partial": article_page(PARTIAL),
        "article-arabic": article_page(ARABIC),
        "front": front(642, photos=True),
        **listings(),
        **days_of_the_year(),
        **others(),
    }
