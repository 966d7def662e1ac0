"""JSON-LD: a `NewsArticle` of schema.org, for search engines, archives and readers that look for it.

Only a date that is given to the day may stand here: programs that find "2014-05" make a day of it.
"""

from typing import Final

import msgspec
from markupsafe import Markup

from newsgen.model import Article, Correction, Figure, Page
from newsgen.render.links import absolute
from newsgen.render.summaries import summary
from newsgen.render.years import misdated, veiled_json

Json = dict[str, object]

# Characters; programs that find less than 250 on a page take all of it for the text, unless they are told.
BRIEF: Final = 300

_encode = msgspec.json.Encoder().encode

# In a script element "</script>" and "<!--" end or change it whatever stands around them; U+2028 and
# U+2029 end a line for older JavaScript.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script(value: Json) -> Markup:
    """The value as JSON that may stand inside `<script>` whatever its texts are."""
    text = _encode(value).decode()
    if "datePublished" not in value:
        text = veiled_json(text)
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - escaped above


def news_article(page: Page) -> Json:
    """The article of this page as schema.org has it; what is not known is left out."""
    article = page.article
    if article is None:
        return {}
    site = page.site
    house = article.publisher or site.publisher or site.title
    address = absolute(site.base_url, page.plan.url) if site.base_url else ""
    found: Json = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "alternativeHeadline": article.standfirst,
        "abstract": article.standfirst,
        "description": "" if article.standfirst else summary(page),
        "articleBody": "" if _is_long(article) else article.body_text,
        "author": [_person(person.name, person.role) for person in article.byline],
        "publisher": _organisation(house),
        "sourceOrganization": [_organisation(name) for name in article.agencies],
        "datePublished": article.published.text if article.published.day else "",
        "dateModified": article.updated.text if article.published.day and article.updated.day else "",
        "articleSection": page.term.name if page.term else article.section,
        "keywords": list(article.topics),
        "image": [_image(figure, page) for figure in article.figures],
        "correction": [_correction(note, article) for note in article.corrections],
        "inLanguage": article.language,
        "dateline": article.dateline,
        "url": address,
        "mainEntityOfPage": address,
        "copyrightNotice": article.rights or site.rights,
        **_in_print(article),
    }
    return {name: value for name, value in found.items() if value} | {"isAccessibleForFree": True}


def _is_long(article: Article) -> bool:
    """Whether its text is long enough to be found. Most are, which is seen after a paragraph or two."""
    length = -2
    for block in article.body:
        length += len(block.text) + 2 if block.text else 0
        if length >= BRIEF:
            return True
    return False


def _person(name: str, role: str) -> Json:
    return {"@type": "Person", "name": name, **({"jobTitle": role} if role else {})}


def _organisation(name: str) -> Json:
    return {"@type": "Organization", "name": name}


def _image(figure: Figure, page: Page) -> Json:
    """A photo; one that did not survive has its words and no file."""
    photo = page.photos.get(figure.file) if figure.file else None
    found: Json = {
        "@type": "ImageObject",
        "contentUrl": absolute(page.site.base_url, photo.url) if photo and page.site.base_url else "",
        "width": photo.width if photo else 0,
        "height": photo.height if photo else 0,
        "caption": figure.caption,
        "creditText": figure.credit,
        "copyrightNotice": figure.credit,
    }
    return {name: value for name, value in found.items() if value}


def _correction(note: Correction, article: Article) -> Json:
    """A correction; its date is left out where it would be taken for the article's."""
    dated: Json = {"datePublished": note.date} if note.date and not misdated(article, by=note.date) else {}
    return {"@type": "CorrectionComment", "text": note.text, **dated}


def _in_print(article: Article) -> Json:
    place = article.in_print
    if not place:
        return {}
    return {
        "printEdition": place.edition,
        "printSection": place.section,
        "printPage": place.page,
        "printColumn": place.column,
    }
