"""How to cite an article: in words, and as BibTeX, RIS, CSL-JSON and Wikipedia's template.

Only what is given is cited: a date that was inferred is "n.d.", as style guides have it.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import msgspec

from newsgen.model import Article, Page, Value
from newsgen.render import dates
from newsgen.render.links import absolute
from newsgen.render.words import Words

_BIBTEX_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_CLOSED: Final = (".", "”", "»", "“")  # a part that ends so needs no full stop
_BIBTEX_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_encode: Final = msgspec.json.Encoder().encode
_BIBTEX: Final = re.compile(r"[\\{}&%$#_~^]")


class Citation(Value, frozen=True, kw_only=True):
    """One way to cite an article."""

    name: str  # "BibTeX"
    text: str


class _Subject(Value, frozen=True, kw_only=True):
    """What all ways of citing need of an article."""

    key: str
    headline: str
    authors: tuple[str, ...]
    paper: str
    date: str  # ISO, as long as it is given; empty when it is not
    url: str  # empty when the site has no address of its own
    language: str


def citations(page: Page, words: Words) -> tuple[Citation, ...]:
    """The article of this page, cited in each of the five ways."""
    if not page.article:
        return ()
    subject = _subject(page, page.article)
    plain = Citation(name=words("plain_text"), text=_plain(subject, words))
    return (plain, *(Citation(name=name, text=made(subject)) for name, made in _WAYS.items()))


def _subject(page: Page, article: Article) -> _Subject:
    return _Subject(
        key=article.slug,
        headline=_line(article.headline),
        authors=tuple(_line(person.name) for person in article.byline),
        paper=_line(article.publisher or page.site.publisher or page.site.title),
        date=article.published.text[:10] if article.published.given else "",
        url=absolute(page.site.base_url, page.plan.url) if page.site.base_url else "",
        language=article.language,
    )


def _plain(subject: _Subject, words: Words) -> str:
    date = dates.in_words(subject.date, words.language) if subject.date else words("no_date")
    headline = words("quoted", text=subject.headline)
    parts = (", ".join(subject.authors), headline, subject.paper, date)
    said = [part if part.endswith(_CLOSED) else f"{part}." for part in parts if part]
    return " ".join([*said, subject.url] if subject.url else said)


def _bibtex(subject: _Subject) -> str:
    year, month, day = subject.date[:4], subject.date[5:7], subject.date[8:10].lstrip("0")
    authors = " and ".join([f"{{{_tex_of_name(name)}}}" for name in subject.authors])
    rows = [
        f"  author = {{{authors}}}" if authors else "",
        f"  title = {{{{{_tex(subject.headline)}}}}}",
        f"  journal = {{{_tex_of_name(subject.paper)}}}" if subject.paper else "",
        f"  year = {{{year}}}" if year else "",
        f"  month = {_BIBTEX_MONTHS[int(month) - 1]}" if month else "",  # a word of BibTeX's own, without braces
        f"  day = {{{day}}}" if day else "",
        f"  url = {{{subject.url}}}" if subject.url else "",
        f"  langid = {{{subject.language}}}" if subject.language else "",
    ]
    return f"@article{{{subject.key},\n" + ",\n".join(filter(None, rows)) + "\n}"


def _ris(subject: _Subject) -> str:
    date = subject.date
    rows = [
        "TY  - NEWS",
        *[f"AU  - {name}" for name in subject.authors if name],
        f"TI  - {subject.headline}" if subject.headline else "",
        f"T2  - {subject.paper}" if subject.paper else "",
        f"PY  - {date[:4]}" if date else "",
        f"DA  - {date[:4]}/{date[5:7]}/{date[8:10]}/" if date[5:7] else "",
        f"UR  - {subject.url}" if subject.url else "",
        f"LA  - {subject.language}" if subject.language else "",
        "ER  - ",
    ]
    return "\n".join(filter(None, rows))


def _csl_json(subject: _Subject) -> str:
    authors = ",".join([f'{{"literal":{_json_of_name(name)}}}' for name in subject.authors])
    rows = [
        f'  "id": {_json(subject.key)}',
        '  "type": "article-newspaper"',
        f'  "title": {_json(subject.headline)}',
        f'  "author": [{authors}]' if authors else "",
        f'  "container-title": {_json_of_name(subject.paper)}',
        f'  "issued": {{"date-parts":[[{_date_parts(subject.date)}]]}}' if subject.date else "",
        f'  "URL": {_json(subject.url)}' if subject.url else "",
        f'  "language": {_json_of_name(subject.language)}',
    ]
    return "[{\n" + ",\n".join(filter(None, rows)) + "\n}]"


def _date_parts(date: str) -> str:
    return ",".join([str(int(part)) for part in date.split("-")])


def _json(value: Any) -> str:
    return _encode(value).decode()


def _cite_news(subject: _Subject) -> str:
    names = [_wiki_of_name(name) for name in subject.authors]
    fields = [f" |author{place}={name}" for place, name in enumerate(names, 1) if name]
    date = dates.in_words(subject.date, "en") if subject.date else ""
    foreign = subject.language.split("-")[0] != "en"
    rows = [
        *([f" |author={names[0]}"] if len(names) == 1 and names[0] else fields),
        f" |title={_wiki(subject.headline)}" if subject.headline else "",
        f" |newspaper={_wiki_of_name(subject.paper)}" if subject.paper else "",
        f" |date={date}" if date else "",
        f" |url={_wiki(subject.url)}" if subject.url else "",
        f" |language={subject.language}" if foreign and subject.language else "",
    ]
    return "{{cite news" + "".join(rows) + "}}"


def _wiki(value: str) -> str:
    return value.replace("|", "{{!}}").replace("[", "&#91;").replace("]", "&#93;")


def _tex(text: str) -> str:
    return _BIBTEX.sub(lambda found: _BIBTEX_SPECIAL[found[0]], text)


# The names of the paper and of its authors stand on thousands of pages.
_json_of_name: Final = lru_cache(maxsize=1024)(_json)
_tex_of_name: Final = lru_cache(maxsize=1024)(_tex)
_wiki_of_name: Final = lru_cache(maxsize=1024)(_wiki)


def _line(text: str) -> str:
    """One line: a line break in a field would end a RIS record's row or begin another."""
    return " ".join(text.split())


_WAYS: Final[dict[str, Callable[[_Subject], str]]] = {
    "BibTeX": _bibtex,
    "RIS": _ris,
    "CSL-JSON": _csl_json,
    "Wikipedia": _cite_news,
}
